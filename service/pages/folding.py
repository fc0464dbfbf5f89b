"""Results that say the same in the same words, put under the first of them."""

from collections.abc import Iterable
from typing import NamedTuple

from service.results import Result

# Four fifths of the shorter of the two; docs/pages.md says what this means on a page.
LEAST_LIKENESS = 0.8


class Group(NamedTuple):
    """A result, and its near-copies in their own order."""

    first: Result
    copies: tuple[Result, ...]


def groups(results: Iterable[Result]) -> tuple[Group, ...]:
    """A near-copy stands under the first result that it is a copy of, never under another copy."""
    found: list[tuple[Result, list[Result]]] = []
    for result in results:
        own = next((copies for first, copies in found if _are_alike(first, result)), None)
        if own is None:
            found.append((result, []))
        else:
            own.append(result)
    return tuple(Group(first, tuple(copies)) for first, copies in found)


def _are_alike(first: Result, second: Result) -> bool:
    """A clause names ten near-copies at most: one of the two may not name the other."""
    return second.clause.clause_id in _copies(first) or first.clause.clause_id in _copies(second)


def _copies(result: Result) -> list[str]:
    near = result.clause.similar or ()
    return [copy.clause_id for copy in near if copy.likeness >= LEAST_LIKENESS]
