import pytest

from service.facts.openers import (
    DUTIES,
    JOINING,
    PREPOSITIONS,
    function_words,
    length_of_number,
    openers,
)


def test_the_words_lead_up_and_name_nothing() -> None:
    assert {"实施", "涉及", "重点"} <= openers()
    assert not openers() & {"汾河", "县", "产业"}


def test_no_word_is_of_two_kinds() -> None:
    assert not openers() & (PREPOSITIONS | JOINING | DUTIES)


def test_verbs_come_from_the_dictionary() -> None:
    assert {"遵循", "核发", "享受"} <= function_words()
    assert not function_words() & {"汾河", "总量", "政府"}


@pytest.mark.parametrize(
    ("text", "length"),
    [("(六)城市管理部门", 3), ("第七十四条 渔业", 6), ("3.加强监管", 2), ("汾河", 0), ("", 0)],
)
def test_the_number_that_a_line_opens_with(text: str, length: int) -> None:
    assert length_of_number(text) == length
