from hypothesis import given
from hypothesis import strategies as st

from indexer.folding import fold_text
from indexer.words import Segmenter


def test_words_leave_punctuation_out_and_lower_latin_letters(segmenter: Segmenter) -> None:
    assert segmenter.words("推进PM2.5治理,") == ["推进", "pm2.5", "治理"]


def test_bigrams_stand_beside_the_words(segmenter: Segmenter) -> None:
    tokens = segmenter.tokens("森林覆盖率27.22%")
    assert {"森林", "林覆", "覆盖", "盖率"} <= set(tokens)
    assert not any("27" in token and "率" in token for token in tokens)


def test_nothing_gives_no_tokens(segmenter: Segmenter) -> None:
    assert segmenter.tokens(",。 ") == []


def test_words_are_placed_where_they_stand(segmenter: Segmenter) -> None:
    placed = segmenter.placed("推进PM2.5治理,治理噪声")
    assert [(word, *span) for word, span in placed] == [
        ("推进", 0, 2), ("pm2.5", 2, 7), ("治理", 7, 9), ("治理", 10, 12), ("噪声", 12, 14)
    ]  # fmt: skip


@given(st.text(alphabet="森林覆盖率PM2.5 %,。K℃Ⅲé"))
def test_every_word_has_its_place(segmenter: Segmenter, text: str) -> None:
    folded = fold_text(text)
    placed = segmenter.placed(folded)
    assert [word for word, _ in placed] == segmenter.words(folded)
    assert all(folded[span.start : span.end].lower() == word for word, span in placed)


@given(st.text())
def test_a_letter_that_is_two_in_lower_case_moves_no_word(segmenter: Segmenter, before: str) -> None:
    folded = f"{fold_text(before)}İ 森林"
    word, span = segmenter.placed(folded)[-1]
    assert word == folded[span.start : span.end] == "森林"
