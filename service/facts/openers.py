"""Words that lead up to the first of several things that a sentence lists: 「实施」, 「包括」."""

from functools import lru_cache
from pathlib import Path

_LIST = Path(__file__).parent / "openers.txt"
# Behind one of these something begins in any case.
PREPOSITIONS = frozenset("在与向对由以将从把被跟同除")


@lru_cache(maxsize=1)
def openers() -> frozenset[str]:
    """The list, folded."""
    return frozenset(_LIST.read_text(encoding="utf-8").split())
