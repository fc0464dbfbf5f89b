"""The duties of a document: which body is charged with what."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from indexer.clauses import ParsedClause, Source
from indexer.documents import Document
from indexer.facts.cells import cells, is_rule, words_of
from indexer.facts.charges import Charge, bracketed, labelled, stated
from indexer.facts.duty import Duty
from indexer.facts.duty_tables import BodyColumns, body_columns, charged, task_of
from indexer.facts.line import Line, lines_of
from indexer.folding import Span, fold_text
from indexer.parsing import ParsedDocument
from indexer.sentences import sentence_bounds

_NUMBER = re.compile(
    r"[\s*#]*(?:[一二三四五六七八九十百]+、|\([一二三四五六七八九十\d]+\)|\d{1,3}[.、]|第[一二三四五六七八九十百]+条|[)。;,])\s*"
)
# What is shorter says nothing of its own.
_SHORTEST = 4
_FIELD = re.compile(r"[^,。;:]{2,8}:")


def duties(parsed: ParsedDocument) -> tuple[Duty, ...]:
    """In reading order."""
    return tuple(sorted(_duties(parsed), key=lambda duty: duty.source))


def _duties(parsed: ParsedDocument) -> Iterator[Duty]:
    above, heads = "", None
    for clause in parsed.clauses:
        for line in lines_of(clause, parsed.text):
            row = cells(line.text)
            heading = body_columns(words_of(line.text, row))
            heads = heading or (heads if row or is_rule(line.text) else None)
            lists = _lists(line)
            found = _of_row(line, row, heads) if row and heads else _of_text(line, lists, above)
            for charge, task in () if heading else found:
                yield _duty(line, clause, parsed.document, charge, task)
            above = _above(line, lists, above)


def _of_row(line: Line, row: Sequence[Span], heads: BodyColumns) -> Iterator[tuple[Charge, str]]:
    task = line.printed(task_of(line.text, row, heads))
    yield from ((charge, task) for charge in charged(line.text, row, heads))


def _of_text(line: Line, lists: Sequence[Charge], above: str) -> Iterator[tuple[Charge, str]]:
    yield from _tasks(line, lists, above)
    others = list(_others(line, lists))
    bounds = [Span(*one) for one in sentence_bounds(line.text)] if others else ()
    yield from ((charge, _sentence(line, bounds, charge.body)) for charge in others)


def _lists(line: Line) -> Sequence[Charge]:
    return sorted({*labelled(line.text), *bracketed(line.text)}, key=lambda one: one.body)


def _tasks(line: Line, lists: Sequence[Charge], above: str) -> Iterator[tuple[Charge, str]]:
    """Each body of a list with what stands in front of it, or above where it stands alone."""
    start, task = 0, above
    for at, charges in groupby(lists, key=lambda one: one.at):
        task = _task(line, Span(start, at.start)) or task
        start = at.end
        yield from ((charge, task) for charge in charges)


def _task(line: Line, place: Span) -> str:
    """The first sentence of a stretch, without its number; "" where nothing is said."""
    start = place.start
    while number := _NUMBER.match(line.text, start, place.end):
        start = number.end()
    words = line.text[start : place.end].rstrip("(;, ")
    for left, right in sentence_bounds(words):
        if right - left >= _SHORTEST:
            return line.printed(Span(start + left, start + right))
    return ""


def _others(line: Line, lists: Sequence[Charge]) -> Iterator[Charge]:
    """What sentences say, outside of lists."""
    for charge in stated(line.text):
        if not any(one.at.start <= charge.body.start < one.at.end for one in lists):
            yield charge


def _sentence(line: Line, bounds: Sequence[Span], body: Span) -> str:
    """Of some sentences the one that charges a body; behind one that only names it, the next."""
    at = max(0, bisect_right(bounds, body.start, key=lambda one: one.start) - 1)
    is_name = bounds[at].end <= body.end + 1 and at + 1 < len(bounds)
    place = bounds[at + is_name]
    return _task(line, place) or line.printed(place)


def _above(line: Line, lists: Sequence[Charge], above: str) -> str:
    """What a list that stands alone below is about: the last line that is none, nor another field."""
    is_alone = bool(lists) and not _task(line, Span(0, lists[0].at.start))
    own = "" if is_alone or _FIELD.match(line.text) else _task(line, Span(0, len(line.text)))
    return own or above


def _duty(line: Line, clause: ParsedClause, document: Document, charge: Charge, task: str) -> Duty:
    unit, at = line.printed(charge.body), line.span(charge.body)
    return Duty(
        unit=unit,
        unit_normal=fold_text(unit),
        role=charge.role,
        task=task or _heading(clause),
        clause_id=clause.clause_id,
        path=clause.path,
        citation=clause.citation,
        source=Source(document.file, at.start, at.end),
    )


def _heading(clause: ParsedClause) -> str:
    """What a list is about that nothing stands in front of."""
    return next((level.heading for level in reversed(clause.path) if level.heading), clause.citation)
