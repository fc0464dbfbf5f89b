"""The clauses of the five documents, and what must hold for any text."""

import re
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.build import Parsed
from indexer.clauses import ParsedClause, context
from indexer.folding import fold_text
from indexer.parsing import coverage
from indexer.readers.rawtext import RawText
from tests.conftest import parse_text

NUMERALS = "一二三四五六七八九十"


def of(parsed: Parsed, document_id: str) -> list[ParsedClause]:
    return [clause for clause in parsed.clauses if clause.document_id == document_id]


def labels(clause: ParsedClause) -> list[str]:
    return [fold_text(level.label) for level in clause.path]


def assert_sound(found: Sequence[ParsedClause], text: str) -> None:
    """Exact, in reading order, without overlap; every sentence and paragraph inside its clause."""
    at = 0
    for clause in found:
        start, end = clause.source.start, clause.source.end
        assert clause.text == text[start:end]
        assert clause.text == clause.text.strip() != ""
        assert start >= at
        for spans in (clause.sentences, clause.paragraphs):
            edges = [edge for span in spans for edge in span]
            assert edges == sorted(edges)
            assert start <= edges[0] < edges[-1] <= end
        at = end
    for field in ("clause_id", "citation"):
        assert max(Counter(getattr(clause, field) for clause in found).values(), default=1) == 1


def test_every_clause_of_every_document_is_cited_exactly(parsed: Parsed) -> None:
    for document, text, found, _ in parsed.documents:
        assert list(found) == of(parsed, document.document_id)
        assert_sound(found, text)


def test_shanxi_meili_has_27_items_counted_over_its_chapters(parsed: Parsed) -> None:
    items = [
        c
        for c in of(parsed, "shanxi-meili")
        if re.fullmatch(r"\([一二三四五六七八九十]+\)", labels(c)[-1:][0] if c.path else "")
    ]
    assert len(items) == 27
    assert [c.clause_id for c in items][7:9] == ["shanxi-meili/3/8", "shanxi-meili/3/9"]
    assert (
        items[7].citation == "《中共山西省委 山西省人民政府关于全面推进美丽山西建设的实施意见》三、(八)"
    )
    assert items[7].path[1].heading == "持续改善空气质量"
    assert items[7].text.startswith("(八)持续改善空气质量。围绕")
    chapters = [2] * 7 + [3] * 4 + [4] * 3 + [5] * 3 + [6] * 3 + [7] * 3 + [8] * 4
    assert [labels(c)[0] for c in items] == [f"{NUMERALS[n - 1]}、" for n in chapters]


def test_guizhou_meili_has_30_items_4_measures_and_30_annex_items(parsed: Parsed) -> None:
    found = of(parsed, "guizhou-meili")
    main = [c for c in found if len(c.path) == 3 and labels(c)[0] == "四、"]
    measures = [c for c in found if labels(c)[:1] == ["五、"]]
    annex = [c for c in found if labels(c)[:1] == ["附"]]
    assert [labels(c)[2] for c in main] == [f"{n}." for n in range(1, 31)]
    assert [labels(c)[1] for c in measures] == ["(一)", "(二)", "(三)", "(四)"]
    assert len(annex) == 30
    assert {labels(c)[1] for c in annex} == {f"{n}、" for n in NUMERALS[:8]}
    assert annex[0].path[0].heading == "重點任務分工"
    assert annex[0].clause_id == "guizhou-meili/annex/1/1"


def test_lingqiu_has_23_items_and_5_measures(parsed: Parsed) -> None:
    found = of(parsed, "lingqiu-shifan")
    items = [c for c in found if len(c.path) == 3]
    measures = [c for c in found if labels(c)[:1] == ["三、"]]
    assert [labels(c)[2] for c in items] == [f"{n}、" for n in range(1, 24)]
    assert {labels(c)[0] for c in items} == {"二、"}
    assert [labels(c)[1] for c in measures] == [f"({n})" for n in NUMERALS[:5]]


def test_shengtaisheng_has_5_boxes_with_their_items(parsed: Parsed) -> None:
    boxed = [
        c for c in of(parsed, "shanxi-shengtaisheng") if any("专栏" in label for label in labels(c))
    ]
    counts = Counter(label for c in boxed for label in labels(c) if "专栏" in label)
    assert counts == {"专栏1": 5, "专栏2": 10, "专栏3": 3, "专栏4": 2, "专栏5": 3}
    third = next(c for c in boxed if c.clause_id == "shanxi-shengtaisheng/5/box2/3")
    assert third.citation == "《山西生态省建设规划纲要(2021—2030年)》五、专栏2第3项"


