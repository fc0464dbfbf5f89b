"""A clause's text folded, without the line breaks inside its sentences and the spaces around figures: a
word may run across them."""

import re
from functools import lru_cache

from indexer.folding import Folded, Span, fold, tightened

# Where a printed line ends inside a sentence.
_WRAP = re.compile(r"(?<=[^\s。!?;:.!?;:])\s*\n\s*")


@lru_cache(maxsize=8192)
def unwrapped(text: str) -> Folded:
    """A text folded. Kept for the next query: the same clauses are shown again and again."""
    return tightened(fold(text, [Span(*match.span()) for match in _WRAP.finditer(text)]))
