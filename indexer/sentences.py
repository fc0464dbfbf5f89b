"""Folded text → sentences, the smallest unit that is embedded and shown as an answer."""

import re
from collections.abc import Iterator

# A full stop may be printed as "."; the one in 2.5 or in www.gov.cn is none.
FULL_STOP = r"(?:。|(?<![A-Za-z0-9])\.|(?<=[A-Za-z0-9])\.(?![A-Za-z0-9]))"
STOP = rf"(?:[!?;]|{FULL_STOP})"
_END = re.compile(rf"{STOP}[”’\"')》」』]*")
_BRACKETED = re.compile(r"\([^()]*\)")
# A shorter piece (a list number, a heading of two words) joins the sentence behind it.
_SHORTEST = 6


def sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; together they cover the text but for white space between.

    A semicolon ends a sentence too: official texts string independent measures together with it.
    Nothing inside brackets ends one.
    """
    brackets = _BRACKETED.finditer(text)
    bracket = next(brackets, None)
    start = 0
    for match in _END.finditer(text):
        while bracket and bracket.end() <= match.start() + 1:
            bracket = next(brackets, None)
        is_inside = bracket is not None and bracket.start() < match.start()
        if match.end() - start >= _SHORTEST and not is_inside:
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    content = text[start:end].strip()
    if content:
        offset = start + len(text[start:end]) - len(text[start:end].lstrip())
        yield offset, offset + len(content)
