from service.facts.openers import PREPOSITIONS, openers


def test_the_words_lead_up_and_name_nothing() -> None:
    assert {"实施", "包括", "重点"} <= openers()
    assert not openers() & {"汾河", "县", "产业"}


def test_no_word_is_of_both_kinds() -> None:
    assert not openers() & PREPOSITIONS
