import re

import pytest

from indexer.places import numeral
from service.questions.numerals import ARABIC, HAN, ORDINAL, SPACED, value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十六", 16), ("廿三", 23), ("卅", 30), ("一百零二", 102), ("一千二百六十", 1260), ("16", 16), ("IV", 4),
        ("XIV", 14), ("⑧", 8), ("㊱", 36), ("贰拾", 20), ("十 七", 17),
    ],
)  # fmt: skip
def test_the_value_of_a_numeral(text: str, number: int) -> None:
    assert value(text) == number


@pytest.mark.parametrize("number", range(1, 100))
def test_every_printed_numeral_is_read(number: int) -> None:
    assert re.fullmatch(HAN, numeral(number))
    assert value(numeral(number)) == number


@pytest.mark.parametrize("text", ["十四五", "一二三", "二〇三〇"])
def test_digits_side_by_side_are_no_number(text: str) -> None:
    assert re.search(HAN, text) is None


@pytest.mark.parametrize("text", ["2035", "27.22", "PM2", "5G", "145规划", "30%"])
def test_figures_of_other_things_are_no_number(text: str) -> None:
    assert re.match(ARABIC, text) is None


@pytest.mark.parametrize("text", ["VII", "vii", "⑧", "叁", "1260", "廿三"])
def test_behind_the_word_for_ordinals_any_numeral_counts(text: str) -> None:
    assert re.fullmatch(ORDINAL, text)


def test_letters_that_only_look_like_roman_numerals_are_none() -> None:
    assert re.match(ORDINAL, "İ") is None


def test_a_numeral_may_be_spaced() -> None:
    assert re.fullmatch(SPACED, "一 百 二 十 三")
    assert re.fullmatch(SPACED, "三") is None
