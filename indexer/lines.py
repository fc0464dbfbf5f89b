"""Physical lines → paragraphs: the line breaks of a PDF's text layer are joined again."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, zip_longest
from typing import NamedTuple

from indexer.folding import Folded, Span, fold, joined
from indexer.numbering import Label, label_of
from indexer.readers.rawtext import RawText
from indexer.sentences import STOP

_PAGE_NUMBER = re.compile(r"[-—–]\s*\d{1,4}\s*[-—–]|第\s*\d{1,4}\s*页(\s*共\s*\d{1,4}\s*页)?")
_SENTENCE_END = re.compile(r"[。.!?:;]['\"”’)》]*$")
_SENTENCE_OR_CLAUSE_END = re.compile(r"[。.!?;:,]['\"”’)》]*$")
_STOP = re.compile(STOP)

# A wrapped text has at least this share of its lines near one common width.
_WRAPPED_SHARE = 0.4
# Printed lines of official documents hold about 28 characters; 60 leaves room for other layouts.
_WIDEST_PRINTED_LINE = 60.0
# Justified lines vary by less than this; a paragraph's first line is indented by two.
_SLACK = 1.5
_INDENT = 2.0
# No title or heading has more characters than this.
TITLE_LENGTH = 60
# No heading is printed over more lines than this.
_HEADING_LINES = 3


@dataclass(frozen=True)
class Paragraph:
    """One or more physical lines that belong together; `text` is their folded text without breaks."""

    lines: tuple[Folded, ...]
    label: Label | None

    @cached_property
    def text(self) -> str:
        return self.folded.text

    @cached_property
    def folded(self) -> Folded:
        return joined(self.lines)

    @cached_property
    def span(self) -> Span:
        return Span(self.lines[0].whole.start, self.lines[-1].whole.end)

    @cached_property
    def is_title_like(self) -> bool:
        """Short and without a sentence's end: a title, a heading, a caption."""
        is_short = len(self.text) <= TITLE_LENGTH and not self.is_table_row
        return is_short and not _SENTENCE_OR_CLAUSE_END.search(self.text)

    @cached_property
    def is_table_row(self) -> bool:
        """Cells stand apart by tabs or, in Markdown, by |; a tab behind a label is none."""
        return bool(re.search(r"\t|\|.*\|", self.text[self.label.end if self.label else 0 :]))


class Printed(NamedTuple):
    """A document's paragraphs in reading order, and the page numbers and running heads between them."""

    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[Span, ...]


def printed(raw: RawText) -> Printed:
    """Physical lines joined to paragraphs, as the format tells or as their widths do."""
    lines = tuple(_lines(fold(raw.text, [*raw.markup, *raw.furniture])))
    text = tuple(line for line in lines if not _PAGE_NUMBER.fullmatch(line.text))
    numbers = tuple(line.whole for line in lines if _PAGE_NUMBER.fullmatch(line.text))
    groups = _told(text, raw.openings) if raw.openings is not None else _rejoined(text)
    return Printed(tuple(_paragraph(group) for group in groups), (*raw.furniture, *numbers))


def _paragraph(lines: tuple[Folded, ...]) -> Paragraph:
    return Paragraph(lines, label_of(joined(lines).text))


def _lines(folded: Folded) -> Iterator[Folded]:
    for match in re.finditer(r"[^\r\n\v\f\x85\u2028\u2029]+", folded.text):
        content = match.group().strip()
        if content:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield folded.piece(start, start + len(content))


def _told(lines: Sequence[Folded], openings: Sequence[int]) -> Iterator[tuple[Folded, ...]]:
    """Paragraphs where the format tells which lines open one."""
    groups = groupby(lines, key=lambda line: bisect_right(openings, line.whole.start))
    return (tuple(group) for _, group in groups)


def _width(line: Folded) -> float:
    """Width in ems: Han characters and their punctuation one, Latin letters and digits a half."""
    return sum(0.5 if char.isascii() and char.isalnum() else 1.0 for char in line.text)


def _wrap_width(lines: Sequence[Folded]) -> float | None:
    """The common width that lines are broken at, or None where a line is a paragraph."""
    widths = sorted(_width(line) for line in lines)
    if len(widths) < 10:
        return None
    full = widths[len(widths) * 3 // 4]
    near = sum(full - 2 * _INDENT <= width <= full + 1 for width in widths)
    is_wrapped = full <= _WIDEST_PRINTED_LINE and near >= _WRAPPED_SHARE * len(widths)
    return full if is_wrapped else None


def _rejoined(lines: Sequence[Folded]) -> Iterator[tuple[Folded, ...]]:
    width = _wrap_width(lines)
    group: list[Folded] = []
    for line, after in zip_longest(lines, lines[1:]):
        group.append(line)
        if width is None or after is None or _opens(group, after) or _breaks(group, after, width):
            yield tuple(group)
            group = []


def _opens(group: Sequence[Folded], after: Folded) -> bool:
    """Whether a line starts with a label that counts; an uncertain one only behind a full stop."""
    label = label_of(after.text)
    return label is not None and (label.is_certain or bool(_SENTENCE_END.search(group[-1].text)))


def _breaks(group: Sequence[Folded], after: Folded, width: float) -> bool:
    """Whether a new paragraph starts between the lines gathered so far and an unlabelled one."""
    label = label_of(group[0].text)
    is_heading = label is not None and label.is_heading_kind and len(group) <= _HEADING_LINES
    if label and is_heading and not _STOP.search(joined(group).text, label.end):
        return _heading_ends(group[-1], after, width)
    return _paragraph_ends(group[-1], after, width)


def _heading_ends(line: Folded, after: Folded, width: float) -> bool:
    if _width(line) < width - _INDENT - _SLACK:
        return True
    is_remainder = _width(after) < width - _INDENT - _SLACK
    return not (is_remainder and not _STOP.search(after.text))


def _paragraph_ends(line: Folded, after: Folded, width: float) -> bool:
    if not _SENTENCE_END.search(line.text):
        return _width(line) < width / 2
    if _width(line) < width - _INDENT - _SLACK:
        return True
    is_indented = width - _INDENT - _SLACK <= _width(after) <= width - _SLACK
    return is_indented and not _SENTENCE_END.search(after.text)
