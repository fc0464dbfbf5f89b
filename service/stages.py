"""How long each stage of a search takes, measured only where somebody asks."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple


class Ran(NamedTuple):
    """A stage that ran: when it began, by `time.perf_counter`, and for how many seconds."""

    name: str
    began: float
    seconds: float


_runs: ContextVar[list[Ran] | None] = ContextVar("_runs", default=None)


@contextmanager
def watched() -> Iterator[list[Ran]]:
    """Each stage that runs inside, also in the threads that it starts, as it ends."""
    runs: list[Ran] = []
    token = _runs.set(runs)
    try:
        yield runs
    finally:
        _runs.reset(token)


@contextmanager
def timed() -> Iterator[dict[str, float]]:
    """Milliseconds of each stage that runs inside, by its name, once it ends; repeated ones add up."""
    times: dict[str, float] = {}
    with watched() as runs:
        try:
            yield times
        finally:
            for run in runs:
                times[run.name] = times.get(run.name, 0.0) + run.seconds * 1000


@contextmanager
def stage(name: str) -> Iterator[None]:
    """A stage of the search."""
    runs = _runs.get()
    if runs is None:
        yield
        return
    began = time.perf_counter()
    try:
        yield
    finally:
        runs.append(Ran(name, began, time.perf_counter() - began))
