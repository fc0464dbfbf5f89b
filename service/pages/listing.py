"""The list of documents: what is asked for, page by page, and how many there are of each sort."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from indexer.documents import STATUSES, Document
from indexer.folding import fold_text
from indexer.validity import status_on
from service.pages.paging import turned

ON_A_PAGE = 50
BY_TITLE, BY_DATE = "title", "date"
# A kind or status that neither text nor table tells.
UNTOLD = "untold"


class Wanted(NamedTuple):
    """What a list is limited to, "" for no limit; `region` from the province down: 山西省/晋中市."""

    name: str = ""
    region: str = ""
    kind: str = ""
    status: str = ""


class Choice(NamedTuple):
    """A value to limit by, and how many documents it leaves beside the other limits."""

    value: str
    documents: int


class Listing(NamedTuple):
    """One page of the documents wanted; `page` counts from 1 and is at most `pages`."""

    documents: Sequence[Document]
    total: int
    page: int
    pages: int
    choices: Mapping[str, Sequence[Choice]]


def listing(
    documents: Mapping[str, Document], wanted: Wanted, order: str, page: int, day: date
) -> Listing:
    """`order`: BY_TITLE, or BY_DATE with the latest first; statuses are those of a day."""
    found: list[Document] = []
    counts: dict[str, Counter[str]] = {"region": Counter(), "kind": Counter(), "status": Counter()}
    for document in _named(documents.values(), wanted.name):
        values = _values(document, status_on(document, day, documents))
        failing = {field for field in counts if not _admits(getattr(wanted, field), values[field])}
        for field in counts:
            if failing <= {field}:
                counts[field].update(values[field])
        if not failing:
            found.append(document)
    here = turned(_sorted(found, order), page, ON_A_PAGE)
    choices = {field: [Choice(*each) for each in _in_order(field, own)] for field, own in counts.items()}
    return Listing(here.shown, here.total, here.page, here.pages, choices)


def _named(documents: Iterable[Document], name: str) -> Iterable[Document]:
    plain = fold_text(name).strip().lower()
    return (each for each in documents if not plain or plain in fold_text(each.title).lower())


def _values(document: Document, status: str | None) -> Mapping[str, Sequence[str]]:
    places = [place for place in document.region if place]
    return {
        "region": ["/".join(places[:depth]) for depth in range(1, len(places) + 1)],
        "kind": [document.kind or UNTOLD],
        "status": [status or UNTOLD],
    }


def _admits(wanted: str, values: Sequence[str]) -> bool:
    return not wanted or wanted in values


def _in_order(field: str, counts: Counter[str]) -> Sequence[tuple[str, int]]:
    """Statuses as the law database lists them, the rest by their names; what is not told comes last."""
    known = {status: place for place, status in enumerate((*STATUSES, UNTOLD))}
    if field == "status":
        return sorted(counts.items(), key=lambda each: known[each[0]])
    return sorted(counts.items(), key=lambda each: (each[0] == UNTOLD, _by_sound(each[0])))


def _sorted(documents: Sequence[Document], order: str) -> Sequence[Document]:
    by_title = sorted(documents, key=lambda document: _by_sound(document.title))
    if order != BY_DATE:
        return by_title
    return sorted(by_title, key=_day, reverse=True)


def _day(document: Document) -> date:
    """The day it was issued, or what is known in place of it."""
    return document.date or document.adopted or document.effective or date.min


def _by_sound(name: str) -> bytes:
    """GB 2312 has the common characters in the order of pinyin, and GB 18030 keeps it."""
    return fold_text(name).encode("gb18030")
