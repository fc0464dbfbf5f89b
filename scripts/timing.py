"""Times of several ways to do a thing, and where they were taken."""

import os
import platform
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

_WARM_UP = 20


def medians(ways: Sequence[Callable[[str], object]], queries: Sequence[str]) -> list[float]:
    """Median milliseconds of each, asked turn by turn, so that the machine treats them alike."""
    for query in queries[:_WARM_UP]:
        for ask in ways:
            ask(query)
    times = [[_milliseconds(ask, query) for ask in ways] for query in queries]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def where() -> str:
    """The machine, the commit and the day of a measurement."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True
    ).stdout
    return f"{platform.machine()},{os.cpu_count()} 核,提交 {commit.strip()},{datetime.now(UTC):%Y-%m-%d}"


def _milliseconds(ask: Callable[[str], object], query: str) -> float:
    started = time.perf_counter()
    ask(query)
    return (time.perf_counter() - started) * 1000
