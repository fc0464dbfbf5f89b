"""Physical lines → paragraphs: the line breaks of a PDF's text layer are joined again."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from indexer.folding import Folded, Span, fold, joined, tightened
from indexer.fragments import mended
from indexer.marks import is_body, mark_of
from indexer.numbering import Kind, Label, follows, label_of
from indexer.page_lines import page_lines
from indexer.parts import PartKind
from indexer.physical_lines import INDENT, Line, physical_lines
from indexer.pieces import rows
from indexer.readers.rawtext import RawText
from indexer.sentences import STOP

_SENTENCE_OR_CLAUSE_END = re.compile(r"[。.!?;:,]['\"”’)》]*$")
_STOP = re.compile(STOP)

# Its page is told: no text goes on behind it.
_PAGED_ENTRY = re.compile(r"[.…·⋯]{4,}[\s—–-]*\d+[\s—–-]*$")

# Printed lines of official documents hold about 28 characters; 60 leaves room for other layouts.
_WIDEST_LINE = 60.0
# A text is wrapped where so many wide lines break off in mid-sentence, most of them near one width.
_FEWEST_CUTS = 3
_CUT_SHARE = 0.5
_NEAR = 3.0
_NEAR_SHARE = 0.6
# Where nearly all lines behind a cut stand flush, the indented ones open paragraphs.
_FLUSH_SHARE = 0.9
_INDENTED_SHARE = 0.05
# Justified lines vary by less than this; a paragraph's first line is indented by two.
_SLACK = 1.5
# A number or a word that does not fit goes to the next line and leaves so much room.
_UNBREAKABLE = 3.0
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
        """Without the spaces around digits, but for those of the label: 「1 总则」."""
        return tightened(joined(self.lines), self.label.end if self.label else 0)

    @cached_property
    def span(self) -> Span:
        return Span(self.lines[0].whole.start, self.lines[-1].whole.end)

    @cached_property
    def is_title_like(self) -> bool:
        """Short and without a sentence's end: a title, a heading, a caption."""
        is_short = len(self.text) <= TITLE_LENGTH and not self.is_table_row
        return is_short and not _SENTENCE_OR_CLAUSE_END.search(self.text) and "。" not in self.text

    @property
    def is_title_line(self) -> bool:
        """Title-like and without a number."""
        return self.label is None and self.is_title_like

    @property
    def is_text_line(self) -> bool:
        """Without a number and no title: a text, or a row of a table."""
        return self.label is None and not self.is_title_like

    @cached_property
    def is_table_row(self) -> bool:
        """Cells stand apart by tabs or, in Markdown, by |; a tab behind a label is none."""
        return bool(re.search(r"\t|\|.*\|", self.text[self.label.end if self.label else 0 :]))


class _Layout(NamedTuple):
    """The width that lines are broken at, in ems, None where a line is a paragraph.

    `is_indented`: whether indentation marks the lines that open paragraphs.
    """

    width: float | None
    is_indented: bool


class Printed(NamedTuple):
    """A document's paragraphs in reading order, and the page numbers and running heads between them."""

    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[Span, ...]


def printed(raw: RawText) -> Printed:
    """Physical lines joined to paragraphs, as the format tells or as their widths do."""
    lines = physical_lines(fold(raw.text, [*raw.markup, *raw.furniture]))
    told = raw.openings is not None
    between = page_lines(lines, has_pages=not told)
    text = [line for line in lines if line.start not in between]
    groups = _told(text, raw.openings or ()) if told else _grouped(mended(rows(text)))
    furniture = (line.folded.whole for line in lines if line.start in between)
    return Printed(tuple(_paragraph(group) for group in groups), (*raw.furniture, *furniture))


def _paragraph(lines: tuple[Folded, ...]) -> Paragraph:
    return Paragraph(lines, label_of(joined(lines).text))


def _grouped(lines: Sequence[Line]) -> Iterator[tuple[Folded, ...]]:
    return _rejoined(lines, _layout(lines))


def _told(lines: Sequence[Line], openings: Sequence[int]) -> Iterator[tuple[Folded, ...]]:
    """Paragraphs where the format tells which lines open one."""
    groups = groupby(lines, key=lambda line: bisect_right(openings, line.start))
    return (tuple(line.folded for line in group) for _, group in groups)


