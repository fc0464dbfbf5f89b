"""A document in pieces that a program can take in: pages of whole clauses, an outline by parts."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from indexer.clauses import Clause
from indexer.index import Index
from service.contents import Entry, contents
from service.errors import ClauseUnknown

MOST_ENTRIES = 100


class Page(NamedTuple):
    """Clauses in reading order; `next` is the one that the following page begins with."""

    clauses: Sequence[Clause]
    next: str | None


class Outline(NamedTuple):
    """The levels below a part, as deep as MOST_ENTRIES allow; `is_whole`: none was left out."""

    parts: tuple["Part", ...]
    is_whole: bool


class Part(NamedTuple):
    """A line of the outline; `part` is what the ids of all clauses below it begin with."""

    part: str
    entry: Entry
    children: tuple["Part", ...]


def clauses_in(index: Index, document_id: str, part: str | None) -> Sequence[Clause]:
    """The clauses of a document or of a part of it. Raises ClauseUnknown."""
    clauses = index.clauses_of(document_id)
    if part is None:
        return clauses
    inside = [one for one in clauses if one.clause_id == part or one.clause_id.startswith(f"{part}/")]
    if not inside:
        raise ClauseUnknown(f"文件 {document_id} 里没有 {part} 这一部分。请从 outline 里选 part。")
    return inside


def page(clauses: Sequence[Clause], start: str | None, characters: int) -> Page:
    """As many whole clauses as fit, and always one. Raises ClauseUnknown for an unknown start."""
    rest = clauses[_position(clauses, start) :] if start else clauses
    ends = accumulate(len(clause.text) for clause in rest)
    count = max(1, sum(end <= characters for end in ends))
    return Page(rest[:count], rest[count].clause_id if count < len(rest) else None)


def _position(clauses: Sequence[Clause], clause_id: str) -> int:
    for position, clause in enumerate(clauses):
        if clause.clause_id == clause_id:
            return position
    raise ClauseUnknown(f"这里没有条款 {clause_id}。续读时 start 用上一页的 next。")


def outline(clauses: Sequence[Clause], part: str | None) -> Outline:
    """The table of contents of a document, or of a part of one."""
    above = part.count("/") if part else 0
    whole = contents(clauses, above)
    depth = 1
    while _size(whole, depth) < _size(whole, depth + 1) <= MOST_ENTRIES:
        depth += 1
    shown = _parts(whole[:MOST_ENTRIES], above, depth)
    is_whole = len(whole) <= MOST_ENTRIES and _size(whole, depth) == _size(whole, depth + 1)
    return Outline(shown, is_whole)


def _size(entries: Sequence[Entry], depth: int) -> int:
    """Entries on the first levels."""
    return len(entries) + sum(_size(entry.children, depth - 1) for entry in entries) if depth else 0


def _parts(entries: Sequence[Entry], above: int, depth: int) -> tuple[Part, ...]:
    if not depth:
        return ()
    return tuple(
        Part(
            "/".join(entry.first.clause_id.split("/")[: above + 2]),
            entry,
            _parts(entry.children, above + 1, depth - 1),
        )
        for entry in entries
    )
