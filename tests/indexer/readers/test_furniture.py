import pytest

from indexer.readers.layout import laid_out
from indexer.readers.rawtext import RawText
from indexer.readers.sheet import Sheet, turned
from tests.indexer.readers.test_layout import (
    FIRST,
    LEFT,
    TWO_PARAGRAPHS,
    body,
    centred,
    glyphs,
    paragraphs,
    sheet,
    unlike,
)


def furniture(raw: RawText) -> list[str]:
    return [raw.text[span.start : span.end] for span in raw.furniture]


@pytest.mark.parametrize(
    "number",
    ["— 62 —", "－６２－", "-62-", "第 3 页 共 9 页", "第3页", "3/9", "62", "ii", "·3·", "– 3 –"],
)
def test_page_numbers_are_furniture(number: str) -> None:
    raw = laid_out([sheet(*body(TWO_PARAGRAPHS), centred(number, 800))])
    assert furniture(raw) == [number]


def test_a_number_among_the_text_is_text() -> None:
    raw = laid_out([sheet(*body([*TWO_PARAGRAPHS, (FIRST, "2025")]))])
    assert furniture(raw) == []


def test_running_heads_are_furniture_from_three_pages_on() -> None:
    def page(number: int) -> Sheet:
        head = glyphs(f"美丽山西规划 第{number}期", LEFT, 50, 10)
        return sheet(head, *body(unlike(number)))

    assert len(furniture(laid_out([page(1), page(2), page(3)]))) == 3
    assert furniture(laid_out([page(1), page(2)])) == []


def test_a_watermark_stands_apart_and_is_furniture() -> None:
    mark = [turned(char, 200 + 40 * i, 500 - 40 * i, -45, 40, 40) for i, char in enumerate("征求意见稿")]
    raw = laid_out(sheet(mark, *body(unlike(number))) for number in range(3))
    assert furniture(raw) == ["征求意见稿"] * 3
    assert len(paragraphs(raw)) == 6
