"""Texts with blanks in them, as long as they were."""

from collections.abc import Iterable

from indexer.folding import Span


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The same text, as long, with nothing but spaces in some places."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
