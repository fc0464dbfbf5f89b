"""Which documents a search is limited to."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from indexer.documents import Document, Region
from indexer.errors import DocumentUnknown
from indexer.folding import fold_text
from indexer.validity import may_hold_on
from service.questions.places import bare


class Filters(NamedTuple):
    """Values of one field are alternatives; different fields all have to hold.

    `as_of` leaves out what is known not to have been in force on that day.
    """

    document: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    as_of: date | None = None


def admitted(filters: Filters, documents: Mapping[str, Document]) -> frozenset[str] | None:
    """Ids of the documents to search, or None for all. Raises DocumentUnknown."""
    unknown = [wanted for wanted in filters.document if wanted not in documents]
    if unknown:
        raise DocumentUnknown(f"没有文件 {unknown[0]}。全部文件见 /documents。")
    if filters == Filters():
        return None
    folded = filters._replace(region=_folded(filters.region), kind=_folded(filters.kind))
    return frozenset(
        found.document_id
        for found in documents.values()
        if _admits(folded, found) and _holds(filters.as_of, found, documents)
    )


def _folded(values: Sequence[str]) -> tuple[str, ...]:
    """Values as documents have them; one of invisible characters alone is that of no document."""
    return tuple(fold_text(value).strip() or "\0" for value in values)


def years_of(document: Document) -> tuple[int, int] | None:
    """The years a document plans for, or that of its issue, or when it was adopted or last amended;
    None where none of these is known."""
    if document.period:
        return document.period
    made = document.date or document.made
    return (made.year, made.year) if made else None


def _admits(filters: Filters, document: Document) -> bool:
    return (
        (not filters.document or document.document_id in filters.document)
        and (not filters.region or _lies_in(document, filters.region))
        and (not filters.kind or document.kind in filters.kind)
        and _overlaps(document, filters.year_from, filters.year_to)
    )


def _holds(day: date | None, document: Document, documents: Mapping[str, Document]) -> bool:
    return day is None or may_hold_on(document, day, documents)


def _lies_in(document: Document, regions: tuple[str, ...]) -> bool:
    """「山西」 finds 山西省 and all that lies in it, 「山西省大同市」 and 「山西大同」 the city."""
    return any(place.startswith(regions) for place in _spelled(document.region))


@lru_cache(maxsize=8192)
def _spelled(region: Region) -> tuple[str, ...]:
    """A document's places, each alone and behind some of those that it lies in. Kept for the next
    request: each asks of every document."""
    own = [fold_text(place) for place in region if place]
    written = [("", place, bare(place)) for place in own]
    behind = ((product(*written[:last]), place) for last, place in enumerate(own))
    return tuple("".join([*above, place]) for every, place in behind for above in every)


def _overlaps(document: Document, first: int | None, last: int | None) -> bool:
    if first is None and last is None:
        return True
    years = years_of(document)
    return years is not None and years[1] >= (first or 0) and years[0] <= (last or 9999)
