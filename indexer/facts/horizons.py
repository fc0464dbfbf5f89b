"""The years that a text dates what it says by, and those that it compares with."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# The tenth five-year plan ended in 2005.
_TENTH_PLAN_ENDS, _PLAN_YEARS = 2005, 5
_DIGITS = "一二三四五六七八九"
_MIDDLE_OF_CENTURY = 2050
# What a report looks back on is the year before the one that it is given in.
_LAST = "去年|上一?年(?!度|同期|末|相?比|[增下])|过去的?[一五]年(?:来|间)?|(?<!第)[一五]年来"
_FROM = r"(?:(?:19|20)\d\d年?\s*(?:-|~|—+|至|到)\s*)?"
_COMPARES = r"[相对与]*(?:比|较|同)|以|[由从]|在"
_HORIZON = re.compile(
    rf"(?P<compares>{_COMPARES})?(?P<leads>[到至在于]|截至|截止到?|力争)?"
    rf"(?:{_FROM}(?<!\d)(?P<year>(?:19|20)\d\d)年(?!版|修订|第|\d?号|远景)(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?度?"
    rf"|(?P<last>{_LAST})|(?P<now>今年|本年度?|(?<![0-9一二两三四五六七八九十])年内)"
    r"|“?(?P<plan>十[一二三四五六七八])五”?+(?!规划|国家|生态|环境)|(?P<middle>本?世纪中叶))"
    r"(?P<after>以前|之前|年?底|末|前|起|初|期间|时期|以来|的?基础上|相比|为基[期准数])*"
)
# 「2020年的1.5倍」
_TIMES = re.compile(r"的?\s*[\d.]+倍")
_IS_BASE = re.compile("基础上|相比|为基")
_BY_THEN = re.compile("[底末前]$")


class Horizon(NamedTuple):
    """Where a text names a year, with the words around it; `is_base`: it only compares with it;
    `is_aim`: by then something is to be reached; `is_start`: from then on something changed."""

    start: int
    end: int
    year: int
    is_base: bool
    is_aim: bool
    is_start: bool


def horizons(text: str, written: int | None = None) -> Iterator[Horizon]:
    """The years of a folded text in order; of a period, the last year. `written`: the year that the text
    speaks in, which 「去年」 counts from.

    >>> [(one.year, one.is_base) for one in horizons("到2030年,比2005年下降65%")]
    [(2030, False), (2005, True)]
    """
    for match in _HORIZON.finditer(text):
        if written is None and (match["last"] or match["now"]):
            continue
        compares = match["compares"] or ""
        is_told = bool(_IS_BASE.search(match.group()) or _TIMES.match(text, match.end()))
        is_base = is_told or (bool(compares) and compares not in ("在", "以"))
        yield Horizon(
            start=match.start(),
            end=match.end(),
            year=_year(match, written),
            is_base=is_base,
            is_aim=_is_aim(match),
            is_start=compares in ("由", "从"),
        )


def _year(match: re.Match[str], written: int | None) -> int:
    if written is not None and (match["last"] or match["now"]):
        return written - bool(match["last"])
    if match["year"]:
        return int(match["year"])
    if match["plan"]:
        return _TENTH_PLAN_ENDS + _PLAN_YEARS * (_DIGITS.index(match["plan"][1]) + 1)
    return _MIDDLE_OF_CENTURY


def _is_aim(match: re.Match[str]) -> bool:
    """「到2027年」, 「2025年底前」, 「“十四五”时期」; 「2024年,…」 only tells when."""
    told = match["leads"] in ("到", "至", "力争") or match["plan"] or match["middle"]
    return bool(told or _BY_THEN.search(match.group()))
