"""The years that a folded text names."""

import re

_BRACKETS = re.compile(r"\([^()]*\)")
_OF_A_YEAR = re.compile(r"(?<![\d—–~至-])(?:19|20)\d\d年(?!\s*[—–~至-]|修)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def years_in(folded: str) -> frozenset[int]:
    """Every year from 1900 to 2099 written in digits.

    >>> sorted(years_in("到2027年,比2005年下降65%"))
    [2005, 2027]
    """
    return frozenset(int(year) for year in _YEAR.findall(folded))


def year_of(title: str) -> int | None:
    """The one year that a folded title says its document is for; editions and periods say none.

    >>> year_of("关于2025年最低生活保障标准的通知"), year_of("某规划(2021—2030年)")
    (2025, None)
    """
    bare = _BRACKETS.sub("", title)
    years = years_in(bare)
    return next(iter(years)) if len(years) == 1 and _OF_A_YEAR.search(bare) else None
