from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import DictionaryInvalid
from indexer.folding import fold_text
from indexer.settings import Settings
from indexer.words import Segmenter, dictionary_words, read_dictionary


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


def test_words_of_ones_own(segmenter: Segmenter, settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("\ufeff能耗雙控\n三線一單 20 nz\n\nPM10\n", encoding="utf-8")
    own = Segmenter(settings.cache / "jieba", read_dictionary(file))
    assert own.words("推进能耗双控") == ["推进", "能耗双控"]
    assert own.words("三线一单和pm10") == ["三线一单", "和", "pm10"]
    assert segmenter.words("推进能耗双控") != ["推进", "能耗双控"]
    assert own.dictionary == "能耗双控\n三线一单 20 nz\npm10\n"


def test_no_file_no_words() -> None:
    assert read_dictionary(None) == ""


@pytest.mark.parametrize("content", ["水质 多 n", "水质 0", "水质 5 n 多余", "水质\n大气 -1"])
def test_a_line_that_is_no_word_is_told(content: str, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text(content, encoding="utf-8")
    with pytest.raises(DictionaryInvalid, match="行读不懂"):
        read_dictionary(tmp_path / "words.txt")


def test_a_dictionary_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes("水质".encode("gbk"))
    for name in ("words.txt", "none.txt"):
        with pytest.raises(DictionaryInvalid, match="TIAOWEN_DICTIONARY"):
            read_dictionary(tmp_path / name)


def test_the_dictionary_s_words_by_what_they_are() -> None:
    assert {"太原", "贵州"} <= set(dictionary_words("ns"))
    assert {"遵循", "在"} <= set(dictionary_words("v", "p"))
    assert not {"汾河", "遵循"} & set(dictionary_words("p"))
