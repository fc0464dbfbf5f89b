"""Names of documents that were typed by their sound: 「灵邱规划」, 「生态省钢要」."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from indexer.words import Segmenter
from service.numbers.labels import labels_in
from service.pinyin import sound
from service.questions.places import gazetteer

Sound = tuple[str, ...]

_LONGEST = 4
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_RUN_OF_NUMERALS = re.compile("[一二三四五六七八九十百]{2}")


@dataclass(frozen=True)
class Sounds:
    """`names`: places and words of titles, one or two together, in Chinese characters; the dictionary
    of `segmenter` tells what is a word of its own."""

    names: frozenset[str]
    segmenter: Segmenter

    @classmethod
    def of(cls, titles: Iterable[str], places: Iterable[str], segmenter: Segmenter) -> "Sounds":
        runs = [segmenter.words(title) for title in titles]
        words = {word for run in runs for word in run} | set(places)
        # 固体废物 → 固废
        words |= {word[0] + word[2] for word in words if len(word) == _LONGEST}
        words |= {one + after for run in runs for one, after in pairwise(run)}
        kept = (word for word in words if 2 <= len(word) <= _LONGEST and _HAN.fullmatch(word))
        return cls(frozenset(kept), segmenter)

    def respelled(self, text: str) -> str:
        """The same text, as long, with what is no word but sounds like a name set right."""
        unknown = self._unknown(text)
        position = 0
        while position < len(text):
            name = self._name_at(text, position, unknown) or ""
            text = text[:position] + name + text[position + len(name) :]
            position += len(name) or 1
        return text

    def _unknown(self, text: str) -> frozenset[int]:
        """Where the characters stand that are in no word, and in no number of a clause."""
        numbered = {place for label in labels_in(text) for place in range(*label.span)}
        unknown = (
            span for word, span in self.segmenter.placed(text)
            if len(word) == 1 or not self._is_known(word)
        )  # fmt: skip
        return frozenset(place for span in unknown for place in range(*span)) - numbered

    @cached_property
    def _by_sound(self) -> Mapping[Sound, str]:
        return {sound(name): name for name in sorted(self.names)}

    def _name_at(self, text: str, position: int, unknown: frozenset[int]) -> str | None:
        """The name that a text is meant to have at a position; None: no other than what is there. It
        shares a character with what was typed, and differs only where that is unknown."""
        if position and _RUN_OF_NUMERALS.match(text, position - 1):
            return None  # 「第三三西」 is no 「第三」 and a name
        for length in range(_LONGEST, 1, -1):
            typed = text[position : position + length]
            name = self._by_sound.get(sound(typed)) if _HAN.fullmatch(typed) else None
            if name is None or len(name) != len(typed) or self._is_known(typed):
                continue
            pairs = enumerate(zip(typed, name, strict=True), start=position)
            other = {place for place, (one, meant) in pairs if one != meant}
            if other <= unknown and len(other) < len(name) and not self._is_elsewhere(typed, name):
                return name
        return None

    def _is_elsewhere(self, typed: str, name: str) -> bool:
        """Whether a part of what was typed instead of a name is another place: 「美丽陕西」."""
        places = (place for place in gazetteer() if place in typed)
        return any(place not in name for place in places)

    def _is_known(self, typed: str) -> bool:
        """Whether a text is a name itself, another place (「陕西」), or a word."""
        return typed in self.names or typed in gazetteer() or self.segmenter.is_word(typed)
