"""The cells of the rows of a table."""

import re
from collections.abc import Iterator, Sequence

from indexer.folding import Span

_SEPARATOR = re.compile(r"\t|\|")
_RULE = re.compile(r"[\s|:-]*")


def cells(text: str) -> Sequence[Span]:
    """The cells of a row in a folded text, also the empty ones; () where it is none, or only a rule."""
    if not re.search(r"\t|\|.*\|", text) or is_rule(text):
        return ()
    return tuple(_cells(text.rstrip()))


def words_of(text: str, row: Sequence[Span]) -> Sequence[str]:
    return [text[slice(*cell)] for cell in row]


def is_rule(text: str) -> bool:
    """「| --- | :--: |」 between the heads of a table and its rows, or nothing."""
    return _RULE.fullmatch(text) is not None


def _cells(text: str) -> Iterator[Span]:
    start = text.index("|") + 1 if text.lstrip().startswith("|") else 0
    for separator in _SEPARATOR.finditer(text, start):
        yield _stripped(text, start, separator.start())
        start = separator.end()
    if start < len(text):
        yield _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, max(start, start + len(words.strip())))
