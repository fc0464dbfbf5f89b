"""One page: printed characters with their places → lines in reading order.

Lengths are in one unit of the caller's choice; heights grow down the page. Every threshold counts
in ems, the size of the characters themselves.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median
from typing import NamedTuple

# Coordinates beyond this come from damaged numbers; a page is some hundred units wide.
_FARTHEST = 1e6
_SMALLEST_SIZE = 0.01

# Raised and lowered figures stand off the baseline by a third; the next line by a whole em or more.
SAME_LINE = 0.45
# The narrowest space between Latin words; kerning is less.
_WORD_GAP = 0.18
# Justified Chinese text is spread by less than this between two characters.
_COLUMN_GAP = 1.0
# No table has more columns; what has more is pictures made of characters.
_MOST_COLUMNS = 100
# Rows above and below in which the same gap makes it a gap between columns.
_NEIGHBOURS = 2
# What a narrow character takes where the file does not say.
_NARROW = 0.5
# Sizes that differ by less are of one style.
_SAME_SIZE = 0.08

_UNSEEN = re.compile("[\x01-\x1f\x7f-\x9f\u2028\u2029]")
_UNKNOWN = re.compile("[\x00\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[。．.!！?？:：;；…][\"'”’」』)）》〉】〕]*\s*$")
# Typesetters do not break behind an opening bracket, before a closing mark, on either side of a
# quotation mark, or inside a Latin word.
_UNBROKEN = re.compile(
    r"[（《〈「『【〔(\[“‘]*(?:[!-~À-ʯ]+|.)(?:[，。、；：？！…）》〉」』】〕％]|[,.;:!?)\]%][!-~]*|[“‘”’]+.)*"
)


class Glyph(NamedTuple):
    """A printed character: `left` and `right` along the writing, `baseline` across it, downwards.

    `turn` is the direction of writing, in degrees; characters of one turn are compared only with
    each other.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    turn: int = 0


class Sheet(NamedTuple):
    """One page and what is printed on it, in the order of the file."""

    width: float
    height: float
    glyphs: Sequence[Glyph]


@dataclass(frozen=True)
class Line:
    """Characters on one baseline, cells of a table apart by tabs."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    # The width of what cannot be broken off at its start.
    head: float
    turn: int

    @property
    def is_row(self) -> bool:
        return "\t" in self.text

    @property
    def ends_sentence(self) -> bool:
        return _SENTENCE_END.search(self.text) is not None

    def is_like(self, size: float) -> bool:
        return abs(self.size - size) <= _SAME_SIZE * size


class Page(NamedTuple):
    """The lines of one page in reading order."""

    lines: tuple[Line, ...]
    # Pages of one format share their margins, or those of one side do, left or right.
    format: tuple[int, int]
    side: int

    @property
    def kind(self) -> tuple[int, int, int]:
        return (*self.format, self.side)


def turned(text: str, x: float, y: float, degrees: float, width: float, size: float) -> Glyph:
    """A character drawn at (x, y), y growing downwards, that is written in a direction clockwise."""
    turn = round(degrees) % 360 if math.isfinite(degrees) else 0
    along, across = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    left = x * along + y * across
    return Glyph(text, left, left + width, y * along - x * across, size, turn)


def usual_width(text: str) -> float:
    """The width of characters in ems where the file does not give it."""
    return sum(_NARROW if _is_narrow(char) else 1.0 for char in text)


def _is_narrow(char: str) -> bool:
    return unicodedata.east_asian_width(char) not in "WFA"


def page_of(number: int, sheet: Sheet) -> Page:
    """What is printed on the page of that number, from 0, as lines."""
    groups: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in map(_readable, filter(_is_placed, sheet.glyphs)):
        groups[glyph.turn].append(glyph)
    by_share = sorted(groups.values(), key=len, reverse=True)
    lines = tuple(chain.from_iterable(map(_lines, by_share)))
    return Page(lines, (_whole(sheet.width), _whole(sheet.height)), number % 2)


def _whole(length: float) -> int:
    return round(length) if math.isfinite(length) else 0


def _is_placed(glyph: Glyph) -> bool:
    places = (glyph.left, glyph.right, glyph.baseline, glyph.size)
    is_seen = glyph.text != "" and glyph.size >= _SMALLEST_SIZE
    return is_seen and all(abs(place) <= _FARTHEST for place in places)


def _readable(glyph: Glyph) -> Glyph:
    """Without characters that would break a line or cannot be written to a file."""
    if glyph.text.isprintable():
        return glyph
    return glyph._replace(text=_UNKNOWN.sub("\ufffd", _UNSEEN.sub(" ", glyph.text)))


def _lines(glyphs: Iterable[Glyph]) -> Iterator[Line]:
    rows = [tuple(_parts(row)) for row in _rows(glyphs)]
    gaps = [tuple(_gaps(parts)) for parts in rows]
    columns = [each if len(each) < _MOST_COLUMNS else () for each in gaps]
    for number, parts in enumerate(rows):
        start, end = max(0, number - _NEIGHBOURS), number + _NEIGHBOURS + 1
        others = [*chain.from_iterable(columns[start:number] + columns[number + 1 : end])]
        is_table = bool(columns[number] and others)
        yield _line(
            parts,
            ["\t" if is_table and _is_shared(gap, others) else " " for gap in gaps[number]],
        )


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Characters on one baseline, from left to right; rows of spaces alone left out."""
    row: list[Glyph] = []
    largest: Glyph | None = None
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if largest and glyph.baseline - largest.baseline > SAME_LINE * max(glyph.size, largest.size):
            yield from _trimmed(row)
            row, largest = [], None
        largest = glyph if largest is None or glyph.size > largest.size else largest
        row.append(glyph)
    yield from _trimmed(row)


