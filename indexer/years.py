"""The years that a folded text names."""

import re

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# 「2019年修订的森林法」, 「采砂条例2023年改过以后」
_OF_EDITION = re.compile(
    rf"{_YEAR.pattern}年?(?:的)?新?(?:版|修[订改正]|改(?:过|了|版|以?后)|公布|发布|印发|颁布|出台)"
    rf"|(?:版本?|修[订正]|公布|发布|印发|颁布|出台|通过)于{_YEAR.pattern}"
)


def years_in(folded: str) -> frozenset[int]:
    """Every year from 1900 to 2099 written in digits.

    >>> sorted(years_in("到2027年,比2005年下降65%"))
    [2005, 2027]
    """
    return frozenset(int(year) for year in _YEAR.findall(folded))


def years_asked(folded: str) -> frozenset[int]:
    """The years that a query asks about; one that only tells which document is meant is none.

    >>> years_asked("2019年修订的森林法"), years_asked("森林覆盖率2035年")
    (frozenset(), frozenset({2035}))
    """
    return years_in(_OF_EDITION.sub(" ", folded))
