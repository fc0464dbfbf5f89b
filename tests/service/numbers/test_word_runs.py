import pytest

from indexer.folding import Span
from service.numbers.word_runs import Run, Word, has_words, run_text, runs_in


def run(*words: str) -> Run:
    ends = [sum(map(len, words[: place + 1])) for place in range(len(words))]
    return tuple(Word(word, Span(end - len(word), end)) for word, end in zip(words, ends, strict=True))


def words_in(text: str, *words: str) -> Run:
    return tuple(Word(word, Span(text.index(word), text.index(word) + len(word))) for word in words)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("灵丘县的那份规划", ["灵丘县规划"]),
        ("灵丘县实施规划", ["灵丘县规划"]),
        ("灵丘县“规划”", ["灵丘县规划"]),
        ("灵丘县,规划", ["灵丘县", "规划"]),
        ("灵丘县和规划", ["灵丘县", "规划"]),
    ],
)
def test_words_with_next_to_nothing_between_are_one_run(text: str, runs: list[str]) -> None:
    words = words_in(text, "灵丘县", "规划")
    assert [run_text(one) for one in runs_in(text, words, Span(0, len(text)))] == runs


def test_words_that_stand_half_outside_a_span_are_in_no_run() -> None:
    text = "灵丘县规划土壤"
    words = words_in(text, "灵丘县", "规划", "土壤")
    assert runs_in(text, words, Span(1, 6)) == [words[1:2]]
    assert runs_in(text, words, Span(3, 7)) == [words[1:]]
    assert runs_in(text, words, Span(5, 5)) == []


def test_a_text_has_all_words_of_a_run_or_does_not() -> None:
    assert has_words("县级生态环境规划", run("规划", "生态"))
    assert not has_words("县级生态环境规划", run("规划", "水源"))
