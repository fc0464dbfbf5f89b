"""The years that a folded text names."""

import re

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def years_in(folded: str) -> frozenset[int]:
    """Every year from 1900 to 2099 written in digits.

    >>> sorted(years_in("到2027年,比2005年下降65%"))
    [2005, 2027]
    """
    return frozenset(int(year) for year in _YEAR.findall(folded))
