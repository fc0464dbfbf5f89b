"""Physical lines → paragraphs: the line breaks of a PDF's text layer are joined again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.folding import Folded, Span, joined
from indexer.numbering import Label, label_of
from indexer.sentences import STOP

_PAGE_NUMBER = re.compile(r"[-—–]\s*\d{1,4}\s*[-—–]|第\s*\d{1,4}\s*页(\s*共\s*\d{1,4}\s*页)?")
_SENTENCE_END = re.compile(r"[。.!?:;]['\"”’)》]*$")
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
    def label(self) -> Label | None:
        return label_of(self.text)

    @cached_property
    def is_title_like(self) -> bool:
        """Short and without a sentence's end: a title, a heading, a caption."""
        return len(self.text) <= TITLE_LENGTH and not re.search(r"[。.!?;:,]['\"”’)》]*$", self.text)


def paragraphs(folded: Folded) -> tuple[Paragraph, ...]:
    """All paragraphs of a document in reading order, page numbers and blank lines left out."""
    lines = tuple(_printed_lines(folded))
    width = _wrap_width(lines)
    if width is None:
        return tuple(Paragraph((line,)) for line in lines)
    return tuple(_rejoined(lines, width))


def _printed_lines(folded: Folded) -> Iterator[Folded]:
    for match in re.finditer(r"[^\r\n\v\f\x85\u2028\u2029]+", folded.text):
        content = match.group().strip()
        if content and not _PAGE_NUMBER.fullmatch(content):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield folded.piece(start, start + len(content))


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


def _rejoined(lines: Sequence[Folded], width: float) -> Iterator[Paragraph]:
    group: list[Folded] = []
    following: list[Folded | None] = [*lines[1:], None]
    for line, after in zip(lines, following, strict=True):
        group.append(line)
        if after is None or label_of(after.text) or _breaks(group, after, width):
            yield Paragraph(tuple(group))
            group = []


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
