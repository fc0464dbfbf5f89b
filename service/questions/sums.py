"""Numbers with what they count, in digits or written out: 「五百万元」 and 「500万元」 are one sum."""

import re
from collections.abc import Iterator
from math import prod
from typing import NamedTuple

from indexer.folding import Span
from indexer.numbering import number_of

_DIGITS = r"(?<![\d.])\d[\d,]{0,20}(?:\.\d+)?"
# 「百万就业计划」 names no number.
_HAN = (
    "(?<![第一二两三四五六七八九十百千])(?![百千]+(?![一二两三四五六七八九十]))"
    "[一二两三四五六七八九十百千]{1,9}(?![章节条款项]|分之)"
)
_TIMES = {"千": 1e3, "万": 1e4, "亿": 1e8}
# 「个」 counts anything: what it counts tells.
_UNIT = (
    "平方公里|平方米|立方米|公里|公斤|小时|分钟|周岁|批次|个(?:(?![及以或])[\u4e00-\u9fff])?"
    "|[元人名户家吨亩次台辆件米项倍天日年月周所座处种位张批级岁%]"
)
# 「四个亿」, 「一百二十来号人」
_SUM = re.compile(
    rf"(?P<number>{_DIGITS}|{_HAN})(?P<times>个[万亿]|[千万亿]{{0,2}})"
    rf"[来多余]?(?:号(?=人))?(?P<unit>{_UNIT})?"
)
# A sum as large as this is known without its unit.
_LARGE = 1e4


class Sum(NamedTuple):
    """`unit`: "" where none is printed; `place`: where it stands."""

    value: float
    unit: str
    place: Span


def is_said(fact: str, query: str) -> bool:
    """Whether a folded question names a number itself, as 「五百万」 too, of a range both ends;
    「2025年」 is not 「5年」."""
    return re.search(rf"(?<![\d.]){re.escape(fact)}", query) is not None or _is_written_out(fact, query)


def _is_written_out(fact: str, query: str) -> bool:
    own, asked = list(sums(fact)), list(sums(query))
    return bool(own) and all(any(_are_one(one, other) for other in asked) for one in own)


def _are_one(one: Sum, other: Sum) -> bool:
    if one.unit and other.unit:
        return one[:2] == other[:2]
    return one.value == other.value >= _LARGE


def sums(text: str) -> Iterator[Sum]:
    """Every number of a folded text, in order.

    >>> [one[:2] for one in sums("罚了八十万元的三家")]
    [(800000.0, '元'), (3.0, '家')]
    """
    for match in _SUM.finditer(text):
        value = _value(match["number"]) * prod(_TIMES.get(one, 1) for one in match["times"])
        yield Sum(value, match["unit"] or "", Span(*match.span()))


def _value(number: str) -> float:
    return float(number.replace(",", "")) if number[0].isdigit() else float(number_of(number))
