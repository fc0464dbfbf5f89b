"""A target as it is found in a folded text, before it is cited."""

from typing import NamedTuple

from indexer.folding import Span


class Found(NamedTuple):
    """The places of an indicator, of whose it is, of its unit and of what tells the aim; the rest as in
    `Target`. `is_past`: it was reached."""

    name: Span
    at: Span
    year: int | None
    region: Span | None = None
    value: float | None = None
    unit: Span | None = None
    comparator: str = "="
    base_year: int | None = None
    is_past: bool = False
