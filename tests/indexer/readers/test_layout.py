from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import DocumentTooLarge
from indexer.readers import layout
from indexer.readers.layout import laid_out
from indexer.readers.rawtext import RawText
from indexer.readers.sheet import Glyph, Sheet, usual_width

EM = 16.0
LEADING = 28.0
LEFT, RIGHT = 72.0, 72.0 + 28 * EM
FIRST = LEFT + 2 * EM


def glyphs(text: str, x: float, y: float, size: float = EM, spread: float = 0.0) -> Iterator[Glyph]:
    for char in text:
        width = usual_width(char) * size
        yield Glyph(char, x, x + width, y, size)
        x += width + spread


def centred(text: str, y: float, size: float = EM) -> Iterator[Glyph]:
    width = usual_width(text) * size
    return glyphs(text, (LEFT + RIGHT - width) / 2, y, size)


def sheet(*lines: Iterable[Glyph]) -> Sheet:
    return Sheet(595, 842, [glyph for line in lines for glyph in line])


def body(texts: Iterable[tuple[float, str]], top: float = 100.0) -> Iterator[Iterator[Glyph]]:
    return (glyphs(text, x, top + i * LEADING) for i, (x, text) in enumerate(texts))


def paragraphs(raw: RawText) -> list[str]:
    assert raw.openings is not None
    hidden = {i for span in raw.furniture for i in range(span.start, span.end)}
    ends = [*raw.openings[1:], len(raw.text)]
    return [
        "".join(raw.text[i] for i in range(start, end) if i not in hidden and raw.text[i] != "\n")
        for start, end in zip(raw.openings, ends, strict=True)
    ]


def furniture(raw: RawText) -> list[str]:
    return [raw.text[span.start : span.end] for span in raw.furniture]


TWO_PARAGRAPHS = [
    (FIRST, "甲" * 26),
    (LEFT, "乙" * 28),
    (LEFT, "丙" * 9 + "。"),
    (FIRST, "丁" * 26),
    (LEFT, "戊" * 28),
    (LEFT, "己" * 28),
]


def unlike(number: int) -> list[tuple[float, str]]:
    """The two paragraphs in other words, as no page repeats another."""
    return [
        (x, text.translate({ord(c): ord(c) + 100 * number for c in "甲乙丙丁戊己"}))
        for x, text in TWO_PARAGRAPHS
    ]


def test_a_paragraph_opens_with_its_indent() -> None:
    raw = laid_out([sheet(*body(TWO_PARAGRAPHS))])
    assert paragraphs(raw) == [
        "甲" * 26 + "乙" * 28 + "丙" * 9 + "。",
        "丁" * 26 + "戊" * 28 + "己" * 28,
    ]
    assert raw.text.split("\n")[1] == "乙" * 28


def test_an_indent_of_full_width_spaces_counts() -> None:
    lines = [(LEFT, "　　" + text if x == FIRST else text) for x, text in TWO_PARAGRAPHS]
    raw = laid_out([sheet(*body(lines))])
    assert [each[:3] for each in paragraphs(raw)] == ["　　甲", "　　丁"]


def test_without_indents_the_short_line_before_tells() -> None:
    lines = [(LEFT, text) for _, text in TWO_PARAGRAPHS]
    assert len(paragraphs(laid_out([sheet(*body(lines))]))) > 1
    lines = [(LEFT, "甲" * 28), (LEFT, "乙" * 28), (LEFT, "丙。"), (LEFT, "丁" * 28), (LEFT, "戊" * 5)]
    assert paragraphs(laid_out([sheet(*body(lines))])) == [
        "甲" * 28 + "乙" * 28 + "丙。",
        "丁" * 28 + "戊" * 5,
    ]


def test_a_long_number_that_did_not_fit_opens_nothing() -> None:
    lines = [(FIRST, "甲" * 26), (LEFT, "乙" * 24), (LEFT, "2022-2025" + "丙" * 9), *TWO_PARAGRAPHS]
    assert paragraphs(laid_out([sheet(*body(lines))]))[0].endswith("2022-2025" + "丙" * 9)


@pytest.mark.parametrize("kept", ["地“非农化”", "标;PM2.5", "道)、“零碳”"])
def test_what_is_not_broken_moves_to_the_next_line_whole(kept: str) -> None:
    lines = [(FIRST, "甲" * 26), (LEFT, "乙" * 26), (LEFT, kept + "丙" * 9), *TWO_PARAGRAPHS]
    assert paragraphs(laid_out([sheet(*body(lines))]))[0].endswith(kept + "丙" * 9)


def test_a_wider_distance_opens_a_paragraph() -> None:
    page = sheet(*body([(LEFT, "甲" * 28)] * 4), glyphs("乙" * 28, LEFT, 100 + 5 * LEADING))
    assert paragraphs(laid_out([page])) == ["甲" * 112, "乙" * 28]


def test_a_title_in_two_centred_lines_is_one_paragraph() -> None:
    page = sheet(
        centred("关于全面推进美丽山西", 40, 22),
        centred("建设的实施意见", 72, 22),
        *body(TWO_PARAGRAPHS, 130),
    )
    assert paragraphs(laid_out([page]))[0] == "关于全面推进美丽山西建设的实施意见"


def test_chapter_and_section_stay_apart_though_both_are_centred() -> None:
    page = sheet(
        centred("第一章 总则", 40, 22), centred("第一节 目的", 72, 22), *body(TWO_PARAGRAPHS, 130)
    )
    assert paragraphs(laid_out([page]))[:2] == ["第一章 总则", "第一节 目的"]


