"""Lines without a number that head what stands below them."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from indexer.front import TITLE_END
from indexer.lines import Paragraph
from indexer.node import Node
from indexer.numbering import Kind, Label
from indexer.physical_lines import width

# What a journalist or a citizen asks heads its answer.
_QUESTION = re.compile(r"(?:问|记者|提问)\s*:.{2,200}|[^。;]{4,60}\?")
# Sentences that head texts: short, and more than one of them.
_SENTENCE_HEADING = re.compile(r"(?!.*(?:如下|以下|[请要应须]))[\u4e00-\u9fff]{4,24}。")
_LONG_TEXT = 60
_FEWEST_SENTENCES = 3
# A further text that says more before its first number is not told from a heading and its text.
_LONGEST_PREAMBLE = 2
# A heading without a number is shorter than a title may be, in ems: 「城区范围 urban built-up area」.
_UNNUMBERED_HEADING = 30

# Kind, numbers and rank.
_Place = tuple[Kind, tuple[int, ...], float]


def unnumbered_headings(
    body: Sequence[Paragraph], order: Mapping[Kind, int]
) -> Iterator[tuple[int, Node]]:
    """Short lines without a number that head what follows: articles, a count from one, or a text."""
    chapters = [(i, n) for i, p in enumerate(body) if (n := _chapter_of(p))]
    sentences = _sentence_headings(body)
    for index, paragraph in enumerate(body[:-1]):
        place: _Place | None = None
        if index in sentences:
            place = Kind.HEADING, (), order[Kind.HEADING]
        elif _may_be_heading(paragraph, body[index - 1] if index else None):
            place = _place_of_heading(body, index, chapters, order)
        if place:
            words = paragraph.folded.piece(0, len(paragraph.text.rstrip("。")))
            yield index, Node(*place, heading=words.whole, titles=[paragraph])


def _sentence_headings(body: Sequence[Paragraph]) -> frozenset[int]:
    """「生态底色更加亮丽。」 above a text of its own, where several such sentences are."""
    found = {
        index for index, (line, after) in enumerate(pairwise(body))
        if line.label is None and _SENTENCE_HEADING.fullmatch(line.text)
        and after.is_text_line and len(after.text) >= _LONG_TEXT
    }  # fmt: skip
    return frozenset(found if len(found) >= _FEWEST_SENTENCES else ())


def _may_be_heading(paragraph: Paragraph, previous: Paragraph | None) -> bool:
    is_short = paragraph.is_title_like and width(paragraph.text) <= _UNNUMBERED_HEADING
    is_heading = is_short or bool(_QUESTION.fullmatch(paragraph.text))
    return paragraph.label is None and is_heading and not _opens_annex(previous)


def _place_of_heading(
    body: Sequence[Paragraph], index: int, chapters: Sequence[tuple[int, int]], order: Mapping[Kind, int]
) -> _Place | None:
    """Where a line without a number stands, by what follows it; None: no heading."""
    after = body[index + 1]
    label = after.label or _opened_by_title(body, index)
    if label is None:
        is_text = after.is_text_line and not after.is_table_row
        return (Kind.HEADING, (), order[Kind.HEADING]) if is_text else None
    if after.label and label.kind is Kind.ARTICLE:
        kind = _level_of_lost_number(chapters, index)
        return kind, (), order[kind]
    opens = label.numbers[-1] == 1 and label.kind not in (Kind.ANNEX, Kind.BOX)
    return (Kind.HEADING, (), order[label.kind] - 0.5) if opens else None


def _opened_by_title(body: Sequence[Paragraph], index: int) -> Label | None:
    """What counts from one behind the title and the preamble of a further text: 「…的规定」,
    「为…,制定以下规定:」, 「一、…」."""
    if not TITLE_END.search(body[index].text):
        return None
    behind = body[index + 1 : index + 2 + _LONGEST_PREAMBLE]
    label = next((paragraph.label for paragraph in behind if paragraph.label), None)
    if label is None or label.numbers != (1,):
        return None
    is_further = any(earlier.label and earlier.label.kind is label.kind for earlier in body[:index])
    return label if is_further else None


def _level_of_lost_number(chapters: Sequence[tuple[int, int]], index: int) -> Kind:
    """A heading above articles is a chapter where a chapter's number is missing, else a section."""
    at = bisect(chapters, (index, 0))
    before = chapters[at - 1][1] if at else 0
    return Kind.SECTION if at < len(chapters) and chapters[at][1] == before + 1 else Kind.CHAPTER


def _chapter_of(paragraph: Paragraph) -> int | None:
    label = paragraph.label
    return label.numbers[0] if label and label.kind is Kind.CHAPTER else None


def _opens_annex(paragraph: Paragraph | None) -> bool:
    label = paragraph.label if paragraph else None
    return label is not None and label.kind is Kind.ANNEX
