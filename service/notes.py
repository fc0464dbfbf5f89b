"""What a request was answered with, noted for whoever keeps the books of the service."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple


class Note(NamedTuple):
    """One answer; a request of many questions leaves many."""

    query: str
    outcome: str
    index_version: str


_notes: ContextVar[list[Note] | None] = ContextVar("_notes", default=None)


@contextmanager
def noted() -> Iterator[list[Note]]:
    """The notes that are left inside, also by the threads that it starts."""
    notes: list[Note] = []
    token = _notes.set(notes)
    try:
        yield notes
    finally:
        _notes.reset(token)


def note(query: str, outcome: str, index_version: str) -> None:
    """Leave a note, where somebody asks for it."""
    notes = _notes.get()
    if notes is not None:
        notes.append(Note(query, outcome, index_version))