def test_a_heading_printed_over_two_lines_is_whole(parsed: Parsed) -> None:
    clause = next(
        c for c in of(parsed, "shanxi-shengtaisheng") if c.clause_id == "shanxi-shengtaisheng/3/1"
    )
    assert (
        clause.path[-1].heading == "以“两山七河一流域”生态修复治理为抓手,建成山清水秀林茂草丰的生态空间"
    )


def test_jinzhong_paragraphs_with_a_lead_sentence_are_clauses_of_their_own(parsed: Parsed) -> None:
    found = {c.clause_id: c for c in of(parsed, "jinzhong-145")}
    quiet = found["jinzhong-145/3/3/4/p6"]
    assert quiet.path[-1] == ("", "创造宁静生活环境")
    assert quiet.citation.endswith("三、(三)4.第6段")
    nuclear = [c.clause_id for c in found.values() if c.text.startswith("加强核与辐射风险防范监管。")]
    assert nuclear == ["jinzhong-145/3/8/3/p1", "jinzhong-145/3/9/3/p1"]


@pytest.mark.parametrize(
    "words",
    [
        "原文如下",
        "詳情如下",
        "—６２—",
        "抄送",
        "表1 晋中市",
        "近日,貴州省人民政府印發",
        "7月20日,晋中市生态环境局公布",
        "此件公开发布",
    ],
)
def test_what_is_not_a_clause_is_in_none(parsed: Parsed, words: str) -> None:
    assert any(words in one.text for one in parsed.documents)
    assert not any(words in clause.text for clause in parsed.clauses)


def test_every_numbered_line_opens_a_clause_or_heads_one(parsed: Parsed) -> None:
    """Counted without the parser: each line that begins with (一), 1. or 1、 is found again."""
    for document, text, *_ in parsed.documents:
        printed = re.findall(
            r"(?m)^[\s\u3000]*(\([一二三四五六七八九十]+\)|[\d０-９]{1,2}(?:[.．](?![\d０-９])|、))(?=\S)",
            text,
        )
        own = of(parsed, document.document_id)
        levels = {
            (tuple(clause.clause_id.split("/")[: 2 + depth]), level.label)
            for clause in own
            for depth, level in enumerate(clause.path)
        }
        found = sum(bool(re.fullmatch(r"\(.+\)|[\d０-９]{1,2}[.．、]", label)) for _, label in levels)
        assert found == len(printed), document.document_id


def texts(text: str) -> list[str]:
    return [clause.text for clause in parse_text(text).clauses]


def test_an_article_is_one_clause_with_its_paragraphs_and_items() -> None:
    law = "办法\n第一章 总则\n第一条 甲应当做事,乙配合:\n(一)开工;\n(二)完工。\n乙应当配合。不得拒绝。\n第二条 本办法自公布之日起施行。"
    found = parse_text(law, "办法").clauses
    assert [clause.citation for clause in found] == ["《办法》第一章第一条", "《办法》第一章第二条"]
    assert found[0].text.endswith("不得拒绝。")


def test_the_heading_of_an_item_is_no_lead_of_its_paragraphs() -> None:
    assert len(texts("标题\n(一)工作目标。到2025年完成。\n各地要加强领导,抓好落实。")) == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("标题\n主送:各市人民政府,省直各部门:\n一、甲\n节约用水。", ["一、甲\n节约用水。"]),
        ("关于节水的通知\n各单位要节约用水。\n请遵照执行。\n某市人民政府\n2024年1月1日",
         ["各单位要节约用水。", "请遵照执行。"]),
        ("标题\n为了节水。\n总体要求\n坚持节水优先。\n主要任务\n建设海绵城市。",
         ["为了节水。", "总体要求\n坚持节水优先。", "主要任务\n建设海绵城市。"]),
        ("通知\n一、各地要加强领导,落实责任。\n二、本通知自印发之日起施行。",
         ["一、各地要加强领导,落实责任。", "二、本通知自印发之日起施行。"]),
        ("标题\n(一)乙\n到2025年森林覆盖率达到25%", ["(一)乙\n到2025年森林覆盖率达到25%"]),
        ("标题\n一、甲\n正文一句。\n表1 指标\n某省:占比达到40%\n二、乙\n正文二句。", ["一、甲\n正文一句。", "二、乙\n正文二句。"]),
    ],
)  # fmt: skip
def test_no_sentence_of_a_body_is_lost(text: str, kept: list[str]) -> None:
    assert texts(text) == kept


