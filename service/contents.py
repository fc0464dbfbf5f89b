"""A document as pages show it: its table of contents, and its text in blocks with marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from indexer.clauses import Clause, Level
from indexer.folding import Span
from indexer.index import Index

_WRAP = re.compile(r"(?<!\s)\s*[\r\n]\s*")


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


@dataclass(frozen=True)
class Block:
    """A piece of a document in reading order: a clause, or a line that belongs to none.

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


def blocks(index: Index, document_id: str, marks: Sequence[Mark] = ()) -> Iterator[Block]:
    """The whole text of a document, in order: every clause, and every line between two."""
    text = index.texts[document_id]
    at = 0
    for row, clause in enumerate(index.clauses):
        if clause.document_id != document_id:
            continue
        yield from _lines_between(text, Span(at, clause.source.start), clause)
        yield Block(clause, clause_paragraphs(index, row, marks))
        at = clause.source.end
    yield from _lines_between(text, Span(at, len(text)), None)


def clause_paragraphs(index: Index, row: int, marks: Sequence[Mark]) -> tuple[tuple[Run, ...], ...]:
    """The paragraphs of a clause, each cut into runs; a PDF's line breaks are not shown."""
    first, last = index.paragraphs[:, 0].searchsorted([row, row + 1])
    text = index.texts[index.clauses[row].document_id]
    return tuple(
        runs(text, Span(int(start), int(end)), marks) for _, start, end in index.paragraphs[first:last]
    )


def runs(text: str, span: Span, marks: Sequence[Mark]) -> tuple[Run, ...]:
    """One stretch of text, cut where a mark begins or ends."""
    inside = [mark for mark in marks if mark.span.start < span.end and mark.span.end > span.start]
    edges = {edge for mark in inside for edge in mark.span if span.start < edge < span.end}
    cuts = sorted({span.start, span.end, *edges})
    return tuple(Run(_unwrapped(text, a, b), _kind(inside, a)) for a, b in pairwise(cuts))


def _unwrapped(text: str, start: int, end: int) -> str:
    return _WRAP.sub("", text[start:end])


def _kind(marks: Sequence[Mark], position: int) -> str:
    found = [mark.kind for mark in marks if mark.span.start <= position < mark.span.end]
    return found[-1] if found else ""


def _lines_between(text: str, gap: Span, following: Clause | None) -> Iterator[Block]:
    for line in text[gap.start : gap.end].splitlines():
        if line.strip():
            depth = _heading_depth(line, following)
            yield Block(None, ((Run(line.strip(), ""),),), depth)


def _heading_depth(line: str, following: Clause | None) -> int:
    """How deep a heading a line is: it reads like a level of the clause that follows."""
    plain = re.sub(r"[\s。.]", "", line)
    for depth, level in enumerate(following.path if following else (), start=1):
        if plain in {
            re.sub(r"[\s。.]", "", name) for name in (level.label + level.heading, *level) if name
        }:
            return depth
    return 0
