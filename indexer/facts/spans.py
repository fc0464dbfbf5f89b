"""Where a group of a match stands in the text that its own text was cut from."""

import re

from indexer.folding import Span


def group_at(match: re.Match[str], group: str, offset: int = 0) -> Span | None:
    """None where the group holds nothing. `offset`: where the match's text begins."""
    start, end = match.span(group)
    return Span(offset + start, offset + end) if end > start else None
