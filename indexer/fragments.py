"""Lines that a program has broken around figures, brackets and bold words: they are joined again."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from indexer.numbering import label_of
from indexer.physical_lines import Line

# What no line of a text begins with, or ends with.
_GOES_ON = re.compile(r"[,。;:、.)》”%/]")
_OPEN = re.compile(r"[(《“、,/]$")
_STOP = re.compile(r"[。.!?;:][”’)》]*$")
_FIGURE = re.compile(r"[\d.:~%≥≤—-]+")
# A word that heads a list or an annex, a character a line.
_SPREAD = ("目录", "目次", "前言", "附件", "附录", "附表")
# What an entry of a contents list is filled up with.
_DOTS = re.compile(r"[.…·⋯]{4,}[\d\s—–-]*")
_BEHIND = re.compile(r"[\u4e00-\u9fff(《]")
# What a figure is of, where a paragraph begins with it.
_UNIT = re.compile(r"[年月日号时点分个万亿元千至到]")
_CALENDAR = re.compile(r"[年月日]")
# A shorter figure may count rows or items.
_LONG_FIGURE = 4
# A cell is shorter.
_LONG_LINE = 12
_COUNTED = re.compile(r"(?:[表图第]|附[件录表])$")
_IN_SENTENCE = re.compile(r"[,。;:、《》()]")
_CELLS = re.compile(r"[\t|]")
# A text is broken where so many lines begin in the middle of a sentence.
_FEWEST = 5
_END = 200
_SHARE = 0.03


def mended(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a text that is broken so, with those of one paragraph joined; others as they are."""
    middles = sum(_GOES_ON.match(line.text) is not None for line in lines)
    is_broken = middles >= max(_FEWEST, _SHARE * len(lines))
    return list(_joined(lines)) if is_broken else lines


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    group: list[Line] = []
    before = ""
    for line, after in zip_longest(lines, lines[1:]):
        follows = after.text if after else ""
        if group and not _continues(before, group[-1].text, line.text, follows):
            yield Line.whole(group)
            group, before = [], ""
        group.append(line)
        before = _shortened(before + line.text)
    if group:
        yield Line.whole(group)


def _shortened(text: str) -> str:
    """The two ends of a long text: enough to tell its label and its stop."""
    return text if len(text) <= 2 * _END else text[:_END] + text[-_END:]


def _continues(before: str, last: str, text: str, after: str) -> bool:
    """Whether a line goes on with what some lines have begun, the last of which is `last`; `after`: the
    line behind it."""
    if _CELLS.search(last) or _CELLS.search(text):
        return False
    if _GOES_ON.match(text) or _OPEN.search(before) or _DOTS.fullmatch(text):
        return True
    label = label_of(before)
    if label is not None and label.end >= len(before):
        return True  # 「(3)」 and what it counts
    if _STOP.search(before):
        return False
    if _FIGURE.fullmatch(text):
        is_heading = label is not None and not _IN_SENTENCE.search(before[2:])
        return not is_heading and _may_name_figure(before, last, after)
    if before == last:
        if before + text in _SPREAD:
            return True
        return len(last) >= _LONG_FIGURE and bool(_FIGURE.fullmatch(last) and _UNIT.match(text))
    return bool(_FIGURE.fullmatch(last) and _BEHIND.match(text))


def _may_name_figure(before: str, last: str, after: str) -> bool:
    """Whether a figure belongs to what stands before it: a sentence, a title, 「表」; or is a year."""
    if _FIGURE.fullmatch(last):
        return False
    is_named = _COUNTED.search(before) or _IN_SENTENCE.search(before) or _CALENDAR.match(after)
    return bool(is_named) or len(before) >= _LONG_LINE
