import pytest
from lxml import etree

from indexer.readers.word_elements import is_on, value
from tests.indexer.readers.numbering_xml import NAMESPACE
from tests.indexer.readers.word_files import cell, field_char, lines_of, paragraph, run, table, with_body


@pytest.mark.parametrize(
    ("said", "on"), [("", True), (' w:val="1"', True), (' w:val="0"', False), (' w:val="False"', False)]
)
def test_a_switch_is_on_unless_it_says_otherwise(said: str, on: bool) -> None:
    assert is_on(etree.fromstring(f"<w:vanish {NAMESPACE}{said}/>")) == on


def test_what_is_missing_is_neither_on_nor_has_a_value() -> None:
    assert not is_on(None)
    assert value(None) == ""


def test_characters_with_elements_of_their_own() -> None:
    signs = (
        "<w:r><w:noBreakHyphen/><w:softHyphen/><w:sym w:font='Symbol' w:char='F0B3'/>"
        "<w:sym w:font='Wingdings 2' w:char='F052'/><w:sym w:font='Webdings' w:char='F041'/>"
        "<w:sym w:font='SimSun' w:char='2103'/><w:sym w:char='zz'/></w:r>"
    )
    assert lines_of(with_body(paragraph("A", signs))) == ["A-≥☑•℃•"]


def test_of_a_field_only_the_result_is_read() -> None:
    page = (
        field_char("begin")
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        + field_char("separate")
        + run("3")
    )
    condition = (
        field_char("begin")
        + run("IF ")
        + page
        + field_char("end")
        + run(" = 1")
        + field_char("separate")
    )
    body = paragraph("见第", page, field_char("end"), "页", condition, "结果", field_char("end"))
    simple = paragraph("<w:fldSimple w:instr='DATE'>" + run("2025年") + "</w:fldSimple>")
    link = paragraph("<w:hyperlink r:id='rId9'>" + run("链接") + "</w:hyperlink>", "之后")
    assert lines_of(with_body(body, simple, link)) == ["见第3页结果", "2025年", "链接之后"]


def test_a_field_without_result_shows_nothing_and_one_without_end_hides_nothing() -> None:
    empty = field_char("begin") + run("XE 索引") + field_char("end")
    body = paragraph(
        "甲", empty, "乙", field_char("end"), field_char("separate"), field_char("begin"), "丙"
    )
    assert lines_of(with_body(body)) == ["甲乙丙"]


def test_pinyin_above_characters_is_left_out() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('yùn')}</w:rt><w:rubyBase>{run('郓')}</w:rubyBase></w:ruby></w:r>"
    assert lines_of(with_body(paragraph(ruby, "城"))) == ["郓城"]


def test_a_formula_keeps_its_fractions_apart() -> None:
    fraction = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    assert lines_of(with_body(paragraph("取", f"<m:oMath>{fraction}</m:oMath>", "值"))) == ["取1/2值"]


def test_the_old_way_of_merging_across() -> None:
    start, more = "<w:hMerge w:val='restart'/>", "<w:hMerge/>"
    row = cell("甲", properties=start) + cell("甲", properties=more) + cell("乙")
    assert lines_of(with_body(table(row))) == ["甲\t乙"]


def test_deleted_rows_and_cells_are_left_out() -> None:
    deleted = f"<w:trPr><w:del w:id='1'/></w:trPr>{cell('删')}{cell('去')}"
    gone = cell("无", properties="<w:cellDel w:id='2'/>")
    assert lines_of(with_body(table(cell("甲") + cell("乙") + gone, deleted))) == ["甲\t乙"]
