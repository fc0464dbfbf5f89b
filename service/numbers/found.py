"""What a query's numbers find: clauses, or parts of them, for each place that it names."""

from collections.abc import Iterable
from typing import NamedTuple


class Found(NamedTuple):
    """The row of a clause; `place` is the part of an article asked for (「第二款」)."""

    row: int
    place: str | None = None


class Answered(NamedTuple):
    """What is found for each reference, in their order, and for each edition of a document;
    `has_topic`: other words may order it; `is_named`: a document is named."""

    groups: tuple[tuple[Found, ...], ...]
    has_topic: bool
    is_named: bool = True

    @property
    def rows(self) -> tuple[int, ...]:
        """Each once, as found."""
        return tuple(dict.fromkeys(found.row for group in self.groups for found in group))

    @property
    def places(self) -> dict[int, str | None]:
        """The first part of an article that is asked for, for each row; None: all of it."""
        every = [found for group in self.groups for found in group]
        return {found.row: found.place for found in reversed(every)}


def whole_clauses(rows: Iterable[int]) -> tuple[Found, ...]:
    """Each clause as a whole, no part of it."""
    return tuple(map(Found, rows))
