"""Titles with one character typed wrong, where that makes no word: 「土壤污染防冶法」."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Hamming

from indexer.folding import Span
from indexer.words import Segmenter
from service.numbers.document_kinds import is_kind
from service.questions.places import gazetteer

# In a shorter name one character tells too much: 「大气法」 and 「电气法」.
_SHORTEST = 6
# Two words that no other title has may be shorter: 「美丽山西」.
_SHORTEST_PAIR = 4
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# A character alone may be anything.
_SHORTEST_WORD, _LONGEST_WORD = 2, 4


@dataclass(frozen=True)
class Slips:
    """`names`: what documents are called in full, longest first, with their words."""

    names: Mapping[str, tuple[Span, ...]]
    segmenter: Segmenter

    @classmethod
    def of(cls, names: Iterable[str], segmenter: Segmenter) -> "Slips":
        whole = {name for name in names if len(name) >= _SHORTEST}
        kept = sorted(whole | _pairs(whole, segmenter), key=lambda name: (-len(name), name))
        return cls({name: tuple(span for _, span in segmenter.placed(name)) for name in kept}, segmenter)

    def respelled(self, text: str) -> str:
        """The same text, as long, with the first such title set right; as it is where there is none."""
        for name in self.names:
            for start in self._nearly(name, text):
                return text[:start] + name + text[start + len(name) :]
        return text

    def _nearly(self, name: str, text: str) -> Iterator[int]:
        """Where a text has a title but for one character."""
        for start in range(len(text) - len(name) + 1):
            typed = text[start : start + len(name)]
            if Hamming.distance(name, typed, score_cutoff=1) == 1 and self._is_slip(name, text, start):
                yield start

    def _is_slip(self, name: str, text: str, start: int) -> bool:
        """Whether the wrong character makes no word or place where it stands, neither of the title's
        words nor with those beside it: 「野生植物」, 「条例」 and 「保护费」 are words."""
        at = start + next(i for i, char in enumerate(name) if char != text[start + i])
        words = [text[start + word.start : start + word.end] for word in self.names[name]
                 if word.start <= at - start < word.end]  # fmt: skip
        is_known = any(map(self._is_known, [*words, *_around(text, at)]))
        return (
            text[at].isalpha() and bool(words) and not is_known and not self._is_kind(name, at - start)
        )

    def _is_kind(self, name: str, wrong: int) -> bool:
        """Whether a character stands in a short last word: 「…税法」 and 「…费法」 are two."""
        last = self.names[name][-1]
        is_short = last.end - last.start <= _SHORTEST_WORD
        return wrong >= last.start and is_short and is_kind(name[last.start : last.end])

    def _is_known(self, word: str) -> bool:
        return len(word) < _SHORTEST_WORD or word in gazetteer() or self.segmenter.is_word(word)


def _pairs(names: Iterable[str], segmenter: Segmenter) -> set[str]:
    """Two words that stand together in one name alone."""
    runs = (segmenter.words(name) for name in names)
    times = Counter(pair for run in runs for pair in _neighbours(run))
    return {
        pair for pair, count in times.items()
        if count == 1 and len(pair) >= _SHORTEST_PAIR and _HAN.fullmatch(pair)
    }  # fmt: skip


def _neighbours(words: Sequence[str]) -> set[str]:
    """Two words each; 「和噪声」 begins with none."""
    return {one + after for one, after in pairwise(words) if min(len(one), len(after)) >= _SHORTEST_WORD}


def _around(text: str, at: int) -> Iterator[str]:
    """What may be a word with the character at a place."""
    for length in range(_SHORTEST_WORD, _LONGEST_WORD + 1):
        for start in range(max(at - length + 1, 0), min(at, len(text) - length) + 1):
            yield text[start : start + length]
