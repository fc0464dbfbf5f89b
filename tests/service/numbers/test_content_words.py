import pytest

from indexer.folding import Span
from indexer.words import Segmenter
from service.numbers.content_words import content_words
from service.numbers.labels import labels_in
from service.numbers.word_runs import Run, Word
from service.questions.query import read_query


def words(text: str, segmenter: Segmenter) -> Run:
    query = read_query(text, segmenter)
    return content_words(query, labels_in(query.folded))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请帮忙查找灵丘规划第8条原文", ["灵丘", "规划"]),
        ("灵丘规划那一章", ["灵丘", "规划"]),
        ("土壤法里第三条", ["土壤", "法"]),
        ("灵丘规划第8条是怎么规定的", ["灵丘", "规划"]),
        ("污染防治规定第三条", ["污染", "防治", "规定"]),
        ("灵丘规划规定第三条", ["灵丘", "规划"]),
        ("第8条", []),
    ],
)
def test_words_that_only_ask_and_numbers_are_left_out(
    text: str, expected: list[str], segmenter: Segmenter
) -> None:
    assert [word.text for word in words(text, segmenter)] == expected


def test_a_five_year_plan_in_short_keeps_its_place(segmenter: Segmenter) -> None:
    assert Word("十四五", Span(2, 5)) in words("晋中145规划第四章", segmenter)


def test_a_word_that_runs_into_a_number_is_what_stands_outside_it(segmenter: Segmenter) -> None:
    query = read_query("土壤", segmenter)
    label = labels_in("第8条")[0]._replace(span=Span(1, 2))
    assert content_words(query, (label,)) == (Word("土", Span(0, 1)),)
    assert content_words(query, ()) == (Word("土壤", Span(0, 2)),)
