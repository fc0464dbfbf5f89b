"""A paragraph's sentences and their parts between commas: each may set an aim of its own."""

import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from indexer.facts.horizons import Horizon, horizons
from indexer.sentences import FULL_STOP

# Nothing inside brackets or the name of a document ends a part or dates it.
_ASIDE = re.compile(r"\([^()]*\)|《[^》]*》")
_HIDDEN = "□"
# 「1,000」 is one number.
_BREAK = re.compile(rf"(?P<stop>[!?]|{FULL_STOP})|(?<!\d):|:(?!\d)|;|,(?!\d{{3}}(?!\d))|(?<!\d),|$")


class Statement(NamedTuple):
    """A part of a sentence; `sentence`: which sentence of its paragraph it belongs to, from 0;
    `horizons`: the years that it names."""

    start: int
    end: int
    sentence: int
    horizons: tuple[Horizon, ...]

    @property
    def dated(self) -> Horizon | None:
        """The last year that it is for."""
        return next((one for one in reversed(self.horizons) if not one.is_base), None)

    @property
    def base(self) -> Horizon | None:
        """The last year that it compares with."""
        return next((one for one in reversed(self.horizons) if one.is_base), None)


def without_asides(text: str) -> str:
    """As long, with what stands in brackets or names a document made unreadable."""
    return _ASIDE.sub(lambda aside: _HIDDEN * len(aside[0]), text)


def statements(text: str, written: int | None = None) -> Iterator[Statement]:
    """The parts of a folded paragraph, in order; `written`: the year that it speaks in."""
    readable = without_asides(text)
    dates = deque(horizons(readable, written))
    start, sentence = 0, 0
    for stop in _BREAK.finditer(readable):
        own = tuple(_taken(dates, stop.start()))
        if readable[start : stop.start()].strip():
            yield Statement(start, stop.start(), sentence, own)
        start, sentence = stop.end(), sentence + bool(stop["stop"])


def _taken(dates: deque[Horizon], end: int) -> Iterator[Horizon]:
    """Those in front of a place, in order; they are left out of `dates`."""
    while dates and dates[0].start < end:
        yield dates.popleft()
