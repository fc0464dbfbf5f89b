"""The numbers that Word puts in front of paragraphs itself: they stand in no w:t."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from lxml.etree import _Element as Element

from indexer.readers.word_elements import W, value
from indexer.readers.word_lists import HIGHEST, Level, List, Num, integer, lists_of, nums_of
from indexer.readers.word_numerals import numeral
from indexer.readers.word_styles import Styles

_LEVELS = 9


class _Place(NamedTuple):
    """Where the numbering of a paragraph comes from; `counts`: how far its list has got at each level,
    `begun`: the levels that its num has counted."""

    num: Num
    list: List
    level: int
    counts: dict[int, int]
    begun: set[int]


class Numbering:
    """Counts a document's numbered paragraphs; ask for each label once, in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = lists_of(root)
        self._nums = nums_of(root)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: dict[str, set[int]] = defaultdict(set)
        self._of_styles: dict[str, tuple[str, int | None]] = {}

    def label(self, paragraph: Element) -> str:
        """What Word prints before a w:p, "" for nothing; the space that follows it is part of it."""
        place = self._place(paragraph)
        if place is None:
            return ""
        level = _level(place, place.level)
        if level is None:
            return ""
        _count(place, level)
        text = _text(place, level)
        return text + level.suffix if text else ""

    def _place(self, paragraph: Element) -> _Place | None:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = self._styles.style_of(paragraph)
        num = self._nums.get(_num_id(own) or self._of_style(style)[0])
        numbered = self._list_of(num)
        if num is None or numbered is None:
            return None
        level = _own_level(own)
        if level is None:
            level = 0 if _num_id(own) else self._level_of_style(style, {**numbered.levels, **num.levels})
        counts, begun = self._counts[numbered.list_id], self._begun[num.num_id]
        return _Place(num, numbered, min(level, _LEVELS - 1), counts, begun)

    def _level_of_style(self, style_id: str, levels: Mapping[int, Level]) -> int:
        """The level that names the style, or else the one that the style names."""
        linked = (index for index, level in levels.items() if style_id and level.style == style_id)
        return next(linked, self._of_style(style_id)[1] or 0)

    def _of_style(self, style_id: str) -> tuple[str, int | None]:
        """The numId and the level that a style gives to its paragraphs."""
        if style_id not in self._of_styles:
            found = [style.find(f"{W}pPr/{W}numPr") for style in self._styles.chain(style_id)]
            num_id = next(filter(None, map(_num_id, found)), "")
            levels = (_own_level(item) for item in found)
            self._of_styles[style_id] = num_id, next((n for n in levels if n is not None), None)
        return self._of_styles[style_id]

    def _list_of(self, num: Num | None) -> List | None:
        """A num's list; one that only points to a numbering style stands for that style's list."""
        found = self._lists.get(num.list_id) if num else None
        if found is None or not found.style_link:
            return found
        linked = self._nums.get(self._of_style(found.style_link)[0])
        return self._lists.get(linked.list_id) if linked else None


def _num_id(properties: Element | None) -> str:
    return "" if properties is None else value(properties.find(W + "numId"))


def _own_level(properties: Element | None) -> int | None:
    return None if properties is None else integer(properties.find(W + "ilvl"))


def _level(place: _Place, index: int) -> Level | None:
    return place.num.levels.get(index) or place.list.levels.get(index)


def _start(place: _Place, index: int) -> int:
    level = _level(place, index)
    return place.num.starts.get(index, level.start if level else 1)


def _count(place: _Place, level: Level) -> None:
    """One further at this level, and the levels below from their start again."""
    counts, index = place.counts, place.level
    is_restarted = index in place.num.starts and index not in place.begun
    if index not in counts or is_restarted:
        counts[index] = _start(place, index)
    else:
        counts[index] = min(counts[index] + 1, HIGHEST)
    place.begun.add(index)
    for lower in range(index + 1, _LEVELS):
        if _restarts(_level(place, lower), index):
            counts.pop(lower, None)


def _restarts(lower: Level | None, index: int) -> bool:
    return lower is not None and (lower.restart is None or index < lower.restart)


def _text(place: _Place, level: Level) -> str:
    if level.number_format == "bullet":
        return level.text
    return re.sub(r"%([1-9])", lambda match: _part(place, level, int(match[1]) - 1), level.text)


def _part(place: _Place, level: Level, index: int) -> str:
    """The number of one level within a label."""
    shown = _level(place, index)
    number = place.counts.get(index, _start(place, index))
    number_format = shown.number_format if shown else "decimal"
    if number_format == "bullet":
        return ""
    is_plain = level.is_legal and number_format != "none"
    return numeral(number, "decimal" if is_plain else number_format)