LINE = st.sampled_from(
    ["一、总体要求", "二、任务", "(一)加强领导。完善机制。", "(二)监督", "1.治水。", "2、治气。达标。", "(1)其他;", "①甲。",
     "第一章 总则", "第三条 为了保护环境,制定本法。", "第三十条规定的期限", "专栏1 工程", "附件:名单", "附", "前言",
     "——出新绩。持续提升。", "普通的一段正文,没有编号。", "没有句号的一行", "抄送:各部门", "—12—", "", "　　缩进的正文。",
     "２０３５年,森林覆盖率达到２７．２２％。", "原文如下:"]
)  # fmt: skip


@given(
    st.lists(
        LINE | st.text(alphabet="一二三(). 、。,;:第条章附件专栏12\u3000中文", max_size=30), max_size=25
    )
)
def test_any_mixture_of_numbered_lines_gives_sound_clauses(lines: list[str]) -> None:
    text = "\n".join(lines)
    parsed = parse_text(text)
    assert_sound(parsed.clauses, text)
    assert coverage(parsed).uncovered == 0


def cited(text: str, title: str = "办法") -> list[str]:
    return [clause.citation.removeprefix(f"《{title}》") for clause in parse_text(text, title).clauses]


def test_an_inserted_article_has_a_number_of_its_own() -> None:
    found = parse_text(
        "法\n第一百二十条 甲。\n第一百二十条之一 乙。\n第一百二十条之二 丙。\n第一百二十一条 丁。"
    ).clauses
    assert [clause.clause_id for clause in found] == ["d/120", "d/120.1", "d/120.2", "d/121"]
    assert found[1].citation == "《标题》第一百二十条之一"


def test_decimal_numbers_are_cited_once() -> None:
    plan = "预案\n1 总则\n1.1 目的\n为了安全。\n2 职责\n2.1 机构\n2.1.1 领导\n统一领导。\n2.1.2 成员\n2.5微米颗粒物由甲管。"
    assert cited(plan) == ["1.1", "2.1.1", "2.1.2"]


def test_headings_without_numbers_are_levels_of_the_path() -> None:
    found = parse_text(
        "关于节水的意见\n总体要求\n坚持节水。\n保障措施\n(一)领导。加强领导。\n(二)宣传。加强宣传。"
    ).clauses
    assert [clause.citation for clause in found] == [
        "《标题》“总体要求”",
        "《标题》“保障措施”(一)",
        "《标题》“保障措施”(二)",
    ]
    assert found[1].path[0] == ("", "保障措施")


@pytest.mark.parametrize(
    ("item", "ids"),
    [
        ("二、会议决定由财政局垫付资金1200万元。", ["d/2", "d/2/p1", "d/2/p2"]),
        ("二、加强PM2.5和O3协同控制。", ["d/2/p1", "d/2/p2"]),
        ("二、提高站位。", ["d/2/p1", "d/2/p2"]),
        ("二、2024年加强组织领导,落实责任。", ["d/2/p1", "d/2/p2"]),
    ],
)
def test_an_item_that_says_something_is_text_above_its_paragraphs(item: str, ids: list[str]) -> None:
    found = parse_text(
        f"关于垫付的纪要\n一、总体。节约用水。\n{item}\n参会人员:张三、李四\n列席人员:王五\n"
    ).clauses
    assert [clause.clause_id for clause in found][1:] == ids


def test_a_number_printed_twice_is_told_apart_where_it_stands() -> None:
    found = parse_text(
        "关于节水的办法\n一、范围\n(一)甲。做甲。\n(二)乙。做乙。\n一、标准\n(一)丙。做丙。\n二、附则。明年做。"
    ).clauses
    assert [(clause.clause_id, clause.citation) for clause in found] == [
        ("d/1/1", "《标题》一、(一)"), ("d/1/2", "《标题》一、(二)"),
        ("d/1-2/1", "《标题》一、(第2处)(一)"), ("d/2", "《标题》二、"),
    ]  # fmt: skip


