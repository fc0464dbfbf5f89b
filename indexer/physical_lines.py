"""The lines of a folded text as they are printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.folding import Folded, joined
from indexer.lost_breaks import article_at, between, lost_breaks
from indexer.marks import mark_of
from indexer.numbering import Label, label_of
from indexer.parts import PartKind

_SENTENCE_END = re.compile(r"[。.!?:;]['\"”’)》]*$")
_CONTENTS_ENTRY = re.compile(r"(?<![.…·⋯])[.…·⋯]{2,}[\s—–-]*\d*[\s—–-]*$")
# What is narrower may be a heading or a cell and tells nothing of the width.
_NARROWEST_LINE = 20.0
# A line that opens a paragraph stands in by so much.
INDENT = 2.0


def width(text: str) -> float:
    """In ems: Han characters and their punctuation one, Latin letters and digits a half."""
    return sum(0.5 if char.isascii() and char.isalnum() else 1.0 for char in text)


@dataclass(frozen=True)
class Line:
    """A physical line without the spaces around it; `indent` counts those before it."""

    folded: Folded
    indent: int

    @property
    def text(self) -> str:
        return self.folded.text

    @classmethod
    def whole(cls, lines: Sequence["Line"]) -> "Line":
        """What was printed over several lines, where the first of them begins."""
        return cls(joined(line.folded for line in lines), lines[0].indent)

    @cached_property
    def width(self) -> float:
        return width(self.text)

    @property
    def has_cells(self) -> bool:
        return "\t" in self.text or "|" in self.text

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


def physical_lines(folded: Folded) -> tuple[Line, ...]:
    """Those that are not empty."""
    return tuple(line for piece in _pieces(folded) for line in _line(folded, *piece))


def _pieces(folded: Folded) -> Iterator[tuple[int, int]]:
    article = 0
    for match in re.finditer(r"[^\r\n\v\f\x85\u2028\u2029]+", folded.text):
        gaps = lost_breaks(folded.text, *match.span(), article)
        for start, end in between(gaps, *match.span()):
            yield start, end
            article = article_at(folded.text, start) or article


def _line(folded: Folded, start: int, end: int) -> Iterator[Line]:
    text = folded.text[start:end]
    content = text.strip()
    if content:
        indent = len(text) - len(text.lstrip())
        yield Line(folded.piece(start + indent, start + indent + len(content)), indent)
