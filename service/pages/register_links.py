"""From a question to the register: what it names an indicator or a body of."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from service.register import Register, plain

_SHORTEST_INDICATOR = 4
_SHORTEST_BODY = 3
# One alone is as good as found.
_FEWEST = 2
_MOST_LINKS = 2


class RegisterLink(NamedTuple):
    """Where the facts of what a question names are listed, and how many there are."""

    noun: str
    name: str
    facts: int
    url: str


def register_links(
    question: str, register: Register, limits: Mapping[str, str]
) -> tuple[RegisterLink, ...]:
    """To the targets and the duties of what a question names. `limits`: what the lists are limited to
    besides."""
    asked, printed = plain(question), register.printed
    indicators = _named(register.indicators, asked, _SHORTEST_INDICATOR)
    bodies = _named(register.units, asked, _SHORTEST_BODY)
    return tuple(
        RegisterLink(noun, printed[name], facts, f"{path}?{urlencode({field: printed[name], **limits})}")
        for noun, path, field, named in (
            ("目标", "/targets", "indicator", indicators),
            ("责任", "/duties", "unit", bodies),
        )
        for name, facts in named.items()
        if facts >= _FEWEST
    )


def _named(names: Counter[str], asked: str, shortest: int) -> Counter[str]:
    """The longest of the names that a question holds, none within another, with the facts that each is
    in the name of."""
    held = [name for name in names if len(name) >= shortest and name in asked]
    longest = [name for name in held if not any(name != other and name in other for other in held)]
    return Counter({
        name: sum(count for other, count in names.items() if name in other)
        for name in sorted(longest, key=asked.index)[:_MOST_LINKS]
    })  # fmt: skip
