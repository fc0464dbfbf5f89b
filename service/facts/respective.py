"""Numbers that are told 「respectively」: 「A、B和C分别为1、2、3」."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from service.facts.openers import JOINT
from service.facts.said import SAID_OF, shared_before
from service.facts.senses import SENSE_WEIGHT, sense

# The names, and how it is put.
_RESPECTIVELY = re.compile(
    r"([^,。;:]{0,200}),?[^,。;:、\d]{0,6}?分别([^\d,。;]{0,8}?)(?=\d|[一二两三四五六七八九十百千]+(?!个?[类级项种]))"
)
_STOP = re.compile("[。;]")
# 「对取得中级、高级证书的人员,带团达30批次的,分别给予3000元、5000元」
_PARTS = re.compile("[^,。;:]+")
_LISTED = re.compile(f"、|{JOINT}")
_GRADES = "一二三四五六七八九十甲乙丙丁"
_GRADED = re.compile(rf"[{_GRADES}]([级等类档星].*)")
_CODE = re.compile(r"\d+[A-Za-z]+")
# What a query names of a name: so many characters tell which it is, fewer perhaps.
_TELLING, _HINTING = 3, 2
_ASKED_WEIGHT = SAID_OF


class _Told(NamedTuple):
    """How it is put, the names, and where the numbers stand."""

    put: str
    names: Sequence[str]
    values: Sequence[tuple[int, int]]


def told_respectively(text: str, found: Sequence[tuple[int, int]], query: str) -> tuple[int, int] | None:
    """Of 「A、B和C分别为1、2、3,比上年分别下降4、5、6」 the number of what a folded query names, of
    those found in a folded text; None where it names none."""
    told = ((one, _meant(one, query)) for one in _told(text, found))
    meant = [(_put_as_asked(one.put, query), number) for one, number in told if number]
    return max(meant, key=lambda one: one[0])[1] if meant else None


def _told(text: str, found: Sequence[tuple[int, int]]) -> Iterator[_Told]:
    """What is told one after the other; names that are not said again are those said before."""
    lists = list(_RESPECTIVELY.finditer(text)) if "分别" in text else []
    ends = [*(later.start() for later in lists[1:]), len(text)]
    names: Sequence[str] = ()
    for match, end in zip(lists, ends, strict=False):
        stop = _STOP.search(text, match.end(), end)
        values = [span for span in found if match.end() <= span[0] < (stop.start() if stop else end)]
        own = _listed(match[1])
        if len(own) != len(values) != len(names):
            own = _listed_before(text[: match.start()], len(values)) or own
        names = own if len(own) > 1 else names
        yield _Told(match[2], names, values)


def _meant(told: _Told, query: str) -> tuple[int, int] | None:
    """The number of the name that a query asks of most; None where it asks of none, or there are not as
    many names as numbers."""
    if not len(told.values) == len(told.names) > 1:
        return None
    asked = [
        shared_before(name, query) + _ASKED_WEIGHT * _asked(name, query, name is told.names[-1])
        for name in told.names
    ]
    return told.values[asked.index(max(asked))] if max(asked) else None


def _put_as_asked(put: str, query: str) -> float:
    return shared_before(put, query) + SENSE_WEIGHT * sense(put, "", "", query)


def _listed(text: str) -> list[str]:
    return _named([name for name in _LISTED.split(text) if name])


def _listed_before(text: str, count: int) -> list[str]:
    """The nearest of the parts of a sentence that lists so many names, none where there is none."""
    parts = (_listed(part) for part in reversed(_PARTS.findall(_STOP.split(text)[-1])))
    return next((names for names in parts if len(names) == count > 1), [])


def _named(names: list[str]) -> list[str]:
    """「获得一、二、三等奖的」 names 一等奖, 二等奖 and 三等奖."""
    graded = _GRADED.match(names[-1]) if names else None
    if graded is None or not all(name[-1] in _GRADES for name in names[:-1]):
        return names
    return [*(name[-1] + graded[1] for name in names[:-1]), names[-1]]


def _asked(name: str, query: str, is_last: bool) -> float:
    """How surely a query asks of a name: of 「二氧化硫」 beside 「氮氧化物排放总量」, where the end of
    the last is said of both; by a code, 「4A级」 among 「3A、4A、5A级的」; less surely of 「认定为国家」
    beside 「省级企业中心」."""
    if not set(_CODE.findall(name)).isdisjoint(_CODE.findall(query)):
        return 1.0
    for length in (_TELLING, _HINTING):
        told = name[:length] if is_last else name[-length:]
        if len(told) >= _HINTING and told in query:
            return length / _TELLING
    return 0.0
