"""A text folded for matching, with a map back to every original character."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from opencc import OpenCC

# NFKC would turn ① into a bare 1, which reads as a number instead of a list label: ①–⑳ ㉑–㉟ ㊱–㊿.
_CIRCLED_RANGES = (range(0x2460, 0x2474), range(0x3251, 0x3260), range(0x32B1, 0x32C0))
_CIRCLED = {chr(code): chr(code) for codes in _CIRCLED_RANGES for code in codes}
# NFKC leaves these brackets and quotes apart although official texts use them alike, as Taiwan's do
# the letter ㄧ and the numeral 一.
_ALIKE = {**dict(zip("〔〕［］【】«»﹝﹞", "()()()《》()", strict=True)), "～": "~", "ㄧ": "一"}
# Invisible characters that pasted and scraped texts carry along.
_INVISIBLE = dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad", "")
# A long text with stops has no names side by side: 「改革决 策部署」 was two printed lines.
_PROSE = 40
_WRAPPED = re.compile(r"(?<=[\u4e00-\u9fff,、;]) +(?=[\u4e00-\u9fff])")
_GAP = re.compile(r"(?<=[\d%]) +(?=[\u4e00-\u9fff%])|(?<=[\u4e00-\u9fff]) +(?=\d)")
_SPECIAL = {**_CIRCLED, **_ALIKE, **_INVISIBLE}


class Span(NamedTuple):
    """Half-open range of Unicode code points in a document's text as stored."""

    start: int
    end: int


@dataclass(frozen=True)
class Folded:
    """`text[i]` was made from character `origins[i]` of the original; origins never decrease."""

    text: str
    origins: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.text)

    def piece(self, start: int, end: int) -> "Folded":
        return Folded(self.text[start:end], self.origins[start:end])

    def span(self, start: int, end: int) -> Span:
        """The original characters of `text[start:end]`, which must not be empty."""
        return Span(self.origins[start], self.origins[end - 1] + 1)

    @cached_property
    def whole(self) -> Span:
        return self.span(0, len(self.text))


def joined(pieces: Iterable[Folded]) -> Folded:
    """Pieces of one text, in order, as one: a wrapped paragraph without its line breaks."""
    parts = tuple(pieces)
    origins = tuple(origin for part in parts for origin in part.origins)
    return Folded("".join(part.text for part in parts), origins)


def tabbed(cells: Iterable[Folded]) -> Folded:
    """The cells of a row, in order, with tabs in place of the line breaks behind them."""
    pieces = [piece for cell in cells for piece in (cell, Folded("\t", (cell.whole.end,)))]
    return joined(pieces[:-1])


def tightened(folded: Folded, start: int = 0) -> Folded:
    """Without the spaces that typesetting leaves between digits and Chinese characters, and in a long
    text with commas between these, from a place on: 「到 2035 年」.

    >>> tightened(fold("三、到 2035 年 达标"), 2).text
    '三、到2035年 达标'
    """
    is_prose = len(folded) >= _PROSE and "," in folded.text and "\t" not in folded.text
    found = chain(
        _GAP.finditer(folded.text, start), _WRAPPED.finditer(folded.text, start) if is_prose else ()
    )
    gaps = {place for gap in found for place in range(*gap.span())}
    if not gaps:
        return folded
    kept = [place for place in range(len(folded)) if place not in gaps]
    text = "".join(folded.text[place] for place in kept)
    return Folded(text, tuple(folded.origins[place] for place in kept))


def fold(text: str, hidden: Iterable[Span] = ()) -> Folded:
    """Full width → half width, Traditional → Simplified, kindred brackets made alike.

    Characters of `hidden` spans are left out.
    """
    widths = [_half_width(char) for char in text]
    for start, end in hidden:
        widths[start:end] = [""] * (end - start)
    origins = tuple(i for i, folded in enumerate(widths) for _ in folded)
    return Folded(simplified("".join(widths)), origins)


def fold_text(text: str) -> str:
    """`fold` where the way back is not needed: a query, a label."""
    return fold(text).text


@lru_cache(maxsize=65536)
def _half_width(char: str) -> str:
    special = _SPECIAL.get(char)
    return unicodedata.normalize("NFKC", char) if special is None else special


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


def simplified(text: str) -> str:
    """In simplified characters, each at the place of its original: a span means the same in both."""
    whole = _converter().convert(text)
    return whole if len(whole) == len(text) else "".join(map(_simplified_line, text.splitlines(True)))


def _simplified_line(line: str) -> str:
    """A phrase may change its length: then one character at a time keeps the places."""
    whole = _converter().convert(line)
    return whole if len(whole) == len(line) else "".join(map(_converter().convert, line))