def test_a_centred_heading_goes_on_only_behind_a_full_line() -> None:
    full = [centred("甲" * 27, 44), centred("乙" * 9, 72), *body(TWO_PARAGRAPHS, 100)]
    assert paragraphs(laid_out([sheet(*full)]))[0] == "甲" * 27 + "乙" * 9
    short = [centred("甲" * 8, 44), centred("乙" * 9, 72), *body(TWO_PARAGRAPHS, 100)]
    assert paragraphs(laid_out([sheet(*short)]))[:2] == ["甲" * 8, "乙" * 9]


def test_a_hanging_indent_is_not_a_first_line() -> None:
    lines = [(LEFT, "1." + "甲" * 27), (FIRST, "乙" * 26), (FIRST, "丙" * 5), *TWO_PARAGRAPHS]
    assert paragraphs(laid_out([sheet(*body(lines))]))[0] == "1." + "甲" * 27 + "乙" * 26 + "丙" * 5


def test_an_indented_block_is_one_paragraph() -> None:
    lines = [
        *TWO_PARAGRAPHS[:3],
        (FIRST, "甲" * 26),
        (FIRST, "乙" * 26),
        (FIRST, "丙" * 26),
        (LEFT, "丁" * 28),
    ]
    assert paragraphs(laid_out([sheet(*body(lines))]))[1:] == [
        "甲" * 26 + "乙" * 26 + "丙" * 26,
        "丁" * 28,
    ]


def test_behind_a_heading_that_fills_its_line_a_paragraph_opens() -> None:
    lines = [*TWO_PARAGRAPHS[:3], (FIRST, "一、" + "甲" * 24), (FIRST, "乙" * 26), (LEFT, "丙" * 28)]
    assert paragraphs(laid_out([sheet(*body(lines))]))[1:] == ["一、" + "甲" * 24, "乙" * 26 + "丙" * 28]


def test_signature_and_date_at_the_right_are_two() -> None:
    lines = [*TWO_PARAGRAPHS[:3], (RIGHT - 7 * EM, "山西省人民政府"), (RIGHT - 6 * EM, "2024年1月5日")]
    assert paragraphs(laid_out([sheet(*body(lines))]))[1:] == ["山西省人民政府", "2024年1月5日"]


def test_a_change_of_size_opens_a_paragraph() -> None:
    page = sheet(*body([(LEFT, "甲" * 28)] * 3), glyphs("注:" + "乙" * 38, LEFT, 100 + 3 * LEADING, 11))
    assert paragraphs(laid_out([page])) == ["甲" * 84, "注:" + "乙" * 38]


def test_a_page_break_opens_nothing() -> None:
    pages = [sheet(*body(TWO_PARAGRAPHS), centred(f"— {n} —", 800)) for n in (1, 2)]
    raw = laid_out(pages)
    assert furniture(raw) == ["— 1 —", "— 2 —"]
    assert raw.pages == (0, raw.text.index("1 —\n甲") + 4)
    assert len(paragraphs(raw)) == 4
    goes_on = sheet(*body([(LEFT, "庚" * 28), *TWO_PARAGRAPHS]))
    assert paragraphs(laid_out([pages[0], goes_on]))[1].endswith("己" + "庚" * 28)


def test_right_pages_may_have_margins_of_their_own() -> None:
    def page(number: int) -> Sheet:
        return sheet(*body([(x + 20 * (number % 2), text) for x, text in unlike(number) * 4]))

    assert len(paragraphs(laid_out(map(page, range(8))))) == 64


def test_nothing_printed_is_no_text() -> None:
    raw = laid_out([sheet(), sheet(glyphs("　 ", LEFT, 100))])
    assert raw == RawText("", openings=(), pages=(0, 0))


def test_a_blank_page_begins_where_the_next_does() -> None:
    raw = laid_out([sheet(glyphs("甲", LEFT, 100)), sheet(), sheet(glyphs("乙", LEFT, 100)), sheet()])
    assert (raw.text, raw.pages) == ("甲\n乙", (0, 2, 2, 3))


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_CHARACTERS", 9)
    with pytest.raises(DocumentTooLarge):
        laid_out([sheet(glyphs("甲" * 5, LEFT, 100))] * 2)
    monkeypatch.setattr(layout, "MOST_PAGES", 2)
    with pytest.raises(DocumentTooLarge):
        laid_out([sheet()] * 3)


numbers = st.one_of(st.floats(), st.floats(-2000, 2000), st.sampled_from([0.0, 72.0, 100.0]))
some_glyphs = st.builds(
    Glyph, st.text(max_size=2), numbers, numbers, numbers, numbers, st.integers(0, 2)
)


@given(st.lists(st.builds(Sheet, numbers, numbers, st.lists(some_glyphs, max_size=20)), max_size=4))
def test_any_places_give_offsets_within_the_text(sheets: list[Sheet]) -> None:
    raw = laid_out(sheets)
    assert raw.openings is not None
    assert list(raw.openings) == sorted(set(raw.openings))
    assert len(raw.pages) == len(sheets)
    assert all(0 <= each <= len(raw.text) for each in (*raw.openings, *raw.pages))
    assert all(raw.text[start - 1] == "\n" for start in raw.openings if start)
    assert all(0 <= start < end <= len(raw.text) for start, end in raw.furniture)
    raw.text.encode()
