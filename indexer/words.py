"""Folded text → the words that lexical search matches: jieba words and character bigrams."""

import io
import logging
import math
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import jieba

from indexer.errors import DictionaryInvalid
from indexer.folding import Span, fold_text

_HAN_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
_WORD = re.compile(r"\w")
# jieba counts 「三西」 twice, 「鬼话」 113 times, 「意见」 11,000 times.
_COMMON = 10
# A line of jieba's user dictionary: a word, how often it occurs, its part of speech.
_ENTRY = re.compile(r"\S+( [1-9]\d{0,8})?( [a-z]+)?")


# Into words with their places, as `Segmenter.placed` does.
Cut = Callable[[str], Sequence[tuple[str, Span]]]


class Segmenter:
    """Cuts text into words. Bigrams stand beside them, so that a word cut differently still matches."""

    def __init__(self, cache: Path | None = None, dictionary: str = "") -> None:
        """`cache`: a folder where jieba's own dictionary is kept between starts; `dictionary`: more
        words, as `read_dictionary` gives them."""
        self.dictionary = dictionary
        jieba.setLogLevel(logging.WARNING)
        self._jieba = jieba.Tokenizer()
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)
            self._jieba.tmp_dir = str(cache)
        self._jieba.initialize()
        self._jieba.load_userdict(io.StringIO(dictionary))

    def words(self, folded: str) -> list[str]:
        """The words of a folded text, without punctuation, Latin letters in lower case."""
        return [word for word in self._jieba.cut(folded.lower()) if _WORD.search(word)]

    def placed(self, folded: str) -> list[tuple[str, Span]]:
        """The words and where each stands."""
        found = self._jieba.tokenize("".join(_lowered(char) for char in folded))
        return [(word, Span(start, end)) for word, start, end in found if _WORD.search(word)]

    def is_word(self, folded: str) -> bool:
        """Whether the dictionary has it, and has seen it more than now and then."""
        return bool(self._jieba.FREQ.get(folded, 0) >= _COMMON)

    def rarity(self, folded: str) -> float:
        """How rare a word is in the dictionary: the negative natural logarithm of its share of all
        words; of one that the dictionary lacks, as of one seen once."""
        seen = max(self._jieba.FREQ.get(folded, 0), 1)
        return math.log(self._jieba.total / seen)

    def tokens(self, folded: str) -> list[str]:
        """Words, then the bigrams of every run of Han characters."""
        return self.words(folded) + bigrams(folded)


def read_dictionary(path: Path | None) -> str:
    """The words of a file in jieba's format, folded as texts are; none without a file.

    Raises DictionaryInvalid.
    """
    try:
        text = path.read_text(encoding="utf-8-sig") if path else ""
    except (OSError, UnicodeDecodeError):
        raise DictionaryInvalid(
            f"词典 {path} 没有、不能读,或不是 UTF-8 文本。请检查 TIAOWEN_DICTIONARY。"
        ) from None
    entries = [" ".join(fold_text(line).lower().split()) for line in text.splitlines()]
    for number, entry in enumerate(entries, start=1):
        if entry and not _ENTRY.fullmatch(entry):
            raise DictionaryInvalid(
                f"词典第 {number} 行读不懂:“{entry}”。应是“词 词频 词性”,后两项可省。"
            )
    return "".join(f"{entry}\n" for entry in entries if entry)


def dictionary_words(*tags: str) -> list[str]:
    """The words that jieba's dictionary marks so: "ns" are places, "v" verbs. Reads the file anew."""
    endings = tuple(f" {tag}".encode() for tag in tags)
    with jieba.get_dict_file() as lines:
        tagged = (line.rstrip() for line in lines)
        return [line.split(b" ", 1)[0].decode() for line in tagged if line.endswith(endings)]


def bigrams(folded: str) -> list[str]:
    """Every two neighbours of each run of Han characters."""
    runs = _HAN_RUN.findall(folded)
    return [run[i : i + 2] for run in runs for i in range(len(run) - 1)]


def _lowered(char: str) -> str:
    """A character in lower case where that is one character too: İ becomes two."""
    lower = char.lower()
    return lower if len(lower) == 1 else char
