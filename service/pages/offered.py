"""Names that a field offers while typing."""

from collections import Counter
from collections.abc import Sequence

from indexer.index import Index

# A list of thousands would weigh more than the page.
_MOST_OFFERED = 300


def offered_places(index: Index) -> Sequence[str]:
    """Places from the widest down, then documents."""
    regions = {
        tuple(place for place in document.region if place) for document in index.documents.values()
    }
    places = {region[:depth][-1]: depth for region in regions for depth in range(1, len(region) + 1)}
    titles = (document.title for document in index.documents.values())
    return [*sorted(places, key=lambda place: (places[place], place)), *titles][:_MOST_OFFERED]


def most_common(names: Counter[str]) -> Sequence[str]:
    """The most frequent first."""
    return [name for name, _ in names.most_common(_MOST_OFFERED)]
