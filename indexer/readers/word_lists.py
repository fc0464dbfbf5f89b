"""The lists of a Word document as numbering.xml defines them: how each of their levels is numbered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element

from indexer.readers.word_elements import W, is_on, value

# Word counts no further.
HIGHEST = 32767
# No label is longer; a file that says otherwise would be multiplied by its paragraphs.
_LONGEST_LABEL = 64


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered; `restart` as w:lvlRestart has it, None for the usual way."""

    start: int
    number_format: str
    text: str
    suffix: str
    style: str
    restart: int | None
    is_legal: bool


@dataclass(frozen=True)
class List:
    """One w:abstractNum; `style_link`: the numbering style whose list it stands for, "" for none."""

    list_id: str
    levels: Mapping[int, Level]
    style_link: str


@dataclass(frozen=True)
class Num:
    """One w:num: a list, and what it changes in it."""

    num_id: str
    list_id: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


def lists_of(root: Element | None) -> dict[str, List]:
    """Every w:abstractNum of numbering.xml by its id."""
    found = [] if root is None else [_list(item) for item in root.findall(W + "abstractNum")]
    return {item.list_id: item for item in found}


def nums_of(root: Element | None) -> dict[str, Num]:
    """Every w:num of numbering.xml by its id."""
    found = [] if root is None else [_num(item) for item in root.findall(W + "num")]
    return {item.num_id: item for item in found}


def integer(element: Element | None, name: str = "val") -> int | None:
    """A number between 0 and `HIGHEST`, or None."""
    digits = value(element, name)
    return min(int(digits), HIGHEST) if re.fullmatch(r"[0-9]{1,9}", digits) else None


def _list(abstract: Element) -> List:
    style_link = value(abstract.find(W + "numStyleLink"))
    return List(value(abstract, "abstractNumId"), _levels(abstract), style_link)


def _num(element: Element) -> Num:
    overrides = element.findall(W + "lvlOverride")
    levels = [_levels(override) for override in overrides]
    starts = {integer(item, "ilvl"): integer(item.find(W + "startOverride")) for item in overrides}
    return Num(
        value(element, "numId"),
        value(element.find(W + "abstractNumId")),
        {index: level for group in levels for index, level in group.items()},
        {index: start for index, start in starts.items() if index is not None and start is not None},
    )


def _levels(parent: Element) -> dict[int, Level]:
    found = {integer(level, "ilvl"): level for level in parent.findall(W + "lvl")}
    return {index: _definition(level) for index, level in found.items() if index is not None}


def _definition(level: Element) -> Level:
    number_format = _number_format(level)
    start = integer(level.find(W + "start"))
    return Level(
        start=0 if start is None else start,
        number_format=number_format,
        text=_bullet(level) if number_format == "bullet" else _pattern(level),
        suffix="" if value(level.find(W + "suff")) == "nothing" else " ",
        style=value(level.find(W + "pStyle")),
        restart=integer(level.find(W + "lvlRestart")),
        is_legal=is_on(level.find(W + "isLgl")),
    )


def _number_format(level: Element) -> str:
    # A format of newer versions stands first, in mc:Choice; the last one is what all can show.
    formats = [value(item) for item in level.iter(W + "numFmt")]
    return formats[-1] if formats else "decimal"


def _pattern(level: Element) -> str:
    is_hidden = is_on(level.find(f"{W}rPr/{W}vanish"))
    return "" if is_hidden else _one_line(value(level.find(W + "lvlText"))[:_LONGEST_LABEL])


def _one_line(text: str) -> str:
    return " ".join(text.splitlines()).replace("\t", " ")


def _bullet(level: Element) -> str:
    sign = _pattern(level)
    font = level.find(f"{W}rPr/{W}rFonts")
    is_symbol_font = re.match(r"Symbol|Wingdings|Webdings", value(font, "ascii") or value(font, "hAnsi"))
    return sign if sign.strip() and sign.isprintable() and not is_symbol_font else "•"
