"""Which kinds of numbering enclose which in one document: the standard's order, or its own."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from indexer.lines import Paragraph
from indexer.numbering import Kind

# A document that nests against GB/T 9704-2012 §7.3.3 does so more than once.
_LEAST_EVIDENCE = 2
# These stand where they stand, whatever surrounds them.
_FIXED = (Kind.ANNEX, Kind.FOREWORD, Kind.BOX, Kind.DASH, Kind.HEADING)


def ranks(paragraphs: Sequence[Paragraph]) -> Mapping[Kind, int]:
    """A rank for each kind; a smaller one encloses a larger one.

    The order of `Kind`, but for pairs that the document clearly nests the other way: 1. above (一).
    """
    seen = _openings_below_headings(paragraphs)
    order = list(Kind)
    for outer, inner in sorted(seen, key=lambda pair: -seen[pair]):
        is_against = order.index(outer) > order.index(inner)
        if is_against and seen[outer, inner] >= max(_LEAST_EVIDENCE, seen[inner, outer] + 1):
            order.remove(inner)
            order.insert(order.index(outer) + 1, inner)
    return {kind: rank for rank, kind in enumerate(order)}


def _openings_below_headings(paragraphs: Sequence[Paragraph]) -> Counter[tuple[Kind, Kind]]:
    """How often a kind begins to count right below a heading of another."""
    return Counter(
        (above.label.kind, below.label.kind)
        for above, below in pairwise(paragraphs)
        if above.label and below.label and above.is_title_like and _opens(below)
        and above.label.kind not in _FIXED and below.label.kind not in _FIXED
    )  # fmt: skip


def _opens(paragraph: Paragraph) -> bool:
    label = paragraph.label
    return label is not None and (label.numbers == (1,) or label.kind is Kind.ARTICLE)
