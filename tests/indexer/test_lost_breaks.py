"""Lines as they come of texts that have lost their breaks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.folding import fold
from indexer.lost_breaks import between, lost_breaks
from indexer.physical_lines import physical_lines

SENTENCE = (
    "各级各部门要坚持节水优先、空间均衡、系统治理、两手发力的治水思路统筹推进水资源水环境水生态治理。"
)


def lines(text: str) -> list[str]:
    return [line.text for line in physical_lines(fold(text))]


def test_a_text_that_lost_its_line_breaks_has_spaces_in_their_place() -> None:
    pieces = ["关于节水的通知", "一、目标", *[SENTENCE] * 40, "二、任务"]
    assert [line.text for line in physical_lines(fold("  ".join(pieces)))] == pieces


def test_a_short_line_keeps_its_spaces() -> None:
    text = "甲  乙  丙  丁  戊  己  庚"
    assert [line.text for line in physical_lines(fold(text))] == [text]


def test_a_text_in_one_line_breaks_at_its_gaps_and_numbers() -> None:
    pieces = ["关于预算的报告", "一、执行情况", "(一)收入", "2017年,收入增长。", "1.税收增长。"]
    last = "2.其他收入下降。" + SENTENCE * 40
    text = " ".join(pieces[:4]) + pieces[4] + last
    assert [line.text for line in physical_lines(fold(text))] == [*pieces, last]


def test_a_heading_in_one_line_ends_where_its_numbers_begin() -> None:
    text = "通告如下:一、招聘要求(一)招聘对象18名。(二)招聘条件1.遵纪守法。2.身体健康。"
    last = "三、其他。" + SENTENCE * 40
    assert [line.text for line in physical_lines(fold(text + last))] == [
        "通告如下:", "一、招聘要求", "(一)招聘对象18名。", "(二)招聘条件", "1.遵纪守法。", "2.身体健康。", last,
    ]  # fmt: skip


def test_articles_in_one_line_keep_the_gaps_behind_their_numbers() -> None:
    pieces = [
        "某市储备粮管理办法", "第一章 总  则", "第一条  为加强管理,制定本办法。",
        "第二条  不得有下列行为:", "(一)虚报数量;", "(二)擅自动用。", "第二章  计  划",
        "第三条  市财政局安排费用。", "第三章 轮  换第一节  计  划", "第四条  " + SENTENCE * 40,
    ]  # fmt: skip
    assert [line.text for line in physical_lines(fold("".join(pieces)))] == [
        *pieces[:-2], "第三章 轮  换", "第一节  计  划", pieces[-1],
    ]  # fmt: skip


def test_articles_that_stand_in_one_line_begin_lines() -> None:
    pieces = ["第二章 计税依据", "第五条 应税固体废物的计税依据。", "第六条 依照第五条规定计算。"]
    assert lines("".join(pieces)) == pieces
    assert lines("第二十条 甲。　　第二十一条 乙。") == ["第二十条 甲。", "第二十一条 乙。"]


def test_the_items_of_an_article_begin_lines() -> None:
    pieces = ["第六条 有下列情形之一的:", "(一)非法倾倒;", "(二)虚假申报。"]
    assert lines("".join(pieces)) == pieces


def test_parts_that_stand_in_one_line_begin_lines() -> None:
    pieces = ["一、总体要求。坚持绿色发展。", "二、重点任务。加强监管。"]
    assert lines("".join(pieces)) == pieces


def test_each_article_and_part_has_items_of_its_own() -> None:
    articles = ["第六条 甲的:", "(一)子;", "(二)丑。", "第七条 乙的:", "(一)寅;", "(二)卯。"]
    assert lines("".join(articles)) == articles
    parts = ["一、甲:", "(一)子。", "(二)丑。", "二、乙:", "(一)寅。", "(二)卯。"]
    assert lines("".join(parts)) == parts


def test_a_chapter_between_articles_begins_a_line() -> None:
    pieces = ["第一章 总则 ", "第一条 甲。", "第二章 分则 ", "第二条 乙。", "第三条 丙。"]
    assert lines("".join(pieces)) == [piece.strip() for piece in pieces]


def test_articles_count_on_from_line_to_line() -> None:
    assert lines("第一条 甲。\n续行。 第二条 乙。") == ["第一条 甲。", "续行。", "第二条 乙。"]


def test_the_first_part_may_stand_behind_a_title() -> None:
    pieces = ["关于分工的通知", "一、主任:主持工作。", "二、副主任:分管投资。"]
    assert lines("".join(pieces)) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("为推进标准统一、服务规范,通知如下:一、总体要求。二、任务。",
         ["为推进标准统一、服务规范,通知如下:", "一、总体要求。", "二、任务。"]),
        ("值班时间为每周一、三、五。二、联系方式见附件。", None),
        ("获得一、二、三等奖的给予奖励。二、其他。", None),
        ("我市是全国唯一、全省第一的试点。二、任务。", None),
        ("二、建设一、二级公路。三、加强管理。", ["二、建设一、二级公路。", "三、加强管理。"]),
    ],
)  # fmt: skip
def test_a_one_inside_a_word_is_no_part(text: str, pieces: list[str] | None) -> None:
    assert lines(text) == (pieces or [text])


@pytest.mark.parametrize(
    "text",
    [
        "第六条 违反本法的,依照第七条 第八条的规定处理。",
        "第六条 违反《条例》(国务院令第693号)第七条 第二款规定的,处罚。",
        "第六条 罚款。第七条 第二款所称企业。",
        "第三章规定的情形以及第十条 规定的情形除外。",
        "第六条 按规定办理。第九条 另行规定。",
        "第六条 包括:(二)设备;(四)材料。",
        "要做到:(一)查清底数;(二)建立台账。",
        "第六条所称污染物。第七条所称企业。",
        "| 第一条 甲。第二条 乙。 |",
    ],
)
def test_numbers_that_do_not_count_on_begin_no_lines(text: str) -> None:
    assert lines(text) == [text]


@given(st.lists(st.sampled_from(
    ["第一条 ", "第二条 ", "第三条", "第一章 总  则", "一、", "二、", "(一)", "(二)", "甲乙", "。", ":", ";", "  "]
), max_size=40).map("".join), st.booleans())  # fmt: skip
def test_nothing_but_white_space_is_lost(text: str, is_long: bool) -> None:
    text += SENTENCE * 40 if is_long else ""
    gaps = lost_breaks(text, 0, len(text))
    kept = "".join(text[start:end] for start, end in between(gaps, 0, len(text)))
    assert "".join(kept.split()) == "".join(text.split())
    assert all(end <= start for (_, end), (start, _) in pairwise(gaps))
