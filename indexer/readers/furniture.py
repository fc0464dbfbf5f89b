"""Page numbers and running heads: what is printed on a page and is no text of it."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from indexer.page_lines import MARKED_NUMBER, NUMBER
from indexer.readers.sheet import SAME_LINE, Line, Page

# Lines of one paragraph are equally far apart; what stands further off stands apart.
WIDE_LEADING = 1.4
# Running heads have at most this many lines, each on this many pages or more.
_EDGE_LINES = 2
_FEWEST_HEADS = 3

_PAGE_NUMBER = re.compile(rf"{MARKED_NUMBER}|{NUMBER}/{NUMBER}")
_BARE_NUMBER = re.compile(NUMBER)


def furniture_of(pages: Sequence[Page], leading: float) -> Iterator[tuple[int, int]]:
    """Page and line of each page number and running head; `leading`: the distance of two lines."""
    edges = [(page, number) for page, each in enumerate(pages) for number in _edges(each.lines)]
    heights: dict[str, list[float]] = defaultdict(list)
    for page, number in edges:
        heights[_without_digits(pages[page].lines[number])].append(pages[page].lines[number].baseline)
    for same_text in heights.values():
        same_text.sort()
    for page, number in edges:
        line = pages[page].lines[number]
        is_repeated = _is_repeated(line, heights[_without_digits(line)], len(pages))
        if is_repeated or _is_page_number(pages[page].lines, number, leading):
            yield page, number


def _edges(lines: Sequence[Line]) -> Iterator[int]:
    """The lines at the top and the bottom, and those written across the page."""
    upright = sum(line.turn == lines[0].turn for line in lines)
    for number in range(len(lines)):
        if number < _EDGE_LINES or number >= upright - _EDGE_LINES:
            yield number


def _without_digits(line: Line) -> str:
    return re.sub(r"[\d\s]+", "", line.text)


def _is_repeated(line: Line, heights: Sequence[float], pages: int) -> bool:
    """Whether the same words stand at this height on at least half of the pages behind the cover."""
    nearby = line.size * SAME_LINE
    first = bisect_left(heights, line.baseline - nearby)
    times = bisect_right(heights, line.baseline + nearby) - first
    return times >= _FEWEST_HEADS and 2 * times >= pages - 1 and not line.is_row


def _is_page_number(lines: Sequence[Line], number: int, leading: float) -> bool:
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", lines[number].text))
    if _PAGE_NUMBER.fullmatch(text):
        return True
    return _BARE_NUMBER.fullmatch(text) is not None and _stands_apart(lines, number, leading)


def _stands_apart(lines: Sequence[Line], number: int, leading: float) -> bool:
    """Whether a line is the outermost, away from the text."""
    if len(lines) == 1:
        return True
    if number not in (0, len(lines) - 1):
        return False
    neighbour = lines[1] if number == 0 else lines[-2]
    return abs(lines[number].baseline - neighbour.baseline) > WIDE_LEADING * leading
