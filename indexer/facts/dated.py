"""The year that each statement of a paragraph is for: its own, or that of one before it."""

from collections.abc import Iterator
from typing import NamedTuple

from indexer.facts.statements import Statement, statements


class Dated(NamedTuple):
    """A statement with its years; `is_aim`: by that year something is to be reached; `is_of_dated`:
    whether its own sentence says so."""

    statement: Statement
    year: int | None
    base_year: int | None
    is_aim: bool
    is_of_dated: bool


def dated(text: str, year: int | None, written: int | None = None) -> Iterator[Dated]:
    """The statements of a folded paragraph. `year`: the one that an earlier paragraph is for, where it
    goes on; `written`: the one that the text speaks in."""
    named_in, is_aim = -1, True
    before: Statement | None = None
    for statement in statements(text, written):
        own = statement.dated
        if own:
            year, is_aim = own.year, own.is_aim
            named_in = statement.sentence if is_aim else -1
        base = _base_year(statement, before)
        yield Dated(statement, year, base, is_aim, named_in == statement.sentence)
        before = statement


def _base_year(statement: Statement, before: Statement | None) -> int | None:
    """「与2020年相比,下降18%」 names it in a part of its own."""
    if statement.base:
        return statement.base.year
    if before is None or before.base is None or before.sentence != statement.sentence:
        return None
    return before.base.year if before.base.end >= before.end else None
