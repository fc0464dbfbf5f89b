"""Word's numbers: the numerals, what the levels of a list do to each other, and who numbers what."""

import pytest
from lxml import etree

from indexer.readers.word_numbering import Numbering, Styles, numeral

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(
    index: int,
    text: str,
    number_format: str = "decimal",
    start: int = 1,
    more: str = "",
    suffix: str = "nothing",
) -> str:
    """A w:lvl; `more` stands where it is simplest to read, for order does not matter to us."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, abstract_number: int = 0, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_number}"/>{overrides}</w:num>'


def restart(index: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def numbering(*parts: str, styles: str = "") -> Numbering:
    root = etree.fromstring(f"<w:numbering {NAMESPACE}>{''.join(parts)}</w:numbering>")
    return Numbering(root, Styles(etree.fromstring(f"<w:styles {NAMESPACE}>{styles}</w:styles>")))


def paragraph(index: int | None = 0, number: int | None = 1, style: str = "") -> etree._Element:
    ilvl = "" if index is None else f'<w:ilvl w:val="{index}"/>'
    num_id = "" if number is None else f'<w:numId w:val="{number}"/>'
    properties = f"<w:numPr>{ilvl}{num_id}</w:numPr>" if ilvl or num_id else ""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return etree.fromstring(f"<w:p {NAMESPACE}><w:pPr>{style}{properties}</w:pPr></w:p>")


def labels(counted: Numbering, *places: tuple[int, int]) -> list[str]:
    """The labels of paragraphs given by level and num."""
    return [counted.label(paragraph(index, number)) for index, number in places]


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        (
            "chineseCountingThousand",
            "一 十 十一 二十 二十一 一百 一百零一 一百一十 一百二十 九百九十九 一千",
        ),
        (
            "taiwaneseCountingThousand",
            "一 十 十一 二十 二十一 一百 一百零一 一百一十 一百二十 九百九十九 一千",
        ),
        ("chineseCounting", "一 十 十一 二十 二十一 一○○ 一○一 一一○ 一二○ 九九九 一○○○"),
        ("taiwaneseCounting", "一 十 十一 二十 二十一 一○○ 一○一 一一○ 一二○ 九九九 一○○○"),
        ("japaneseCounting", "一 十 十一 二十 二十一 百 百一 百十 百二十 九百九十九 千"),
        ("ideographDigital", "一 一〇 一一 二〇 二一 一〇〇 一〇一 一一〇 一二〇 九九九 一〇〇〇"),
        (
            "chineseLegalSimplified",
            "壹 壹拾 壹拾壹 贰拾 贰拾壹 壹佰 壹佰零壹 壹佰壹拾 壹佰贰拾 玖佰玖拾玖 壹仟",
        ),
        ("decimalZero", "01 10 11 20 21 100 101 110 120 999 1000"),
        ("decimalFullWidth", "１ １０ １１ ２０ ２１ １００ １０１ １１０ １２０ ９９９ １０００"),
        ("upperRoman", "I X XI XX XXI C CI CX CXX CMXCIX M"),
        ("decimalEnclosedCircle", "① ⑩ ⑪ ⑳ 21 100 101 110 120 999 1000"),
        ("decimalEnclosedParen", "⑴ ⑽ ⑾ ⒇ 21 100 101 110 120 999 1000"),
        ("decimalEnclosedFullstop", "⒈ ⒑ ⒒ ⒛ 21 100 101 110 120 999 1000"),
        ("ideographEnclosedCircle", "㊀ ㊉ 11 20 21 100 101 110 120 999 1000"),
        ("ideographTraditional", "甲 癸 11 20 21 100 101 110 120 999 1000"),
        ("ideographZodiac", "子 酉 戌 20 21 100 101 110 120 999 1000"),
        ("hindiVowels", "1 10 11 20 21 100 101 110 120 999 1000"),
    ],
)
def test_numerals(number_format: str, expected: str) -> None:
    numbers = (1, 10, 11, 20, 21, 100, 101, 110, 120, 999, 1000)
    assert [numeral(number, number_format) for number in numbers] == expected.split()


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1001, "一千零一"), (1010, "一千零一十"), (1100, "一千一百"), (10000, "一万")],
)
def test_one_zero_stands_for_a_gap(number: int, expected: str) -> None:
    assert numeral(number, "chineseCountingThousand") == expected


def test_letters_are_repeated_after_z() -> None:
    assert [numeral(number, "lowerLetter") for number in (1, 26, 27, 28, 780, 781)] == [
        "a", "z", "aa", "bb", "z" * 30, "781",
    ]  # fmt: skip
    assert numeral(3, "upperLetter") == "C"


def test_zero_has_no_numeral() -> None:
    assert [numeral(0, name) for name in ("chineseCounting", "lowerRoman", "upperLetter")] == ["0"] * 3


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


def test_a_num_may_replace_a_level() -> None:
    replaced = f'<w:lvlOverride w:ilvl="0">{level(0, "（%1）")}</w:lvlOverride>'
    counted = numbering(abstract(0, level(0, "%1.")), num(1), num(2, overrides=replaced))
    assert labels(counted, (0, 1), (0, 2)) == ["1.", "（2）"]


def test_two_lists_count_apart() -> None:
    counted = numbering(abstract(0, level(0, "%1.")), abstract(1, level(0, "%1)")), num(1), num(2, 1))
    assert labels(counted, (0, 1), (0, 2), (0, 1)) == ["1.", "1)", "2."]


@pytest.mark.parametrize(("suffix", "expected"), [("tab", "1. "), ("space", "1. "), ("nothing", "1.")])
def test_what_stands_between_label_and_text(suffix: str, expected: str) -> None:
    counted = numbering(abstract(0, level(0, "%1.", suffix=suffix)), num(1))
    assert labels(counted, (0, 1)) == [expected]


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("—", "Times New Roman", "—"),
        ("\uf0b7", "Symbol", "•"),
        ("l", "Wingdings", "•"),
        ("", "Arial", "•"),
    ],
)
def test_bullets(text: str, font: str, expected: str) -> None:
    look = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    counted = numbering(abstract(0, level(0, text, "bullet", more=look)), num(1))
    assert labels(counted, (0, 1)) == [expected]


def test_labels_that_do_not_show() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    counted = numbering(
        abstract(
            0,
            level(0, "%1.", "none", suffix="tab"),
            level(1, "", suffix="tab"),
            level(2, "%3.", more=hidden),
        ),
        num(1),
    )
    assert labels(counted, (0, 1), (1, 1), (2, 1)) == [". ", "", ""]


def test_the_fallback_of_a_newer_format() -> None:
    formats = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
    )
    plain = level(0, "%1")
    counted = numbering(abstract(0, plain.replace('<w:numFmt w:val="decimal"/>', formats)), num(1))
    assert labels(counted, (0, 1)) == ["01"]


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
