"""Who issued a document, and on which day, where its own words tell."""

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from indexer.folding import fold_text
from indexer.history import day_in
from indexer.marks import DAY, SHORT_DAY, is_body
from indexer.parts import Part, PartKind
from indexer.readers.rawtext import RawText, as_printed

# At the end of a line.
_DAY = re.compile(rf"({DAY}|{SHORT_DAY})(?:\s+[\d:]+)?\)?$")
# What stands between two bodies that sign and parts them not: 「**某局**」, a page number.
_BETWEEN_LINES = (PartKind.MARKUP, PartKind.PAGE)
# 国务院 has three characters; 「国 务 院」 is one name.
_SHORTEST_BODY = 3
# 「国务院令」 and 「山西省人民政府文件」 in the red head.
_HEAD_END = re.compile(r"(?:文件|令)$")
# 「工业和信息化部等七部门关于…」
_AND_OTHERS = re.compile(r"等[一二三四五六七八九十\d]*(?:个)?(?:部门|单位|部委|厅局)$")
_HANDED_ON = re.compile("转发|批转|印发|[《“]")
_YEAR = re.compile(r"^(?:19|20)\d\d年度?")
_BETWEEN = re.compile(r"[\s、]+")


class Signature(NamedTuple):
    """The bodies in the order in which they sign, and the day; () and None where the text does not
    tell."""

    issuer: tuple[str, ...] = ()
    date: datetime.date | None = None


def signature(parts: Sequence[Part], raw: RawText) -> Signature:
    """The first day that stands by itself or behind a body, and the bodies right above it; else the
    body of the red head."""
    printed = (part for part in parts if part.kind not in _BETWEEN_LINES)
    ordered = sorted(printed, key=lambda part: part.span)
    head = tuple(_bodies([_line(part, raw) for part in ordered if _is_issuer(part)][:1]))
    for place, part in enumerate(ordered):
        if part.kind not in (PartKind.ISSUER, PartKind.DATE):
            continue
        line = _line(part, raw)
        day = _DAY.search(line)
        own = line[: day.start()] if day else ""
        if part.kind is PartKind.DATE or (day and is_body(own)):
            above = [_line(one, raw) for one in takewhile(_is_issuer, reversed(ordered[:place]))]
            issuer = tuple(_bodies([*reversed(above), own])) or head
            return Signature(issuer, day_in(day[1]) if day else None)
    return Signature(head)


def _line(part: Part, raw: RawText) -> str:
    return fold_text(as_printed(raw, part.span)).strip()


def _is_issuer(part: Part) -> bool:
    return part.kind is PartKind.ISSUER


def issuer_in(title: str) -> tuple[str, ...]:
    """The bodies in front of 「关于」; of what one hands on from another, the first.

    >>> issuer_in("中共山西省委 山西省人民政府关于全面推进美丽山西建设的实施意见")
    ('中共山西省委', '山西省人民政府')
    """
    opening, about, _ = fold_text(title).partition("关于")
    own = _HANDED_ON.split(_YEAR.sub("", opening.strip()))[0]
    return tuple(_bodies([_AND_OTHERS.sub("", own)])) if about else ()


def _bodies(lines: Sequence[str]) -> Iterator[str]:
    """The names in lines that hold nothing else; a name may be spaced out to fill its line."""
    for line in lines:
        names = _BETWEEN.split(_HEAD_END.sub("", line.strip("() ")))
        is_spaced_out = max(map(len, names)) < _SHORTEST_BODY
        yield from filter(is_body, ["".join(names)] if is_spaced_out else names)
