"""The heading of a clause as its text begins with it."""

import re
from collections.abc import Sequence

from indexer.clauses import Level
from indexer.unwrapped import unwrapped


def heading_of(path: Sequence[Level]) -> str:
    """A clause's own label and heading, folded, in lower case; "" where it has no heading."""
    return _printed(path) if path and path[-1].heading else ""


def is_heading(lowered: str, path: Sequence[Level]) -> bool:
    """Whether a sentence is no more than the clause's own label and heading, or its label where it has
    no heading: 「第 17 條」 on a line of its own."""
    own = re.sub(r"\W", "", _printed(path)) if path else ""
    return bool(own) and own == re.sub(r"\W", "", lowered)


def _printed(path: Sequence[Level]) -> str:
    return unwrapped(path[-1].label + path[-1].heading).text.lower()
