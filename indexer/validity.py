"""Whether a document holds on a day, as far as the texts and the table tell."""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.documents import Document


def linked(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents with `replaced_by` where another says that it replaces them.

    Two with one title and one day of adoption are versions of one statute; the one amended later
    takes the place of the other.
    """
    successors = {**_later_versions(documents), **_replaced(documents)}
    return tuple(
        replace(document, replaced_by=document.replaced_by or successors.get(document.document_id))
        for document in documents
    )


def _replaced(documents: Sequence[Document]) -> Mapping[str, str]:
    return {name: document.document_id for document in documents for name in document.replaces}


def _later_versions(documents: Sequence[Document]) -> Mapping[str, str]:
    versions: defaultdict[tuple[str, datetime.date], list[Document]] = defaultdict(list)
    for document in documents:
        if document.adopted:
            versions[document.title, document.adopted].append(document)
    ordered = (sorted(group, key=lambda version: version.amended) for group in versions.values())
    return {
        earlier.document_id: later.document_id
        for group in ordered
        for earlier, later in pairwise(group)
        if earlier.amended[-1:] < later.amended[-1:]
    }


def status_on(document: Document, day: datetime.date) -> str | None:
    """One of STATUSES, or None where neither text nor table tells."""
    if document.status in ("draft", "repealed", "amended"):
        return document.status
    if document.expires and day > document.expires:
        return "repealed"
    if document.replaced_by:
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
    if document.expires:
        return day <= document.expires
    successor = documents.get(document.replaced_by or "")
    ends = _first_day(successor) if successor else None
    return day < ends if ends else document.status not in ("repealed", "amended")


def _first_day(document: Document) -> datetime.date | None:
    """The first day that this version can have held: no text holds before it is adopted."""
    days = (document.effective, document.date, document.adopted, *document.amended)
    return max((day for day in days if day), default=None)