def _layout(lines: Sequence[Line]) -> _Layout:
    """How a text is wrapped, from the lines that break off in mid-sentence; no width where it is not."""
    wide = [(line, after) for line, after in pairwise(lines) if line.tells_width]
    cut = [(line, after) for line, after in wide if _breaks_off(line, after)]
    widths = sorted(line.width for line, _ in cut)
    if len(cut) < _FEWEST_CUTS or len(cut) < _CUT_SHARE * len(wide):
        return _Layout(None, False)
    full = widths[len(widths) // 2]
    near = sum(abs(width - full) <= _NEAR for width in widths)
    if full > _WIDEST_LINE or near < _NEAR_SHARE * len(widths):
        return _Layout(None, False)
    flush = sum(not after.is_indented for _, after in cut)
    indented = sum(line.is_indented for line in lines)
    return _Layout(full, flush >= _FLUSH_SHARE * len(cut) and indented >= _INDENTED_SHARE * len(lines))


def _breaks_off(line: Line, after: Line) -> bool:
    is_above_label = after.label is not None and after.label.is_certain
    return not (line.has_cells or is_above_label or line.ends_sentence)


def _rejoined(lines: Sequence[Line], layout: _Layout) -> Iterator[tuple[Folded, ...]]:
    group: list[Line] = []
    last: dict[Kind, tuple[int, ...]] = {}
    for line, after in zip_longest(lines, lines[1:]):
        group.append(line)
        if line.label and len(group) == 1:
            last[line.label.kind] = line.label.numbers
        if after is None or _ends(group, after, layout, last):
            yield tuple(each.folded for each in group)
            group = []


def _ends(
    group: Sequence[Line], after: Line, layout: _Layout, last: Mapping[Kind, tuple[int, ...]]
) -> bool:
    """Whether a paragraph ends between the lines gathered so far and the next."""
    if layout.width is None or group[-1].is_of_its_own or after.is_of_its_own:
        return True
    if _PAGED_ENTRY.search(group[-1].text):
        return True
    return _opens(group[-1], after, layout.width, last) or _breaks(group, after, layout)


def _opens(line: Line, after: Line, width: float, last: Mapping[Kind, tuple[int, ...]]) -> bool:
    """Whether a line starts with a label that counts: in mid-sentence it must be the next number."""
    label = after.label
    if label is None:
        return False
    if line.ends_sentence:
        return True
    is_full = line.width >= width - INDENT - _SLACK - _UNBREAKABLE
    is_next = label.numbers == (1,) or follows(last.get(label.kind, (0,)), label.numbers)
    return label.is_certain and (is_next or not is_full)


def _breaks(group: Sequence[Line], after: Line, layout: _Layout) -> bool:
    """Whether a new paragraph starts between the lines gathered so far and an unlabelled one."""
    width = layout.width or 0.0
    label = group[0].label
    is_heading = label is not None and label.is_heading_kind and len(group) <= _HEADING_LINES
    if label and is_heading and not _STOP.search(_joined_text(group), label.end):
        return _heading_ends(group[-1], after, width)
    if layout.is_indented and after.is_indented:
        return True
    return _paragraph_ends(group[-1], after, width)


def _joined_text(group: Sequence[Line]) -> str:
    return "".join(line.text for line in group)


def _heading_ends(line: Line, after: Line, width: float) -> bool:
    if line.width < width - INDENT - _SLACK:
        return True
    is_remainder = after.width < width - INDENT - _SLACK
    return not (is_remainder and not _STOP.search(after.text))


def _paragraph_ends(line: Line, after: Line, width: float) -> bool:
    if not line.ends_sentence:
        return line.width < width - INDENT - _SLACK - _UNBREAKABLE
    full = width - INDENT - _SLACK
    if line.width < full or (after.width < full and _signs(after.text)):
        return True
    may_be_indented = full <= after.width <= width - _SLACK
    return may_be_indented and not after.ends_sentence


def _signs(line: str) -> bool:
    """「临江县人民政府」, 「2024年5月6日」: behind a sentence it is no rest of one."""
    return is_body(line) or mark_of(line) is PartKind.DATE
