"""Where the words of a query stand in a clause."""

import re
from collections.abc import Iterator, Sequence

from indexer.folding import Span
from indexer.unwrapped import unwrapped


def highlights(text: str, start: int, content: Sequence[str]) -> list[Span]:
    """Where the query's words stand in a clause that starts at `start`; joined where they touch."""
    plain = unwrapped(text)
    lowered = plain.text.lower()
    words = [re.escape(word) for word in content if len(word) > 1]
    if not words or len(lowered) != len(plain):
        return []
    pattern = re.compile("|".join(sorted(words, key=len, reverse=True)))
    found = [plain.span(*match.span()) for match in pattern.finditer(lowered)]
    return [Span(start + a, start + b) for a, b in _merged(found)]


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in spans:
        if current is not None and span.start <= current.end:
            current = Span(current.start, max(current.end, span.end))
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current
