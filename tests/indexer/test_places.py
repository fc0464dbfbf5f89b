import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.lines import printed
from indexer.numbering import number_of
from indexer.places import numeral, places
from indexer.readers.rawtext import RawText


def of(text: str) -> list[str | None]:
    return places(printed(RawText(text)).paragraphs)


@pytest.mark.parametrize(
    ("article", "found"),
    [
        ("第一条 只有一款。", [None]),
        ("第一条 甲。\n乙。", ["第一款", "第二款"]),
        ("第一条\n甲。\n乙。", ["第一款", "第一款", "第二款"]),
        ("第一条\n甲。", [None, None]),
        ("第一条 应当:\n1.甲。\n2.乙。", [None, "第一项", "第二项"]),
        ("第一条 应当:\n(一)甲;\n(二)乙。", [None, "第一项", "第二项"]),
        ("第一条 甲。\n应当:\n(一)乙;\n(十一)丙。\n丁。", ["第一款", "第二款", "第二款第一项", "第二款第十一项", "第三款"]),
        ("第一条 应当:\n(一)甲,包括:\n1.子;\n2.丑。\n(二)乙。", [None, "第一项", "第一项第1目", "第一项第2目", "第二项"]),
        ("第五条 可以建立:\n(一)林区,包括:\n主要栖息地;\n珍贵树种。\n(二)其他。", [None, "第一项", "第一项", "第一项", "第二项"]),
    ],
)  # fmt: skip
def test_places_of_paragraphs(article: str, found: list[str | None]) -> None:
    assert of(article) == found


@given(st.integers(1, 99))
def test_a_numeral_is_read_back_as_its_number(number: int) -> None:
    assert number_of(numeral(number)) == number


@pytest.mark.parametrize(
    ("number", "written"), [(10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100")]
)
def test_numerals_are_written_as_in_statutes(number: int, written: str) -> None:
    assert numeral(number) == written
