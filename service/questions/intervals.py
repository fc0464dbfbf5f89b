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
# 「并处五十万元以上二百万元以下罚款」, 「由3名以上专家」 and 「提高到85%以上」 are what follows or is
# aimed at, and no grades; 「罚款50万元以上的」 is one.
_GIVEN = re.compile(
    "(?:处以?|并处?罚款|奖励?|补[助贴偿]|资助|给予|由|[提升增降减保控][高到加至低少持制在]{1,2}|力争|完成"
    r"|(?:罚款|标准|数?额|金额)(?:为|是)(?:每[^\d,。]{1,3})?)$"
)
_FINED = re.compile("罚款$")
_AS = re.compile("的?(?:罚款|奖励|补[助贴偿]|资助|处罚)")
_OF_WHAT = "的"
# Shares and multiples are given, ranks count backwards.
_NO_GRADES = frozenset("倍级")
_SHARE = "%"
_AND = re.compile("[^。;]{0,8}")
_TO = re.compile("[-~至到]|—+")
_LONGEST_BOUND = 8
# What is counted, behind a number and its bound: 「10人以上30人以下|死亡」.
_COUNTED = re.compile("[\u4e00-\u9fff]{2}")
# Units by one name; 「6月30日」 counts no days, and 「前3位」 no people.
_SAME = {"名": "人", "位": "人", "日": "天", "周岁": "岁"}
_NO_COUNT = re.compile("[第前月]$")
# 「罚了80万能拿多少」, 「八千块」 are money, 「3万公顷」 and 「12345」 are none.
_MONEY = re.compile(r"元|块?(?=钱|$|[^\u4e00-\u9fff]|[的了以能可要会怎罚奖补])")
_TIMES = re.compile("[千万亿]$")
# Of which more are money without 块 behind it, and more a year.
_LARGE, _YEARS = 1e4, 1e3
# 「一年能休几天」, 「2年内」 say when.
_WHEN = re.compile("以?[内前后]")
_ONE = re.compile("一(?![十百千万亿])|每")
# A number that is exceeded is in the grade above.
_BEYOND = 1e-6
# A sentence of another grade is none; of a wider one it may be.
_OTHER, _WIDER = 1.0, 0.15


class Interval(NamedTuple):
    """From `low` to `high`, both in it; infinite where there is no bound. `counted`: what its number
    counts besides the unit, as 重伤 of 「50人以上重伤」, "" where nothing is said."""

    low: float
    high: float
    unit: str
    counted: str

    def holds(self, amount: Sum) -> bool:
        return self.unit == amount.unit and self.low <= amount.value <= self.high

    def is_wider(self, other: "Interval") -> bool:
        is_around = self.low <= other.low and other.high <= self.high
        return is_around and self != other and self.counted == other.counted


def intervals(text: str) -> Iterator[Interval]:
    """Those that a folded text sets, in order.

    >>> [one[:3] for one in intervals("50万元以上、不足200万元的")]
    [(500000.0, 2000000.0, '元')]
    """
    every = list(map(_plain, sums(text)))
    is_second = False
    for one, other in zip(every, [*every[1:], None], strict=False):
        pair = _joined(text, one, other) if other else None
        found = pair or (None if is_second else _alone(text, one))
        if found and _is_grade(text, one, other if pair and other else one):
            yield found
        is_second = pair is not None


def misfits(sentences: Sequence[str], question: str) -> list[float]:
    """For each of the folded sentences of a clause how surely it is of another grade than the numbers
    of a folded question: 1 where another sentence is of their grade and it is not, less where it is
    of a wider one, 0 else."""
    amounts = list(_amounts(question))
    every = [tuple(intervals(sentence)) if amounts else () for sentence in sentences]
    holding = [one for own in every for one in own if any(map(one.holds, amounts))]
    meant = [one for one in holding if one.counted and one.counted in question] or holding
    return [_misfit(own, meant) for own in every]


