"""Who issued a document, and on which day, where its own words tell."""

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from indexer.folding import fold_text
from indexer.history import day_in
from indexer.marks import BODY, DAY
from indexer.parts import Part, PartKind
from indexer.readers.rawtext import RawText, as_printed

_DAY = re.compile(DAY)
_BODY = re.compile(BODY)
# 「国务院令」 and 「山西省人民政府文件」 in the red head.
_HEAD_END = re.compile(r"(?:文件|令)$")
# 「工业和信息化部等七部门关于…」
_AND_OTHERS = re.compile(r"等[一二三四五六七八九十\d]*(?:个)?(?:部门|单位|部委|厅局)$")
_BETWEEN = re.compile(r"[\s、]+")


class Signature(NamedTuple):
    """The bodies in the order in which they sign, and the day; () and None where the text does not
    tell."""

    issuer: tuple[str, ...] = ()
    date: datetime.date | None = None


def signature(parts: Sequence[Part], raw: RawText) -> Signature:
    """The first day that stands by itself or behind a body, and the bodies right above it; else the
    body of the red head."""
    signs = [
        (kind, fold_text(as_printed(raw, span)).strip())
        for kind, span in sorted(parts, key=lambda part: part.span)
    ]
    head = tuple(_bodies([line for kind, line in signs if kind is PartKind.ISSUER][:1]))
    for place, (kind, line) in enumerate(signs):
        if kind in (PartKind.ISSUER, PartKind.DATE) and (day := _DAY.search(line)):
            above = [text for _, text in takewhile(_is_issuer, reversed(signs[:place]))]
            lines = [*reversed(above), line[: day.start()]]
            return Signature(tuple(_bodies(lines)) or head, day_in(day.group()))
    return Signature(head)


def _is_issuer(sign: tuple[PartKind, str]) -> bool:
    return sign[0] is PartKind.ISSUER


def issuer_in(title: str) -> tuple[str, ...]:
    """The bodies in front of 「关于」.

    >>> issuer_in("中共山西省委 山西省人民政府关于全面推进美丽山西建设的实施意见")
    ('中共山西省委', '山西省人民政府')
    """
    opening, about, _ = fold_text(title).partition("关于")
    return tuple(_bodies([_AND_OTHERS.sub("", opening.strip())])) if about else ()


def _bodies(lines: Sequence[str]) -> Iterator[str]:
    """The names in lines that hold nothing else; a name may be spaced out to fill its line."""
    for line in lines:
        names = _BETWEEN.split(_HEAD_END.sub("", line.strip("() ")))
        joined = "".join(names)
        if all(map(_BODY.fullmatch, names)):
            yield from names
        elif _BODY.fullmatch(joined):
            yield joined
