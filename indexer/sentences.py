"""Folded text → sentences, the smallest unit that is embedded and shown as an answer."""

import re
from collections.abc import Iterator, Sequence
from heapq import merge

# A full stop may be printed as "."; the one in 2.5 or in www.gov.cn is none.
FULL_STOP = r"(?:。|(?<![A-Za-z0-9])\.|(?<=[A-Za-z0-9])\.(?![A-Za-z0-9]))"
STOP = rf"(?:[!?;]|{FULL_STOP})"
_END = re.compile(rf"{STOP}[”’\"')》」』]*")
_BRACKETED = re.compile(r"\([^()]*\)")
# 「(责任单位:市委宣传部)(五)加强宣传」: no stop stands behind it.
_CHARGES = re.compile(r"\((?:牵头|责任|配合|主责)(?:单位|部门)\s*:")
# 「… | 省科技厅牵头 |」: the bars stand between the cells of a row.
_CONTENT = re.compile(r"[^\s|](?:.*[^\s|])?", re.DOTALL)
# A shorter piece (a list number, a heading of two words) joins the sentence behind it.
_SHORTEST = 6


def sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; together they cover the text but for white space, and the
    bars of a table, between.

    A semicolon ends a sentence too: official texts string independent measures together with it.
    Nothing inside brackets ends one.
    """
    start = 0
    for end in _ends(text):
        if end - start >= _SHORTEST:
            yield from _trimmed(text, start, end)
            start = end
    yield from _trimmed(text, start, len(text))


def _ends(text: str) -> Iterator[int]:
    """Behind stops outside of brackets, and behind brackets that say who is responsible."""
    brackets = list(_BRACKETED.finditer(text))
    charges = (one.end() for one in brackets if _CHARGES.match(one.group()))
    return merge(_stops(text, brackets), (end for end in charges if not _END.match(text, end)))


def _stops(text: str, brackets: Sequence[re.Match[str]]) -> Iterator[int]:
    following = iter(brackets)
    bracket = next(following, None)
    for match in _END.finditer(text):
        while bracket and bracket.end() <= match.start() + 1:
            bracket = next(following, None)
        if bracket is None or bracket.start() >= match.start():
            yield match.end()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    content = _CONTENT.search(text, start, end)
    if content:
        yield content.span()