def test_a_heading_above_nothing_uses_no_number() -> None:
    found = parse_text("关于节水的办法\n第一章 总则\n第一章 总则\n第一条 节约用水。").clauses
    assert [clause.clause_id for clause in found] == ["d/1/1"]


def test_pages_stand_in_the_citation() -> None:
    text = "标题\n一、甲\n正文一句。\n正文二句。\n二、乙\n正文三句。\n"
    raw = RawText(text, pages=(0, text.index("正文二"), text.index("正文三")))
    found = parse_text(raw).clauses
    assert [clause.citation for clause in found] == ["《标题》一、(第1—2页)", "《标题》二、(第2—3页)"]


def test_the_rows_of_a_table_are_one_clause() -> None:
    found = parse_text(
        "标题\n一、指标\n主要指标如下:\n指标\t单位\t2025年\n森林覆盖率\t%\t26\n(一)甲。做甲。"
    ).clauses
    assert [clause.text for clause in found][1] == "指标\t单位\t2025年\n森林覆盖率\t%\t26"


def test_sentences_of_an_article_know_their_place() -> None:
    [clause] = parse_text("法\n第一条 甲应当:\n(一)开工;\n(二)完工。\n乙应当配合。不得拒绝。").clauses
    assert clause.places == ("第一款", "第一款第一项", "第一款第二项", "第二款", "第二款")


def test_what_follows_the_signature_stands_beside_the_text() -> None:
    text = "关于印发预案的通知\n现通知如下:\n一、加强领导。\n二、抓好落实。\n某市人民政府\n2023年1月2日\n某市应急预案\n1 总则\n1.1 目的\n为了安全。"
    assert cited(text, "通知") == ["引言第1段", "一、", "二、", "《某市应急预案》1.1"]


def test_an_explanation_behind_a_statute_is_in_no_article() -> None:
    text = "条例\n第一条 甲。\n第二条 乙。\n关于《条例》的说明\n一、必要性\n很有必要。"
    assert cited(text, "条例") == ["第一条", "第二条", "《关于条例的说明》一、"]


def test_questions_head_their_answers() -> None:
    found = parse_text(
        "政策解读\n什么是生活垃圾?\n日常生活中产生的固体废物。\n怎么分类?\n按规定分类。"
    ).clauses
    assert [clause.path[0].heading for clause in found] == ["什么是生活垃圾?", "怎么分类?"]


def test_fields_of_an_item_are_no_matters_of_their_own() -> None:
    item = "{}.改造老旧小区100个\n责任单位:市住建局\n完成时限:2024年底"
    text = "要点\n" + "\n".join(item.format(n) for n in (1, 2, 3))
    assert cited(text, "要点") == ["1.", "2.", "3."]


def test_a_list_of_short_lines_is_text() -> None:
    assert texts("标题\n附件2\n分类目录\n一、渣土\n二、泥浆") == ["一、渣土", "二、泥浆"]


def test_much_text_in_many_paragraphs_is_more_than_one_clause() -> None:
    paragraph = "我们坚持稳中求进,推动经济发展,民生得到改善,各项事业取得进步。" * 10
    assert cited("报告\n一、回顾\n" + "\n".join([paragraph] * 3), "报告") == ["一、"]
    assert len(cited("报告\n一、回顾\n" + "\n".join([paragraph] * 8), "报告")) == 8


def test_each_row_of_a_long_table_is_a_clause() -> None:
    rows = [f"{n}\t日常工作\t{'落实河长制工作要求,按月上报情况。' * 20}" for n in range(1, 6)]
    text = "\n".join(["细则", "一、考核", "表1 评分", "序号\t项目\t标准", *rows])
    assert cited(text, "细则") == [f"一、表1第{n}行" for n in range(1, 6)]
    assert texts(text)[0] == f"序号\t项目\t标准\n{rows[0]}"


def test_a_sentence_is_read_with_its_title_and_headings(parsed: Parsed) -> None:
    document = parsed.documents[3].document
    clause = next(c for c in parsed.clauses if c.clause_id == "guizhou-meili/annex/2/9")
    assert context(clause, document).endswith(
        "重点任务分工 实施污染防治攻坚行动 深化固体废物污染防治攻坚"
    )
