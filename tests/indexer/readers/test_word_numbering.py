"""Word's numbers: what the levels of a list do to each other, and who numbers what."""

import pytest
from lxml import etree

from indexer.readers.word_numbering import Numbering
from indexer.readers.word_styles import Styles
from tests.indexer.readers.numbering_xml import (
    abstract,
    labels,
    level,
    num,
    numbering,
    paragraph,
    restart,
)


def test_each_level_starts_again_under_the_one_above() -> None:
    counted = numbering(
        abstract(
            0,
            level(0, "%1、", "chineseCountingThousand"),
            level(1, "（%2）", "chineseCountingThousand"),
            level(2, "%3."),
        ),
        num(1),
    )
    found = labels(counted, (0, 1), (1, 1), (1, 1), (2, 1), (0, 1), (1, 1), (2, 1), (2, 1))
    assert found == ["一、", "（一）", "（二）", "1.", "二、", "（一）", "1.", "2."]


def test_several_levels_in_one_label() -> None:
    counted = numbering(abstract(0, level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3")), num(1))
    assert labels(counted, (0, 1), (0, 1), (1, 1), (2, 1), (2, 1)) == ["1", "2", "2.1", "2.1.1", "2.1.2"]


def test_a_level_above_that_was_never_counted_shows_its_start() -> None:
    counted = numbering(abstract(0, level(0, "%1", start=3), level(1, "%1.%2")), num(1))
    assert labels(counted, (1, 1), (1, 1), (0, 1)) == ["3.1", "3.2", "3"]


def test_articles_that_go_on_across_chapters() -> None:
    whole = '<w:lvlRestart w:val="0"/>'
    counted = numbering(
        abstract(
            0,
            level(0, "第%1章", "chineseCountingThousand", suffix="space"),
            level(1, "第%2条", "chineseCountingThousand", more=whole, suffix="space"),
        ),
        num(1),
    )
    found = labels(counted, (0, 1), (1, 1), (1, 1), (0, 1), (1, 1))
    assert found == ["第一章 ", "第一条 ", "第二条 ", "第二章 ", "第三条 "]


def test_a_level_that_starts_again_under_the_top_level_only() -> None:
    top_only = '<w:lvlRestart w:val="1"/>'
    counted = numbering(
        abstract(0, level(0, "%1"), level(1, "%2"), level(2, "%3", more=top_only)), num(1)
    )
    assert labels(counted, (0, 1), (1, 1), (2, 1), (1, 1), (2, 1), (0, 1), (2, 1))[-3:] == [
        "2",
        "2",
        "1",
    ]


def test_the_chapter_in_plain_digits_where_the_level_is_legal() -> None:
    counted = numbering(
        abstract(
            0,
            level(0, "第%1章", "chineseCounting"),
            level(1, "%1.%2", more="<w:isLgl/>"),
            level(2, "%1.%3"),
        ),
        num(1),
    )
    assert labels(counted, (0, 1), (1, 1), (2, 1)) == ["第一章", "1.1", "一.1"]


def test_two_nums_of_one_list_count_on() -> None:
    counted = numbering(abstract(0, level(0, "%1.")), num(1), num(2))
    assert labels(counted, (0, 1), (0, 1), (0, 2), (0, 1)) == ["1.", "2.", "3.", "4."]


def test_a_num_may_start_again_once() -> None:
    counted = numbering(abstract(0, level(0, "%1.")), num(1), num(2, overrides=restart(0, 5)))
    assert labels(counted, (0, 1), (0, 1), (0, 2), (0, 2), (0, 1)) == ["1.", "2.", "5.", "6.", "7."]


def test_two_lists_count_apart() -> None:
    counted = numbering(abstract(0, level(0, "%1.")), abstract(1, level(0, "%1)")), num(1), num(2, 1))
    assert labels(counted, (0, 1), (0, 2), (0, 1)) == ["1.", "1)", "2."]


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="plain"><w:basedOn w:val="1"/>
  <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="loop"/></w:style>
<w:style w:type="numbering" w:styleId="list"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""
HEADINGS = abstract(0, level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCounting"))


def test_a_style_numbers_its_paragraphs() -> None:
    counted = numbering(HEADINGS, num(1), styles=STYLES)
    styles = ("1", "2", "2", "1", "2")
    found = [counted.label(paragraph(None, None, style)) for style in styles]
    assert found == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_a_level_may_name_its_style() -> None:
    linked = abstract(0, level(0, "%1、"), level(1, "（%2）", more='<w:pStyle w:val="1"/>'))
    assert numbering(linked, num(1), styles=STYLES).label(paragraph(None, None, "1")) == "（1）"


@pytest.mark.parametrize("switched_off", [paragraph(0, 0, "1"), paragraph(None, None, "plain")])
def test_num_0_switches_numbering_off(switched_off: etree._Element) -> None:
    assert numbering(HEADINGS, num(1), styles=STYLES).label(switched_off) == ""


def test_the_paragraph_decides_before_its_style() -> None:
    counted = numbering(HEADINGS, abstract(1, level(0, "%1)")), num(1), num(2, 1), styles=STYLES)
    assert counted.label(paragraph(0, 2, "2")) == "1)"
    assert counted.label(paragraph(1, None, "1")) == "（一）"


def test_a_list_may_be_that_of_a_numbering_style() -> None:
    linked = abstract(1, more='<w:numStyleLink w:val="list"/>')
    counted = numbering(HEADINGS, linked, num(1), num(2, 1), styles=STYLES)
    assert labels(counted, (0, 2), (1, 2)) == ["一、", "（一）"]


@pytest.mark.parametrize("odd", [paragraph(0, 99), paragraph(8, 1), paragraph(None, None, "loop")])
def test_what_is_defined_nowhere_has_no_label(odd: etree._Element) -> None:
    assert numbering(HEADINGS, num(1), num(3, 42), styles=STYLES).label(odd) == ""


def test_without_numbering_and_styles_nothing_is_numbered() -> None:
    assert Numbering(None, Styles(None)).label(paragraph()) == ""
