from indexer.words import Segmenter


def test_words_leave_punctuation_out_and_lower_latin_letters(segmenter: Segmenter) -> None:
    assert segmenter.words("推进PM2.5治理,") == ["推进", "pm2.5", "治理"]


def test_bigrams_stand_beside_the_words(segmenter: Segmenter) -> None:
    tokens = segmenter.tokens("森林覆盖率27.22%")
    assert {"森林", "林覆", "覆盖", "盖率"} <= set(tokens)
    assert not any("27" in token and "率" in token for token in tokens)


def test_nothing_gives_no_tokens(segmenter: Segmenter) -> None:
    assert segmenter.tokens(",。 ") == []
