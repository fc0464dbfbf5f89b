"""How many of the results lie in each region, kind, year and document."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from indexer.documents import Document
from service.ranking.filters import years_of

_MOST_VALUES = 12
# A document that plans for longer is not counted in every year of it.
_MOST_YEARS = 50


class Value(NamedTuple):
    """One value to filter by, and in how many of the results it holds."""

    value: str
    hits: int
    is_chosen: bool


def facet(field: str, documents: Iterable[Document], chosen: Sequence[str]) -> tuple[Value, ...]:
    """The commonest values of "region", "kind", "year" or "document", and those chosen.

    `documents`: that of each result. Years come latest first, others commonest first.
    """
    counts = Counter(value for document in documents for value in _values(field, document))
    common = [value for value, _ in counts.most_common(_MOST_VALUES)]
    shown = [*common, *(value for value in chosen if value not in common)]
    if field == "year":
        shown.sort(reverse=True)
    return tuple(Value(value, counts[value], value in chosen) for value in shown)


def _values(field: str, document: Document) -> Iterable[str]:
    if field == "region":
        return dict.fromkeys(place for place in document.region if place)
    if field == "kind":
        return [document.kind] if document.kind else []
    if field == "document":
        return [document.document_id]
    first, last = years_of(document) or (1, 0)
    return [str(year) for year in range(first, min(last, first + _MOST_YEARS - 1) + 1)]
