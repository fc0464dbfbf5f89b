"""Word's lists as they are defined: bullets, hidden labels, newer formats, replaced levels."""

import pytest

from tests.indexer.readers.numbering_xml import abstract, labels, level, num, numbering


def test_a_num_may_replace_a_level() -> None:
    replaced = f'<w:lvlOverride w:ilvl="0">{level(0, "（%1）")}</w:lvlOverride>'
    counted = numbering(abstract(0, level(0, "%1.")), num(1), num(2, overrides=replaced))
    assert labels(counted, (0, 1), (0, 2)) == ["1.", "（2）"]


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