def _trimmed(row: list[Glyph]) -> Iterator[list[Glyph]]:
    if any(not glyph.text.isspace() for glyph in row):
        yield _without_doubles(sorted(row, key=lambda glyph: glyph.left))


def _without_doubles(row: Sequence[Glyph]) -> list[Glyph]:
    """Bold is sometimes made by printing a character twice, a hair apart."""
    return [row[0], *(glyph for before, glyph in pairwise(row) if not _is_double(before, glyph))]


def _is_double(before: Glyph, glyph: Glyph) -> bool:
    return before.text == glyph.text and glyph.left < (before.left + before.right) / 2


def _parts(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The row cut where a wide gap stands."""
    part = [row[0]]
    for before, glyph in pairwise(row):
        if glyph.left - before.right > _COLUMN_GAP * max(before.size, glyph.size):
            yield part
            part = []
        part.append(glyph)
    yield part


def _gaps(parts: Sequence[Sequence[Glyph]]) -> Iterator[tuple[float, float]]:
    return ((before[-1].right, after[0].left) for before, after in pairwise(parts))


def _is_shared(gap: tuple[float, float], others: Iterable[tuple[float, float]]) -> bool:
    start, end = gap
    return any(min(end, other_end) > max(start, other_start) for other_start, other_end in others)


def _line(parts: Sequence[Sequence[Glyph]], separators: Sequence[str]) -> Line:
    glyphs = [glyph for glyph in chain.from_iterable(parts) if not glyph.text.isspace()]
    texts = map(_text, parts)
    sizes = Counter(glyph.size for glyph in glyphs)
    main = max(glyphs, key=lambda glyph: (sizes[glyph.size], glyph.size))
    return Line(
        "".join(chain.from_iterable(zip(texts, [*separators, ""], strict=True))),
        glyphs[0].left,
        max(glyph.right for glyph in glyphs),
        main.baseline,
        main.size,
        _head_width(parts[0]),
        main.turn,
    )


def _text(part: Sequence[Glyph]) -> str:
    """The characters, with a space where one stands between words without being printed."""
    gaps = [b.left - a.right for a, b in pairwise(part) if _is_wide_pair(a.text[-1:] + b.text[:1])]
    # Justified text is spread evenly: in Chinese only a wider gap than the others is a space.
    usual = max(0.0, median(gaps)) if gaps else 0.0
    spaced = (_spaced(before, glyph, usual) for before, glyph in pairwise(part))
    return "".join([part[0].text, *spaced])


def _spaced(before: Glyph, glyph: Glyph, usual_gap: float) -> str:
    gap = (glyph.left - before.right) / glyph.size
    pair = before.text[-1:] + glyph.text[:1]
    is_wide_pair = _is_wide_pair(pair)
    least = _WORD_GAP + usual_gap / glyph.size if is_wide_pair else _WORD_GAP
    return " " + glyph.text if gap > least and (is_wide_pair or _is_word(pair)) else glyph.text


def _is_wide_pair(pair: str) -> bool:
    return pair.isalnum() and not any(map(_is_narrow, pair))


def _is_word(text: str) -> bool:
    return not any(char.isspace() for char in text) and all(map(_is_narrow, text))


def _head_width(part: Sequence[Glyph]) -> float:
    printed = [glyph for glyph in part if not glyph.text.isspace()]
    if not printed:
        return 0.0
    match = _UNBROKEN.match("".join(glyph.text[:1] for glyph in printed))
    head = printed[: match.end()] if match else printed[:1]
    return head[-1].right - head[0].left
