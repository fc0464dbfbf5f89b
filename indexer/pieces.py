"""Rows that a program has printed in pieces, broken at punctuation: they are put together again."""

import re
from collections.abc import Iterator, Sequence

from indexer.physical_lines import Line

# What a piece ends or begins with where its row goes on.
_OPEN = re.compile(r"[,、:“《(]$|(?<![。!?;])[”》)]$")
_GOES_ON = re.compile(r"[,。;:、)》”“《(]")
_STOP = re.compile(r"[。!?;][”’)》]*$")
_BROKEN = re.compile(r"[,、]$")
# A row is so wide, in ems; what is narrower tells nothing of the width.
_NARROWEST, _WIDEST = 25.0, 60.0
# Nearly all rows are no wider than these.
_FULL = 0.95
_SLACK = 1.5
# A row's last word may be too long for it.
_UNBREAKABLE = 4.0
# A body that signs and a heading are narrower.
_LONG_PIECE = 15.0
# A text is printed so where so many lines end at a comma before their row is full.
_FEWEST = 5
_SHARE = 0.05


def rows(lines: Sequence[Line]) -> Sequence[Line]:
    """The rows of a text that is printed in pieces; other lines as they are."""
    full = _full_width(lines)
    broken = sum(line.width < full - _UNBREAKABLE and bool(_BROKEN.search(line.text)) for line in lines)
    return list(_joined(lines, full)) if broken >= max(_FEWEST, _SHARE * len(lines)) else lines


def _full_width(lines: Sequence[Line]) -> float:
    """The width of a row, 0 where none can be told."""
    widths = sorted(line.width for line in lines if line.width >= _NARROWEST)
    full = widths[int(_FULL * (len(widths) - 1))] if widths else 0.0
    return full if full <= _WIDEST else 0.0


def _joined(lines: Sequence[Line], full: float) -> Iterator[Line]:
    row = [lines[0]]
    for line in lines[1:]:
        if not _is_in_row(row, line, full):
            yield Line.whole(row)
            row = []
        row.append(line)
    yield Line.whole(row)


def _is_in_row(row: Sequence[Line], line: Line, full: float) -> bool:
    """Whether a piece has room in a row, and its row went on. Behind a sentence only a long one that
    fills it is sure to belong to it: others may head a text, or sign one."""
    last, width = row[-1], sum(piece.width for piece in row) + line.width
    if width > full + _SLACK or last.has_cells or line.has_cells:
        return False
    is_labelled = line.label is not None and line.label.is_certain
    if last.is_of_its_own or line.is_of_its_own or line.is_indented or is_labelled:
        return False
    if last.label and last.label.end >= len(last.text):
        return True  # 「(三)」 and its text
    if _STOP.search(last.text):
        is_filling = width >= full - _UNBREAKABLE and line.width >= _LONG_PIECE
        return is_filling or _GOES_ON.match(line.text) is not None
    return bool(_OPEN.search(last.text) or _GOES_ON.match(line.text))
