"""Grades that a text sets by a number, 「50万元以上的,200万元以下的」, and which a question is in."""

import re
from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from indexer.folding import Span
from service.questions.sums import Sum, sums

_BESIDE = r"(?:\([^()]{1,6}\)|[含及或])*"
_FROM = re.compile(rf"{_BESIDE}(?:以上|之上|起)")
_UP_TO = re.compile(rf"{_BESIDE}(?:以[下内]|之内)")
_ABOVE = re.compile("(?:(?<![不未])(?<!不[得应能宜])超过|(?<!不)[高大多]于|(?<![不未])满)$")
_BELOW = re.compile("(?:不足|不[满到]|未满|(?<!不)低于|(?<!不)[小少]于)$")
# The second half of 「超过5人,不超过10人的」; alone it sets a limit to what is asked for.
_AT_MOST = re.compile("(?:不[得应能宜]?|未)超过$")
# 「并处五十万元以上二百万元以下罚款」 is what follows, and no grade.
_GIVEN = re.compile("(?:处以?|(?:处以?|并)罚款|奖励?|补[助贴偿]|资助|给予)$")
_AS = re.compile("的?(?:罚款|奖励|补[助贴偿]|资助|处罚)")
_AND = re.compile("[^。;]{0,8}")
_TO = re.compile("[-~至到]|—+")
_LONGEST_BOUND = 8
# More than this is a sum of money without its unit, and a year.
_LARGE = 1e4
_YEARS = 1e3
_YEAR, _MONEY = "年", "元"
# A number that is exceeded is in the grade above.
_BEYOND = 1e-6


class Interval(NamedTuple):
    """From `low` to `high`, both in it; infinite where there is no bound."""

    low: float
    high: float
    unit: str

    def holds(self, amount: Sum) -> bool:
        return self.unit == amount.unit and self.low <= amount.value <= self.high

    def is_wider(self, other: "Interval") -> bool:
        return self != other and self.low <= other.low and other.high <= self.high


def intervals(text: str) -> Iterator[Interval]:
    """Those that a folded text sets, in order.

    >>> list(intervals("50万元以上、不足200万元的"))
    [Interval(low=500000.0, high=2000000.0, unit='元')]
    """
    every = list(sums(text))
    is_second = False
    for one, other in zip(every, [*every[1:], None], strict=False):
        whole = _joined(text, one, other) if other else None
        found = whole or (None if is_second else _alone(text, one))
        if found and not _is_given(text, one.place, (other if whole and other else one).place):
            yield found
        is_second = whole is not None


def misfits(sentences: Sequence[str], question: str) -> list[bool]:
    """For each of the folded sentences of a clause whether it is of another grade than a number of a
    folded question, where another sentence is of its grade; of several the narrowest counts."""
    amounts = list(_amounts(question))
    every = [tuple(intervals(sentence)) if amounts else () for sentence in sentences]
    return [any(_is_other(own, amount, every) for amount in amounts) for own in every]


def _is_other(own: Sequence[Interval], amount: Sum, every: Sequence[Sequence[Interval]]) -> bool:
    of_unit = [one for one in own if one.unit == amount.unit]
    holding = [one for all_of in every for one in all_of if one.holds(amount)]
    narrowest = [one for one in holding if not any(one.is_wider(other) for other in holding)]
    return bool(of_unit and narrowest) and not any(one in narrowest for one in of_unit)


def _amounts(question: str) -> Iterator[Sum]:
    """The numbers of a question; 「超过五百万」 is a little more than that."""
    for one in sums(question):
        unit = one.unit or (_MONEY if one.value >= _LARGE else "")
        if unit and not (unit == _YEAR and one.value > _YEARS):
            before = _before(question, one.place)
            beyond = bool(_ABOVE.search(before)) - bool(_BELOW.search(before))
            yield Sum(one.value * (1 + beyond * _BEYOND), unit, one.place)


def _alone(text: str, one: Sum) -> Interval | None:
    if _is_low(text, one):
        return Interval(one.value, inf, one.unit)
    is_high = _is_high(text, one) and not _AT_MOST.search(_before(text, one.place))
    return Interval(-inf, one.value, one.unit) if is_high else None


def _joined(text: str, one: Sum, other: Sum) -> Interval | None:
    """「50万元以上的,200万元以下的」 and 「5-10人」 are one."""
    between = text[one.place.end : other.place.start]
    is_range = _TO.fullmatch(between) and other.value < _LARGE
    is_pair = _is_low(text, one) and _is_high(text, other) and _AND.fullmatch(between)
    is_rising = one.value < other.value and one.unit in ("", other.unit)
    return Interval(one.value, other.value, other.unit) if is_rising and (is_range or is_pair) else None


def _is_low(text: str, one: Sum) -> bool:
    return bool(_FROM.match(text, one.place.end) or _ABOVE.search(_before(text, one.place)))


def _is_high(text: str, one: Sum) -> bool:
    before = _before(text, one.place)
    is_told = _BELOW.search(before) or _AT_MOST.search(before)
    return bool(_UP_TO.match(text, one.place.end) or is_told)


def _is_given(text: str, first: Span, last: Span) -> bool:
    bound = _FROM.match(text, last.end) or _UP_TO.match(text, last.end)
    return bool(
        _GIVEN.search(_before(text, first)) or _AS.match(text, bound.end() if bound else last.end)
    )


def _before(text: str, place: Span) -> str:
    return text[max(place.start - _LONGEST_BOUND, 0) : place.start]
