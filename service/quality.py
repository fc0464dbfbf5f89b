"""How well the search does, as the latest report on the judged queries measured it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

# Written by `make report`.
BUNDLED = Path(__file__).parent / "quality.json"


class Figure(NamedTuple):
    """A mean or share, and the bounds of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Quality:
    """`card`: what was measured, where and when; `systems`: nDCG@10 of this one and of others;
    `milliseconds`: the median of a whole query."""

    card: Mapping[str, str]
    measures: Mapping[str, Figure]
    shares: Mapping[str, Figure]
    auroc: float
    systems: Mapping[str, Figure]
    milliseconds: float

    def is_of(self, index_version: str) -> bool:
        """Whether it was that index which was measured."""
        return any(value.startswith(f"{index_version}:") for value in self.card.values())


def read_quality(path: Path = BUNDLED) -> Quality | None:
    """None where no report has been made."""
    if not path.is_file():
        return None
    stored = json.loads(path.read_bytes())
    figures = {name: _figures(stored[name]) for name in ("measures", "shares", "systems")}
    return Quality(**{**stored, **figures})


def _figures(stored: Mapping[str, Any]) -> Mapping[str, Figure]:
    return {name: Figure(**figure) for name, figure in stored.items()}
