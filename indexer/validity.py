"""Whether a document holds on a day, as far as the texts and the table tell."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.documents import Document


def linked(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents with `replaced_by` where another says that it replaces them, by id or title.

    Two with one title and one day of adoption are versions of one statute; the one amended later
    takes the place of the other.
    """
    successors = {**dict(_later_versions(documents)), **dict(_replaced(documents))}
    return tuple(
        replace(document, replaced_by=document.replaced_by or successors.get(document.document_id))
        for document in documents
    )


def _replaced(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    ids = {name: d.document_id for d in documents for name in (d.title, d.document_id)}
    for document in documents:
        for name in document.replaces:
            if ids.get(name, document.document_id) != document.document_id:
                yield ids[name], document.document_id


def _later_versions(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    versions: defaultdict[tuple[str, datetime.date], list[Document]] = defaultdict(list)
    for document in documents:
        if document.adopted:
            versions[document.title, document.adopted].append(document)
    for group in versions.values():
        group.sort(key=lambda version: version.amended[-1:])
        for place, earlier in enumerate(group):
            later = (each for each in group[place + 1 :] if each.amended[-1:] > earlier.amended[-1:])
            if successor := next(later, None):
                yield earlier.document_id, successor.document_id


def status_on(document: Document, day: datetime.date, documents: Mapping[str, Document]) -> str | None:
    """One of STATUSES, or None where neither text nor table tells."""
    if document.status in ("draft", "repealed", "amended"):
        return document.status
    if document.expires and day > document.expires:
        return "repealed"
    if _is_replaced(document, day, documents):
        return "amended"
    begins = document.effective
    if begins and day < begins:
        return "not_yet_in_force"
    is_told = document.status == "in_force" or (document.status == "not_yet_in_force" and begins)
    return "in_force" if is_told else document.status


def may_hold_on(document: Document, day: datetime.date, documents: Mapping[str, Document]) -> bool:
    """False only where a text or the table tells that the document did not hold on that day."""
    begins = _first_day(document)
    if document.status == "draft" or (begins and day < begins):
        return False
    if (document.expires and day > document.expires) or _is_replaced(document, day, documents):
        return False
    # Without a day of its end, what has ended may have ended before.
    has_end = document.expires is not None or document.replaced_by in documents
    return has_end or document.status not in ("repealed", "amended")


def _is_replaced(document: Document, day: datetime.date, documents: Mapping[str, Document]) -> bool:
    """Whether its successor holds already; one whose first day is unknown does."""
    successor = documents.get(document.replaced_by or "")
    begins = _first_day(successor) if successor else None
    return successor is not None and (begins is None or day >= begins)


def _first_day(document: Document) -> datetime.date | None:
    """The first day that this version can have held: no text holds before it is adopted."""
    days = (document.effective, document.date, document.adopted, *document.amended)
    return max((day for day in days if day), default=None)
