"""Words typed by their sound: 「森林复盖率」 and 「温室器体」 are read as the documents print them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from indexer.folding import Span
from indexer.lexical import Lexical
from indexer.words import Segmenter, bigrams
from service.pinyin import readings, sound
from service.questions.places import gazetteer
from service.questions.question_words import question_words

_HAN = re.compile(r"[\u4e00-\u9fff]+")
# 「五水综改」 counts.
_NUMERALS = frozenset("零一二两三四五六七八九十百千万亿")
_SHORTEST, _LONGEST = 2, 6
# So much likelier than what was typed, as natural logarithms of shares of the dictionary, is what was
# meant. Tuned on written questions, see docs/ranking.md.
_LIKELIER = 7.0
# A wrong character that is rarer is no word by itself: 「从哪天起」 is no 「天气」.
_RARE = 7.7
# A word of two characters has less to tell: it has to stand beside the same character in a clause too.
_LIKELIER_BESIDE = 5.0


class _Typed(NamedTuple):
    """Some words of a query in a row, where they begin, and the characters beside them."""

    text: str
    start: int
    words: tuple[str, ...]
    before: str
    after: str


@dataclass(frozen=True)
class Mistypings:
    """`lexical` tells what the documents print, `places` what they are for, `segmenter` which characters
    are words."""

    lexical: Lexical
    places: frozenset[str]
    segmenter: Segmenter

    def respelled(self, folded: str, words: Sequence[tuple[str, Span]]) -> str:
        """The same text, as long, with words set right that no document prints and no dictionary has;
        `words`: as the segmenter places them in it."""
        unknown = self._unknown(words)
        right = ""
        while unknown and len(right) < len(folded):
            typed = _stretches(right + folded[len(right) :], len(right), words)
            meant = (name for one in typed for name in self._meant(one, unknown))
            right += next(meant, folded[len(right)])
        return right or folded

    def _unknown(self, words: Sequence[tuple[str, Span]]) -> frozenset[int]:
        """Where the characters stand that may be wrong: those in no longer word."""
        alone = (span for word, span in words if len(word) == 1 or not self._is_known(word))
        return frozenset(place for span in alone for place in range(*span))

    def _is_known(self, word: str) -> bool:
        is_named = word in gazetteer() or word in self.places
        return is_named or self.lexical.holds(word) or self.segmenter.is_word(word)

    def _meant(self, typed: _Typed, unknown: frozenset[int]) -> Iterator[str]:
        """The words that may be meant by what was typed, those of the very same sound where there are
        any; none where that is a word itself."""
        if not self._is_known(typed.text):
            alike = self.by_sound.get(sound(typed.text), ())
            same = [name for name in alike if readings(name) == readings(typed.text)]
            yield from (name for name in same or alike
                        if _is_near(typed, name, unknown) and self._is_meant(name, typed))  # fmt: skip

    def _is_meant(self, name: str, typed: _Typed) -> bool:
        if name in self.places and not _HAN.fullmatch(typed.before):
            return True
        likelier = sum(map(self.segmenter.rarity, typed.words)) - self.segmenter.rarity(name)
        if len(name) > _SHORTEST:
            return likelier > _LIKELIER
        is_rare = all(self.segmenter.rarity(typed.text[i]) > _RARE for i in _wrong(typed, name))
        return is_rare and likelier > _LIKELIER_BESIDE and self._stands_beside(name, typed)

    def _stands_beside(self, name: str, typed: _Typed) -> bool:
        """Whether a clause has a word beside the same character as the query; 的 tells nothing."""
        own = bigrams(name)
        pairs = ((typed.before, typed.before + name[0]), (typed.after, name[-1] + typed.after))
        telling = (
            pair for beside, pair in pairs if _HAN.fullmatch(beside) and beside not in question_words()
        )
        return any(self.lexical.holds_together([*own, pair]) for pair in telling)

    @cached_property
    def by_sound(self) -> Mapping[tuple[str, ...], Sequence[str]]:
        """The words of the documents by their sound, those of most clauses first."""
        found: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for word in (*self.places, *self.lexical.vocabulary()):
            if _SHORTEST <= len(word) <= _LONGEST and _HAN.fullmatch(word) and self._is_word(word):
                found[sound(word)].append(word)
        return found

    def _is_word(self, token: str) -> bool:
        """Whether a token is no mere pair of neighbours."""
        return len(token) > _SHORTEST or token in self.places or self.segmenter.is_word(token)


def _stretches(text: str, start: int, words: Sequence[tuple[str, Span]]) -> Iterator[_Typed]:
    """Whole words in a row, of Chinese characters, from a place on; the longest row first. What stands
    right behind a number counts with it: 「第8条讲了什么」."""
    before = text[max(start - 1, 0) : start]
    if before.isdigit() or before in _NUMERALS:
        return
    inside = [
        (word, span) for word, span in words if start <= span.start and span.end <= start + _LONGEST
    ]
    for count in range(len(inside) if inside and inside[0][1].start == start else 0, 0, -1):
        end = inside[count - 1][1].end
        if end - start >= _SHORTEST and _HAN.fullmatch(text[start:end]):
            row = tuple(word for word, _ in inside[:count])
            yield _Typed(text[start:end], start, row, before, text[end : end + 1])


def _is_near(typed: _Typed, name: str, unknown: frozenset[int]) -> bool:
    """Whether a word shares a character with what was typed, and the wrong ones are in no word, count
    nothing and shape no question: 「有这」 is no 「有责」."""
    wrong = _wrong(typed, name)
    is_free = all(typed.start + i in unknown for i in wrong)
    changed = {char for i in wrong for char in (typed.text[i], name[i])}
    return len(wrong) < len(name) and is_free and not changed & (_NUMERALS | question_words())


def _wrong(typed: _Typed, name: str) -> list[int]:
    return [i for i, char in enumerate(name) if char != typed.text[i]]
