"""Numbers with what they count, in digits or written out: 「五百万元」 and 「500万元」 are one sum."""

import re
from collections.abc import Iterator
from math import prod
from typing import NamedTuple

from indexer.numbering import number_of

_DIGITS = r"(?<![\d.])\d[\d,]{0,20}(?:\.\d+)?"
_HAN = "(?<![第一二两三四五六七八九十百千])[一二两三四五六七八九十百千]{1,9}(?![章节条款项]|分之)"
_TIMES = {"千": 1e3, "万": 1e4, "亿": 1e8}
_SUM = re.compile(rf"(?P<number>{_DIGITS}|{_HAN})(?P<times>[千万亿]{{0,2}})(?P<unit>[\u4e00-\u9fff%]?)")
# A sum as large as this is known by itself; of a smaller one the unit has to be the same.
_LARGE = 1e4


class Sum(NamedTuple):
    value: float
    unit: str


def is_said(fact: str, query: str) -> bool:
    """Whether a folded question names a number itself, as 「五百万」 too; 「2025年」 is not 「5年」."""
    return re.search(rf"(?<![\d.]){re.escape(fact)}", query) is not None or is_written_out(fact, query)


def is_written_out(fact: str, query: str) -> bool:
    """Whether a folded question names the number that a fact begins with, in digits or not."""
    first = next(_sums(fact), None)
    return first is not None and any(_are_one(first, other) for other in _sums(query))


def _are_one(one: Sum, other: Sum) -> bool:
    return one.value == other.value and (one.unit == other.unit != "" or one.value >= _LARGE)


def _sums(text: str) -> Iterator[Sum]:
    for match in _SUM.finditer(text):
        yield Sum(_value(match["number"]) * prod(_TIMES[one] for one in match["times"]), match["unit"])


def _value(number: str) -> float:
    return float(number.replace(",", "")) if number[0].isdigit() else float(number_of(number))
