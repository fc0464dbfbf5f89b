"""Folded text → the words that lexical search matches: jieba words and character bigrams."""

import logging
import re
from pathlib import Path

import jieba

from indexer.folding import Span

_HAN_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
_WORD = re.compile(r"\w")


class Segmenter:
    """Cuts text into words. Bigrams stand beside them, so that a word cut differently still matches."""

    def __init__(self, cache: Path | None = None) -> None:
        """`cache`: a folder where the dictionary's trie is kept between starts."""
        jieba.setLogLevel(logging.WARNING)
        self._jieba = jieba.Tokenizer()
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)
            self._jieba.tmp_dir = str(cache)
        self._jieba.initialize()

    def words(self, folded: str) -> list[str]:
        """The words of a folded text, without punctuation, Latin letters in lower case."""
        return [word for word in self._jieba.cut(folded.lower()) if _WORD.search(word)]

    def placed(self, folded: str) -> list[tuple[str, Span]]:
        """The words and where each stands."""
        found = self._jieba.tokenize("".join(_lowered(char) for char in folded))
        return [(word, Span(start, end)) for word, start, end in found if _WORD.search(word)]

    def tokens(self, folded: str) -> list[str]:
        """Words, then the bigrams of every run of Han characters."""
        return self.words(folded) + bigrams(folded)


def bigrams(folded: str) -> list[str]:
    """Every two neighbours of each run of Han characters."""
    runs = _HAN_RUN.findall(folded)
    return [run[i : i + 2] for run in runs for i in range(len(run) - 1)]


def _lowered(char: str) -> str:
    """A character in lower case where that is one character too: İ becomes two."""
    lower = char.lower()
    return lower if len(lower) == 1 else char
