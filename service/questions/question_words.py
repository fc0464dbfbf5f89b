"""Words that shape a question but name nothing in a document."""

from functools import lru_cache
from pathlib import Path

_LIST = Path(__file__).parent / "question_words.txt"


@lru_cache(maxsize=1)
def question_words() -> frozenset[str]:
    """The list, folded."""
    return frozenset(_LIST.read_text(encoding="utf-8").split())
