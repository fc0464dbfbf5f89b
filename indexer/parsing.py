"""A corpus as parsed: each document with its clauses, and with what stands in it besides."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from indexer.clauses import ParsedClause, clauses
from indexer.corpus import ReadDocument, Unreadable, read_corpus
from indexer.documents import Document
from indexer.folding import fold
from indexer.parts import Part, PartKind


class ParsedDocument(NamedTuple):
    """A document, its text, its clauses in reading order, and the named parts that are none."""

    document: Document
    text: str
    clauses: tuple[ParsedClause, ...]
    parts: tuple[Part, ...]


class Coverage(NamedTuple):
    """How many characters that are not blank stand in clauses, in parts of each kind, and in neither."""

    characters: int
    clauses: int
    parts: dict[PartKind, int]
    uncovered: int


def parse(read: ReadDocument) -> ParsedDocument:
    found = clauses(read.document, read.raw, read.tree)
    inside = {span for clause in found for span in clause.paragraphs}
    headings = (Part(PartKind.HEADING, line.span) for line in read.tree.body if line.span not in inside)
    parts = sorted((*read.tree.parts, *headings), key=lambda part: part.span)
    return ParsedDocument(read.document, read.raw.text, found, tuple(parts))


def parse_corpus(folder: Path) -> Iterator[ParsedDocument | Unreadable]:
    """Parse one document after the other; none is kept. Raises what `read_corpus` raises."""
    for read in read_corpus(folder):
        yield read if isinstance(read, Unreadable) else parse(read)


def coverage(parsed: ParsedDocument) -> Coverage:
    """Each character counts once: in its clause, else in the first part that holds it."""
    owners: list[PartKind | str | None] = [None] * len(parsed.text)
    for kind, span in reversed(parsed.parts):
        owners[span.start : span.end] = [kind] * (span.end - span.start)
    for clause in parsed.clauses:
        source = clause.source
        owners[source.start : source.end] = ["clause"] * (source.end - source.start)
    folded = fold(parsed.text)
    printed = {place for place, char in zip(folded.origins, folded.text, strict=True) if char.strip()}
    counts = Counter(owners[place] for place in printed)
    parts = {kind: counts[kind] for kind in PartKind if counts[kind]}
    return Coverage(counts.total(), counts["clause"], parts, counts[None])