def _misfit(own: Sequence[Interval], meant: Sequence[Interval]) -> float:
    """`meant`: those of all sentences that hold a number of the question."""
    units = {one.unit for one in meant}
    held = [one for one in own if one in meant]
    if not held:
        return _OTHER if any(one.unit in units for one in own) else 0.0
    return _WIDER if all(any(one.is_wider(other) for other in meant) for one in held) else 0.0


def _amounts(question: str) -> Iterator[Sum]:
    """The numbers of a question that may be in a grade; 「超过五百万」 is a little more than that."""
    for one in sums(question):
        told = _plain(one if one.unit else one._replace(unit=_money(question, one)))
        before = _before(question, told.place)
        is_when = _WHEN.match(question, told.place.end) or _ONE.match(question, told.place.start)
        if told.unit and not is_when and not _NO_COUNT.search(before):
            beyond = bool(_ABOVE.search(before)) - bool(_BELOW.search(before))
            yield told._replace(value=told.value * (1 + beyond * _BEYOND))


def _money(question: str, one: Sum) -> str:
    """元 where a number without a unit is a sum of money, "" elsewhere."""
    printed = question[one.place.start : one.place.end]
    found = _MONEY.match(question, one.place.end)
    is_large = one.value >= _LARGE and _TIMES.search(printed)
    return "元" if found and (is_large or found.group()) else ""


def _plain(one: Sum) -> Sum:
    """With the usual name of its unit; without one where it is a year."""
    is_year = one.unit == "年" and one.value > _YEARS
    return one._replace(unit="" if is_year else _SAME.get(one.unit, one.unit))


def _alone(text: str, one: Sum) -> Interval | None:
    if _is_low(text, one):
        return Interval(one.value, inf, one.unit, _counted(text, one))
    is_high = _is_high(text, one) and not _AT_MOST.search(_before(text, one.place))
    return Interval(-inf, one.value, one.unit, _counted(text, one)) if is_high else None


def _joined(text: str, one: Sum, other: Sum) -> Interval | None:
    """「50万元以上的,200万元以下的」 and 「5-10人」 are one."""
    between = text[one.place.end : other.place.start]
    is_range = _TO.fullmatch(between) and other.value < _LARGE
    is_pair = _is_low(text, one) and _is_high(text, other) and _AND.fullmatch(between)
    if one.value >= other.value or one.unit not in ("", other.unit) or not (is_range or is_pair):
        return None
    return Interval(one.value, other.value, other.unit, _counted(text, other))


def _is_low(text: str, one: Sum) -> bool:
    return bool(_FROM.match(text, one.place.end) or _ABOVE.search(_before(text, one.place)))


def _is_high(text: str, one: Sum) -> bool:
    before = _before(text, one.place)
    is_told = _BELOW.search(before) or _AT_MOST.search(before)
    return bool(_UP_TO.match(text, one.place.end) or is_told)


def _is_grade(text: str, first: Sum, last: Sum) -> bool:
    """Whether an interval, given its numbers, is no fine, aim or rank."""
    before, end = _before(text, first.place), _end(text, last.place)
    is_of_what = text.startswith(_OF_WHAT, end)
    is_given = (
        _GIVEN.search(before) or _AS.match(text, end) or (_FINED.search(before) and not is_of_what)
    )
    is_open = last.unit == _SHARE and not is_of_what
    return last.unit not in ("", *_NO_GRADES) and not (is_given or is_open or _NO_COUNT.search(before))


def _counted(text: str, one: Sum) -> str:
    found = _COUNTED.match(text, _end(text, one.place))
    return found.group() if found and not found.group().startswith(_OF_WHAT) else ""


def _end(text: str, place: Span) -> int:
    """Where a number ends with its bound."""
    bound = _FROM.match(text, place.end) or _UP_TO.match(text, place.end)
    return bound.end() if bound else place.end


def _before(text: str, place: Span) -> str:
    return text[max(place.start - _LONGEST_BOUND, 0) : place.start]
