"""Titles with one character typed wrong, where that makes no word: 「土壤污染防冶法」."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Hamming

from indexer.folding import Span
from indexer.words import Segmenter
from service.questions.places import gazetteer

# In a shorter name one character tells too much: 「大气法」 and 「电气法」.
_SHORTEST = 6
# A character alone may be anything.
_SHORTEST_WORD = 2


@dataclass(frozen=True)
class Slips:
    """`names`: what documents are called in full, each with where its words stand."""

    names: Mapping[str, tuple[Span, ...]]
    segmenter: Segmenter

    @classmethod
    def of(cls, names: Iterable[str], segmenter: Segmenter) -> "Slips":
        kept = (name for name in names if len(name) >= _SHORTEST)
        return cls({name: tuple(span for _, span in segmenter.placed(name)) for name in kept}, segmenter)

    def respelled(self, text: str) -> str:
        """The same text, as long, with the first such title set right; as it is where there is none."""
        for name in sorted(self.names, key=len, reverse=True):
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
        """Whether the wrong character makes no word or place where another was meant: 「野生植物」, or
        with what follows: 「条例」."""
        wrong = next(place for place, char in enumerate(name) if char != text[start + place])
        words = [text[start + word.start : start + word.end] for word in self.names[name]
                 if word.start <= wrong < word.end]  # fmt: skip
        others = [text[start + at : start + at + 2] for at in (wrong - 1, wrong)
                  if self._is_known(name[max(at, 0) : at + 2])]  # fmt: skip
        is_letter = text[start + wrong].isalpha() and bool(words)
        return is_letter and not any(map(self._is_known, [*words, *others]))

    def _is_known(self, word: str) -> bool:
        return len(word) < _SHORTEST_WORD or word in gazetteer() or self.segmenter.is_word(word)
