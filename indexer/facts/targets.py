"""The targets of a document: numbers and aims with the year that they are set for."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.clauses import ParsedClause, Source
from indexer.documents import Document
from indexer.facts.cells import cells, is_rule, words_of
from indexer.facts.dated import dated
from indexer.facts.found import Found
from indexer.facts.horizons import horizons
from indexer.facts.indicator_tables import ValueColumns, found_in_row, value_columns
from indexer.facts.line import Line, lines_of
from indexer.facts.prose import Below, found_in
from indexer.facts.target import Quoted, Target, TargetKind
from indexer.facts.times import Times, times_of
from indexer.folding import Span, fold_text
from indexer.parsing import ParsedDocument

# What stands above aims, and above what was reached: there a year goes on from paragraph to paragraph.
_AIMS = re.compile("目标|指标|愿景|展望")
_AIMS_ALONE = re.compile("^[^、和与及]{0,8}(?:目标|指标|愿景|展望)$")
_REACHED = re.compile(
    "现状|成效|回顾|成就|(?<![实牢固强化])基础(?:$|[和与、及])|进展(?!安排)|(?:完成|执行)情况|成绩|总结"
)


class _Reader(NamedTuple):
    """What reading a document carries from line to line: the headings above, the year that an earlier
    paragraph of them is for, and the columns of the table that is open."""

    times: Times
    headings: tuple[str, ...] = ()
    year: int | None = None
    table: ValueColumns | None = None

    @property
    def has_aims(self) -> bool:
        return any(_AIMS.search(one) and not _REACHED.search(one) for one in self.headings)

    @property
    def is_of_aims(self) -> bool:
        """Whether a heading is of aims alone: what they are for goes without saying there."""
        return any(map(_AIMS_ALONE.search, self.headings))

    @property
    def below(self) -> Below:
        return Below(self.has_aims, self.has_review and not self.has_aims)

    @property
    def has_review(self) -> bool:
        return any(map(_REACHED.search, self.headings))

    @property
    def is_section(self) -> bool:
        return self.times.is_report or self.has_aims or self.has_review


def targets(parsed: ParsedDocument) -> tuple[Target, ...]:
    """In reading order."""
    return tuple(_targets(parsed))


def _targets(parsed: ParsedDocument) -> Iterator[Target]:
    reader = _Reader(times_of(parsed.document))
    for clause in parsed.clauses:
        reader = _below(reader, tuple(fold_text(level.heading or level.label) for level in clause.path))
        for line in lines_of(clause, parsed.text):
            found, reader = _read(line, reader)
            yield from (_target(line, parsed.document, clause, one) for one in found)


def _below(reader: _Reader, headings: tuple[str, ...]) -> _Reader:
    """A year goes on where two clauses share a heading of aims."""
    shared = [one for one, other in zip(reader.headings, headings, strict=False) if one == other]
    goes_on = reader._replace(headings=tuple(shared)).is_section
    own = [one.year for heading in headings for one in horizons(heading, reader.times.written)]
    carried = reader.year if goes_on else None
    is_new = headings != reader.headings
    return reader._replace(headings=headings, year=own[-1] if own and is_new else carried)


def _read(line: Line, reader: _Reader) -> tuple[Sequence[Found], _Reader]:
    row = cells(line.text)
    if row:
        heads = value_columns(words_of(line.text, row))
        if heads or reader.table is None:
            return (), reader._replace(table=heads or reader.table)
        return list(found_in_row(line.text, row, reader.table, reader.times)), reader
    year = reader.year or (reader.times.planned if reader.is_of_aims else None)
    statements = list(dated(line.text, year, reader.times.written))
    found = list(found_in(line.text, statements, reader.times, reader.below))
    table = reader.table if is_rule(line.text) else None
    return found, reader._replace(year=statements[-1].year if statements else reader.year, table=table)


def _target(line: Line, document: Document, clause: ParsedClause, found: Found) -> Target:
    at = line.span(found.at)
    return Target(
        kind=_kind(found),
        indicator=line.printed(found.name),
        value=found.value,
        unit=line.printed(found.unit) if found.unit else "",
        comparator=found.comparator,
        year=found.year,
        base_year=found.base_year,
        region=_region(line.text[slice(*found.region)] if found.region else "", document),
        clause_id=clause.clause_id,
        citation=clause.citation,
        source=Source(document.file, at.start, at.end),
        sentence=_sentence(line, clause, at),
    )


def _kind(found: Found) -> TargetKind:
    if found.value is None:
        return TargetKind.QUALITATIVE
    return TargetKind.PAST if found.is_past else TargetKind.NUMERIC


def _region(printed: str, document: Document) -> str | None:
    """「全省」 is the document's own province; what else is printed stays as it is."""
    own = document.region
    by_word = {"省": own.province, "市": own.city, "县": own.county, "区": own.county}
    if printed and printed[0] in "全我本":
        return by_word.get(printed[1]) or printed
    return printed or own.county or own.city or own.province


def _sentence(line: Line, clause: ParsedClause, source: Span) -> Quoted:
    start, end = next(one for one in reversed(clause.sentences) if one.start <= source.start)
    return Quoted(line.document[start:end], start, end)
