"""The lines of a folded text as they are printed, and which of them are page numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from indexer.folding import Folded
from indexer.marks import mark_of
from indexer.numbering import Label, label_of
from indexer.parts import PartKind

_PAGE_NUMBER = re.compile(r"[-—–]\s*\d{1,4}\s*[-—–]|第\s*\d{1,4}\s*页(\s*共\s*\d{1,4}\s*页)?")
_SENTENCE_END = re.compile(r"[。.!?:;]['\"”’)》]*$")
_DIGITS = re.compile(r"\d{1,3}")
# A page with a figure holds little text, or has no number at all.
_SHORTEST_PAGE = 150
_MOST_UNNUMBERED = 3
_FEWEST_PAGES = 3
_PARTING_SHARE = 0.3
# So many counts at once: figures on lines of their own between two page numbers.
_MOST_RUNS = 50
_CONTENTS_ENTRY = re.compile(r"(?<![.…·⋯])[.…·⋯]{2,}[\s—–-]*\d*[\s—–-]*$")
# What is narrower may be a heading or a cell and tells nothing of the width.
_NARROWEST_LINE = 20.0
# A line that opens a paragraph stands in by so much.
INDENT = 2.0
# A text that has lost its line breaks: 「  」 stands in their place.
_LONGEST_LINE = 1500
_FEWEST_BREAKS = 5
_ROW = re.compile(r"\s*\||[^\t]{0,500}\t")
_BREAK = re.compile(r" {2,}")


@dataclass(frozen=True)
class Line:
    """A physical line without the spaces around it; `indent` counts those before it."""

    folded: Folded
    indent: int

    @property
    def text(self) -> str:
        return self.folded.text

    @cached_property
    def width(self) -> float:
        """In ems: Han characters and their punctuation one, Latin letters and digits a half."""
        return sum(0.5 if char.isascii() and char.isalnum() else 1.0 for char in self.text)

    @cached_property
    def label(self) -> Label | None:
        return label_of(self.text)

    @property
    def start(self) -> int:
        """Where it begins in the text as stored."""
        return self.folded.whole.start

    @property
    def is_indented(self) -> bool:
        return self.indent >= INDENT

    @cached_property
    def is_page_number(self) -> bool:
        return _PAGE_NUMBER.fullmatch(self.text) is not None

    @cached_property
    def is_of_its_own(self) -> bool:
        """A date, a document number or a note: never joined to another line."""
        return mark_of(self.text) in (PartKind.DATE, PartKind.NUMBER, PartKind.NOTE)

    @property
    def ends_sentence(self) -> bool:
        return _SENTENCE_END.search(self.text) is not None

    @property
    def tells_width(self) -> bool:
        """Whether it is a text's: what is narrower may be a heading or a cell, an entry of the contents
        is filled up with dots."""
        return self.width >= _NARROWEST_LINE and not _CONTENTS_ENTRY.search(self.text)


class _Bare(NamedTuple):
    """A line of digits, and whether it stands behind a line that breaks off in mid-sentence."""

    line: Line
    parts_sentence: bool


def physical_lines(folded: Folded) -> tuple[Line, ...]:
    """Those that are not empty."""
    return tuple(line for piece in _pieces(folded) for line in _line(folded, *piece))


def page_numbers(lines: Sequence[Line], has_pages: bool = True) -> frozenset[int]:
    """Where the lines begin that are page numbers. `has_pages`: a bare number may be one too."""
    told = frozenset(line.start for line in lines if line.is_page_number)
    return told | _bare_page_numbers(lines) if has_pages else told


def _pieces(folded: Folded) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\r\n\v\f\x85\u2028\u2029]+", folded.text):
        start, end = match.span()
        may_break = end - start > _LONGEST_LINE and not _ROW.match(folded.text, start, end)
        breaks = list(_BREAK.finditer(folded.text, start, end)) if may_break else []
        if len(breaks) < _FEWEST_BREAKS:
            yield start, end
        else:
            edges = [start, *(place for gap in breaks for place in gap.span()), end]
            yield from zip(edges[::2], edges[1::2], strict=True)


def _line(folded: Folded, start: int, end: int) -> Iterator[Line]:
    text = folded.text[start:end]
    content = text.strip()
    if content:
        indent = len(text) - len(text.lstrip())
        yield Line(folded.piece(start + indent, start + indent + len(content)), indent)


def _bare_page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Where page numbers stand that are nothing but digits: they count on beside wide lines, a page's
    text between two, and part sentences. The rows of a table count on line after line, among its cells,
    and items behind sentences."""
    runs: list[list[_Bare]] = []
    for before, line, after in zip((None, *lines), lines, (*lines[1:], None), strict=False):
        if _DIGITS.fullmatch(line.text) and any(one and one.tells_width for one in (before, after)):
            recent = reversed(runs[-_MOST_RUNS:])
            run = next((run for run in recent if _is_next_page(run[-1].line, line)), None)
            if run is None:
                runs.append(run := [])
            run.append(
                _Bare(line, before is not None and before.tells_width and not before.ends_sentence)
            )
    return frozenset(bare.line.start for run in runs if _are_pages(run) for bare in run)


def _are_pages(run: Sequence[_Bare]) -> bool:
    parting = sum(bare.parts_sentence for bare in run)
    return len(run) >= _FEWEST_PAGES and parting >= _PARTING_SHARE * len(run)


def _is_next_page(line: Line, after: Line) -> bool:
    is_far = after.start - line.start >= _SHORTEST_PAGE
    return is_far and 0 < int(after.text) - int(line.text) <= _MOST_UNNUMBERED
