"""The stretch of a text that is likest to a quotation."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from indexer.folding import Span

# How far, as a share of the quotation, words may have moved that were put in or left out before them.
_SLACK = 0.25
_LEAST_SLACK = 4
# A pair of characters that is all over a text says nothing of a place in it.
_MOST_PLACES = 16
# Words put in place of others at an end of a quotation are about as long as these.
_LONGER = 4
_STOP = re.compile(r"[,。;:!?、]")


class Passage(NamedTuple):
    """`likeness`: 0 nothing in common, 1 the same."""

    span: Span
    likeness: float


class _Pairs(NamedTuple):
    """Two characters in a row that both texts have: where in the quotation, and where in the text."""

    quote: NDArray[np.int64]
    text: NDArray[np.int64]

    def kept(self, which: NDArray[np.bool_]) -> "_Pairs":
        return _Pairs(self.quote[which], self.text[which])


def nearest(quote: str, text: str) -> Passage | None:
    """None where the two share no two characters in a row. The time grows with the lengths, not with
    their product: shared pairs vote for where the quotation would begin."""
    pairs = _shared(_codes(quote), _codes(text))
    if not len(pairs.quote):
        return None
    slack = max(int(len(quote) * _SLACK), _LEAST_SLACK)
    # Of a short quotation all over the text, pairs that are only about in line may be out of order.
    found = [one for width in (slack, 1) for one in _passages(quote, text, _aligned(pairs, width))]
    return max(found, key=lambda passage: passage.likeness)


def _passages(quote: str, text: str, pairs: _Pairs) -> Iterator[Passage]:
    """From the first pair to the last, with what may stand for the strange characters at either end."""
    first, last = int(pairs.quote.argmin()), int(pairs.quote.argmax())
    start, end = int(pairs.text[first]), int(pairs.text[last]) + 2
    head, tail = int(pairs.quote[first]), len(quote) - int(pairs.quote[last]) - 2
    for before in _lengths(text[:start][::-1], head):
        for after in _lengths(text[end:], tail):
            if start - before < end + after:
                yield _passage(quote, text, Span(start - before, end + after))


def _passage(quote: str, text: str, span: Span) -> Passage:
    return Passage(span, Indel.normalized_similarity(quote, text[span.start : span.end]))


def _lengths(beyond: str, strange: int) -> tuple[int, ...]:
    """How much of the text beyond an end may stand for the strange characters there: as far as the next
    punctuation mark where that is about as far, else nothing or as many."""
    if not strange:
        return (0,)
    mark = _STOP.search(beyond, 0, strange + _LONGER)
    if mark and mark.start():
        return (mark.start(),)
    return (0, min(strange, len(beyond)))


def _codes(text: str) -> NDArray[np.uint64]:
    """A number for each two characters in a row."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    return points[:-1] << np.uint64(32) | points[1:]


def _shared(quote: NDArray[np.uint64], text: NDArray[np.uint64]) -> _Pairs:
    order = np.argsort(text, kind="stable")
    ranked = text[order]
    first = ranked.searchsorted(quote)
    counts = np.minimum(ranked.searchsorted(quote, "right") - first, _MOST_PLACES)
    steps = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return _Pairs(np.repeat(np.arange(len(quote)), counts), order[np.repeat(first, counts) + steps])


def _aligned(pairs: _Pairs, slack: int) -> _Pairs:
    """Those about where most say that the quotation begins."""
    begins = pairs.text - pairs.quote
    buckets = (begins - begins.min()) // slack
    votes = np.bincount(buckets, minlength=int(buckets.max()) + 2)
    best = int((votes[:-1] + votes[1:]).argmax())
    return pairs.kept((buckets == best) | (buckets == best + 1))
