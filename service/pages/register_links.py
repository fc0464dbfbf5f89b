"""From a question to the register: what it names an indicator or a body of."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from indexer.folding import fold_text
from indexer.index import Index

_SHORTEST_INDICATOR = 4
_SHORTEST_BODY = 3
# One alone is as good as found.
_FEWEST = 2


class RegisterLink(NamedTuple):
    """Where the facts of what a question names are listed, and how many there are."""

    noun: str
    name: str
    facts: int
    url: str


def register_links(question: str, index: Index) -> tuple[RegisterLink, ...]:
    """At most one to the targets and one to the duties."""
    return tuple(_links(fold_text(question).lower(), index))


def _links(asked: str, index: Index) -> Iterator[RegisterLink]:
    bodies = [duty.unit_normal.lower() for duty in index.duties]
    for noun, path, field, names, shortest in (
        ("目标", "/targets", "indicator", index.indicators, _SHORTEST_INDICATOR),
        ("责任", "/duties", "unit", bodies, _SHORTEST_BODY),
    ):
        name = _longest(names, asked, shortest)
        facts = sum(name in one for one in names) if name else 0
        if facts >= _FEWEST:
            yield RegisterLink(noun, name, facts, f"{path}?{urlencode({field: name})}")


def _longest(names: Iterable[str], asked: str, shortest: int) -> str:
    """The longest of the names that a question holds, "" where it holds none."""
    return max((name for name in set(names) if len(name) >= shortest and name in asked),
               key=lambda name: (len(name), name), default="")  # fmt: skip
