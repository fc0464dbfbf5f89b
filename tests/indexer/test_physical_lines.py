from indexer.folding import fold
from indexer.physical_lines import physical_lines

SENTENCE = (
    "各级各部门要坚持节水优先、空间均衡、系统治理、两手发力的治水思路统筹推进水资源水环境水生态治理。"
)


def test_lines_are_trimmed_and_know_their_indent() -> None:
    [first, second] = physical_lines(fold("  甲 \n\n\u3000\u3000乙"))
    assert [(line.text, line.indent, line.start) for line in (first, second)] == [
        ("甲", 2, 2),
        ("乙", 2, 8),
    ]


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
