"""The table of contents that a document prints in front of its text."""

import re
from collections.abc import Sequence
from itertools import takewhile

from indexer.lines import Paragraph
from indexer.numbering import ORDINALS

_CONTENTS = re.compile(r"目\s*[录次]")
# 「……… 3」, 「....... - 3 -」, 「…… II」, 「 .」: dots, and a page where it is told.
_LEADERS = re.compile(r"(?<![\s.…·⋯—–-])[\s.…·⋯—–-]*(?:\d+|[IVXivx]+)?[\s—–-]*$")
_PAGED = re.compile(r"[\s.…·⋯](?:\d+|[IVXivx]+)$|[-—–]\s*\d+\s*[-—–]$|(?:\s\.|[.…·⋯]{2})[\s.…·⋯]*$")
# A title and its leaders.
_LONGEST_ENTRY = 120
# One part, one chapter and one section may open together without a list.
_FEWEST_CHAPTERS = 4


def contents(paragraphs: Sequence[Paragraph]) -> range:
    """Where the table of contents stands, its own heading included; empty where there is none."""
    start = next((i for i, p in enumerate(paragraphs) if _CONTENTS.fullmatch(p.text)), None)
    if start is None:
        return _chapters_alone(paragraphs)
    listed = paragraphs[start + 1 :]
    lengths = (_until_repeated(listed), _paged_entries(listed))
    whole = (length for length in lengths if length and all(map(_is_entry, listed[:length])))
    return range(start, start + 1 + next(whole, 0))


def _until_repeated(paragraphs: Sequence[Paragraph]) -> int:
    """How many lines stand before the first comes again, as the heading of its text; 0: it does not."""
    entries = [_entry(paragraph.text) for paragraph in paragraphs]
    return next((i for i, entry in enumerate(entries) if i and entry == entries[0]), 0)


def _chapters_alone(paragraphs: Sequence[Paragraph]) -> range:
    """A table of contents without a heading: chapters in a row, at least one of which comes again."""
    start = next((i for i, p in enumerate(paragraphs) if _is_chapter(p)), 0)
    row = [p.text for p in takewhile(_is_chapter, paragraphs[start:])]
    later = {p.text for p in paragraphs[start + len(row) :] if _is_chapter(p)}
    is_list = len(row) >= _FEWEST_CHAPTERS and not later.isdisjoint(row)
    return range(start, start + len(row)) if is_list else range(0)


def _is_chapter(paragraph: Paragraph) -> bool:
    label = paragraph.label
    return label is not None and label.kind in ORDINALS and paragraph.is_title_like


def _is_entry(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= _LONGEST_ENTRY and not paragraph.text.endswith(("。", ";", ":"))


def _entry(text: str) -> str:
    return re.sub(r"\s", "", _LEADERS.sub("", text))


def _paged_entries(paragraphs: Sequence[Paragraph]) -> int:
    """How many lines on end close with a page number."""
    lines = enumerate(paragraphs)
    return next((i for i, p in lines if not _PAGED.search(p.text[-_LONGEST_ENTRY:])), len(paragraphs))
