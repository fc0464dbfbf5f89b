"""A paragraph of a clause as facts are read in it, with the way back to what is printed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer.clauses import ParsedClause
from indexer.folding import Folded, Span, fold, tabbed
from indexer.unwrapped import unwrapped

_WRAP = re.compile(r"\s*\n\s*|(?<=[\u4e00-\u9fff,;。])\t|\t(?=[\u4e00-\u9fff])")
_CELL = re.compile(r"[^\s].*[^\s]|[^\s]")


class Line(NamedTuple):
    """`folded`: its text without line breaks, from the text of the whole `document`."""

    folded: Folded
    document: str

    @property
    def text(self) -> str:
        return self.folded.text

    def span(self, place: Span) -> Span:
        """A place in the folded text, in the document."""
        return self.folded.span(*place)

    def printed(self, place: Span) -> str:
        """What is printed at a place of the folded text, in one line."""
        at = self.span(place)
        return _WRAP.sub("", self.document[at.start : at.end])


def lines_of(clause: ParsedClause, document: str) -> Iterator[Line]:
    """The paragraphs of a clause in order; cells that are printed a line each have tabs between them."""
    for (start, end), searched in zip(clause.paragraphs, clause.search_text.split("\n"), strict=True):
        printed = document[start:end]
        is_row = "\t" in searched and "\t" not in printed
        folded = _row(printed) if is_row else unwrapped(printed)
        yield Line(Folded(folded.text, tuple(start + origin for origin in folded.origins)), document)


def _row(printed: str) -> Folded:
    folded = fold(printed)
    return tabbed(folded.piece(*cell.span()) for cell in _CELL.finditer(folded.text))
