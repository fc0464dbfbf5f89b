"""The heading of a clause as its text begins with it."""

import re
from collections.abc import Sequence

from indexer.clauses import Level
from service.unwrapped import unwrapped


def heading_of(path: Sequence[Level]) -> str:
    """A clause's own label and heading, folded, in lower case; "" where it has no heading."""
    if not path or not path[-1].heading:
        return ""
    return unwrapped(path[-1].label + path[-1].heading).text.lower()


def is_heading(lowered: str, path: Sequence[Level]) -> bool:
    """Whether a sentence is no more than the clause's own label and heading."""
    own = heading_of(path)
    return bool(own) and re.sub(r"\W", "", own) == re.sub(r"\W", "", lowered)
