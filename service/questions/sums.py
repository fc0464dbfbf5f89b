"""Numbers with what they count, in digits or written out: 「五百万元」 and 「500万元」 are one sum."""

import re
from collections.abc import Iterator
from math import prod
from typing import NamedTuple

from indexer.numbering import number_of

_DIGITS = r"(?<![\d.])\d[\d,]{0,20}(?:\.\d+)?"
# 「百万就业计划」 names no number.
_HAN = (
    "(?<![第一二两三四五六七八九十百千])(?![百千]+(?![一二两三四五六七八九十]))"
    "[一二两三四五六七八九十百千]{1,9}(?![章节条款项]|分之)"
)
_TIMES = {"千": 1e3, "万": 1e4, "亿": 1e8}
# 「个」 counts anything: what it counts tells.
_UNIT = "个[\u4e00-\u9fff]?|[元人名户家吨亩次台辆件米项倍天日年月周所座处种位岁%]"
_SUM = re.compile(rf"(?P<number>{_DIGITS}|{_HAN})(?P<times>[千万亿]{{0,2}})(?P<unit>{_UNIT})?")
# A sum as large as this is known without its unit.
_LARGE = 1e4


class Sum(NamedTuple):
    """`unit`: "" where none is printed."""

    value: float
    unit: str


def is_said(fact: str, query: str) -> bool:
    """Whether a folded question names a number itself, as 「五百万」 too, of a range both ends;
    「2025年」 is not 「5年」."""
    return re.search(rf"(?<![\d.]){re.escape(fact)}", query) is not None or _is_written_out(fact, query)


def _is_written_out(fact: str, query: str) -> bool:
    own, asked = list(_sums(fact)), list(_sums(query))
    return bool(own) and all(any(_are_one(one, other) for other in asked) for one in own)


def _are_one(one: Sum, other: Sum) -> bool:
    if one.unit and other.unit:
        return one == other
    return one.value == other.value >= _LARGE


def _sums(text: str) -> Iterator[Sum]:
    for match in _SUM.finditer(text):
        value = _value(match["number"]) * prod(_TIMES[one] for one in match["times"])
        yield Sum(value, match["unit"] or "")


def _value(number: str) -> float:
    return float(number.replace(",", "")) if number[0].isdigit() else float(number_of(number))
