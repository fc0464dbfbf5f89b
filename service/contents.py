"""A document as pages show it: its table of contents, and its text in blocks with marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import NamedTuple

from indexer.clauses import Clause, Level
from indexer.folding import Span
from indexer.index import Index
from indexer.parts import Part, PartKind
from indexer.readers.rawtext import unwrapped

_NOT_SHOWN = "not_shown"


class Entry(NamedTuple):
    """A line of the table of contents, with the first clause below it."""

    level: Level
    first: Clause
    children: tuple["Entry", ...]


class Run(NamedTuple):
    """A stretch of text with one look; `kind` is "" or a mark's name."""

    text: str
    kind: str


class Mark(NamedTuple):
    """Something to point out in a text; of two marks on one character the later one shows."""

    span: Span
    kind: str


_NO_MARKS: Mapping[int, Sequence[Mark]] = MappingProxyType({})


@dataclass(frozen=True)
class Block:
    """A piece of a document in reading order: a clause, or a part that belongs to none.

    `depth` is the heading's level where the line is a heading, else 0.
    """

    clause: Clause | None
    paragraphs: tuple[tuple[Run, ...], ...]
    depth: int = 0


def contents(clauses: Sequence[Clause], depth: int = 0) -> tuple[Entry, ...]:
    """The table of contents of one document's clauses."""
    deeper = [clause for clause in clauses if len(clause.path) > depth]
    groups = groupby(deeper, key=lambda clause: _place(clause, depth))
    return tuple(_entry(tuple(group), depth) for _, group in groups)


def _place(clause: Clause, depth: int) -> tuple[str, Level]:
    """The id's part tells two equal headings apart, the level two paragraphs."""
    return "/".join(clause.clause_id.split("/")[: depth + 2]), clause.path[depth]


def _entry(clauses: tuple[Clause, ...], depth: int) -> Entry:
    return Entry(clauses[0].path[depth], clauses[0], contents(clauses, depth + 1))


def blocks(
    index: Index, document_id: str, marks: Mapping[int, Sequence[Mark]] = _NO_MARKS, text: str = ""
) -> Iterator[Block]:
    """The whole text of a document, in order: every clause, and every heading or part between two.

    `marks`: by row of a clause. `text`: shown in place of the document's own, of the same length.
    """
    text = text or index.texts[document_id]
    rows = index.rows_of(document_id)
    starts = [index.clauses[row].source.start for row in rows]
    ends = [0, *(index.clauses[row].source.end for row in rows)]
    beside: dict[int, list[Part]] = {}
    for part in index.parts[document_id]:
        following = bisect_right(starts, part.span.start)
        if part.kind is not PartKind.MARKUP and part.span.start >= ends[following]:
            beside.setdefault(following, []).append(part)
    for position, row in enumerate(rows):
        clause = index.clauses[row]
        for part in beside.get(position, ()):
            yield _aside(index, document_id, part, clause.path, text)
        yield Block(clause, _paragraphs(index, row, marks.get(row, ()), text))
    yield from (_aside(index, document_id, part, (), text) for part in beside.get(len(rows), ()))


def _aside(index: Index, document_id: str, part: Part, path: Sequence[Level], text: str) -> Block:
    hidden = _hidden(index, document_id, part.span, (PartKind.MARKUP,))
    shown = (runs(text, part.span, hidden),)
    if part.kind is not PartKind.HEADING:
        return Block(None, shown)
    printed = runs(index.texts[document_id], part.span, hidden)
    return Block(None, shown, _heading_depth("".join(run.text for run in printed), path))


def clause_paragraphs(index: Index, row: int, marks: Sequence[Mark]) -> tuple[tuple[Run, ...], ...]:
    """The paragraphs of a clause, cut into runs; a PDF's line breaks and page numbers are not shown."""
    return _paragraphs(index, row, marks, index.texts[index.clauses[row].document_id])


def _paragraphs(index: Index, row: int, marks: Sequence[Mark], text: str) -> tuple[tuple[Run, ...], ...]:
    first, last = index.paragraphs[:, 0].searchsorted([row, row + 1])
    clause = index.clauses[row]
    span = Span(clause.source.start, clause.source.end)
    hidden = _hidden(index, clause.document_id, span, (PartKind.MARKUP, PartKind.PAGE))
    return tuple(
        runs(text, Span(int(start), int(end)), [*marks, *hidden])
        for _, start, end in index.paragraphs[first:last]
    )


def _hidden(index: Index, document_id: str, span: Span, kinds: Sequence[PartKind]) -> list[Mark]:
    """What stands in a stretch of text and is not shown with it."""
    parts = index.parts[document_id]
    first = bisect_left(parts, span.start, key=lambda part: part.span.start)
    last = bisect_left(parts, span.end, key=lambda part: part.span.start)
    return [Mark(part.span, _NOT_SHOWN) for part in parts[first:last] if part.kind in kinds]


def runs(text: str, span: Span, marks: Sequence[Mark]) -> tuple[Run, ...]:
    """One stretch of text, cut where a mark begins or ends."""
    inside = [mark for mark in marks if mark.span.start < span.end and mark.span.end > span.start]
    edges = {edge for mark in inside for edge in mark.span if span.start < edge < span.end}
    cuts = sorted({span.start, span.end, *edges})
    kinds = [""] * (len(cuts) - 1)
    for mark in inside:
        first, last = (bisect_left(cuts, max(edge, span.start)) for edge in mark.span)
        kinds[first : min(last, len(kinds))] = [mark.kind] * (min(last, len(kinds)) - first)
    cut = (Run(unwrapped(text[a:b]), kind) for (a, b), kind in zip(pairwise(cuts), kinds, strict=True))
    return tuple(run for run in cut if run.kind != _NOT_SHOWN)


def _heading_depth(line: str, path: Sequence[Level]) -> int:
    """How deep a heading a line is: it reads like a level of the clause that follows."""
    plain = re.sub(r"[\s。.]", "", line)
    for depth, level in enumerate(path, start=1):
        if plain in {
            re.sub(r"[\s。.]", "", name) for name in (level.label + level.heading, *level) if name
        }:
            return depth
    return 0
