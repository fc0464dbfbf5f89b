"""The years that a folded text names."""

import re

_BRACKETS = re.compile(r"\([^()]*\)")
# 「2030年前碳达峰」, 「2035年远景目标」, 「2022年版」, 「2024年第3号」: no year that a document is for.
_OF_A_YEAR = re.compile(
    r"(?<![\d—–~至到自-])(?:19|20)\d\d年(?!\s*[—–~至-]|[修版本前后起底末]|以[来前后]|远景|第\d+号)"
)
_SAID_TO_BE_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d\s*[年—–~-]")
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


def years_meant(sentence: str, titled: int | None) -> frozenset[int]:
    """The years that a folded sentence is about: those it names, or where it says of no number that it
    is a year, `titled`.

    >>> years_meant("每户补助2000元。", 2025), years_meant("2024年的标准。", 2025)
    (frozenset({2025}), frozenset({2024}))
    """
    if titled is None or _SAID_TO_BE_A_YEAR.search(sentence):
        return years_in(sentence)
    return frozenset({titled})
