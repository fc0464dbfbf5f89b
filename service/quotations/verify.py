"""A quotation → whether it is exact, altered or not found."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Literal, NamedTuple

import numpy as np

from indexer.folding import Span
from indexer.index import Index
from indexer.words import bigrams
from service.differences import Difference, differences
from service.quotations.citations import NOWHERE, Citations, Cited
from service.quotations.nearest import Passage, nearest
from service.quotations.pieces import pieces
from service.quotations.texts import PlainText, plain, plain_texts

Outcome = Literal["exact", "altered", "not_found"]
# Sentences of other matters share up to half of their characters with the nearest one.
_LEAST_LIKENESS = 0.6
_MOST_PLACES = 10
# Of one document: 「的」 stands everywhere.
_MOST_SEEN = 100
# Characters that may be left out at one place of a quotation.
_MOST_OMITTED = 1000
# Clauses that an altered quotation is compared with.
_CANDIDATES = 5
# Pairs of characters, spread over the whole of a quotation, that these are found by.
_PAIRS = 160
_HAN = re.compile("[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Quotation(NamedTuple):
    """A quotation and where it is said to stand; `clause_id` goes before `citation`."""

    quote: str
    citation: str | None = None
    clause_id: str | None = None


class Place(NamedTuple):
    """A stretch of a document as stored, and the rows of the clauses that it is of; none in a title."""

    document_id: str
    span: Span
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Verified:
    """What became of a quotation.

    `cited`: the rows of the clauses it is said to be of; None: nothing is said, or it cannot be
    understood. `fits`: whether `places[0]` is there; None: as above. `places`: where it stands, or
    the nearest passage, best first. `script` and `layout` tell what an exact quotation prints
    otherwise than `places[0]`: Traditional or simplified characters; width, white space, line breaks.
    `elided`: it leaves words out, and says so. `differences`: left of the quotation, right of
    `places[0]`, both from its start.
    """

    outcome: Outcome
    cited: frozenset[int] | None
    fits: bool | None
    places: tuple[Place, ...] = ()
    likeness: float | None = None
    script: bool = False
    layout: bool = False
    elided: bool = False
    differences: tuple[Difference, ...] = ()


class _Stretch(NamedTuple):
    """A place, and where in its document the pieces of a quotation stand."""

    place: Place
    spans: tuple[Span, ...]


class Verifier:
    """Verifies quotations against one opened index; safe to share between threads."""

    def __init__(self, index: Index, citations: Citations) -> None:
        self._index = index
        self._citations = citations
        self._texts = plain_texts(index)
        self._starts = {name: [index.clauses[row].source.start for row in rows]
                        for name, rows in index.rows.items()}  # fmt: skip

    def verify(self, quotation: Quotation) -> Verified:
        cited = self._cited(quotation)
        wanted = plain(quotation.quote)
        quote = quotation.quote.strip()
        places = sorted(self._standing(wanted), key=lambda place: self._rank(place, quote, cited))
        if places:
            return self._exact(quote, cited, places[:_MOST_PLACES])
        elided = self._elided(quotation.quote, cited)
        if elided:
            return elided
        found = self._nearest(wanted, cited)
        if found is None:
            return Verified("not_found", _rows(cited), None if cited is None else False)
        return self._altered(quotation.quote, cited, *found)

    def _cited(self, quotation: Quotation) -> Cited | None:
        if quotation.clause_id is not None:
            row = self._index.row_of.get(quotation.clause_id)
            return NOWHERE if row is None else Cited(frozenset({row}))
        return self._citations.read(quotation.citation) if quotation.citation else None

    def _rank(self, place: Place, quote: str, cited: Cited | None) -> tuple[bool, bool, bool]:
        """Where it is said to stand first, then where it is printed so, then in clauses."""
        return not _fits(place, cited), self._printed(place) != quote, not place.rows

    def _standing(self, wanted: str) -> Iterator[Place]:
        for name, text in self._texts.items():
            for span in islice(text.places(wanted) if wanted else (), _MOST_SEEN):
                yield self._place(name, text.original(span))

    def _place(self, document_id: str, span: Span) -> Place:
        rows, starts = self._index.rows_of(document_id), self._starts.get(document_id, [])
        near = rows[max(bisect_right(starts, span.start) - 1, 0) : bisect_left(starts, span.end)]
        return Place(document_id, span, tuple(row for row in near if self._span(row).end > span.start))

    def _span(self, row: int) -> Span:
        source = self._index.clauses[row].source
        return Span(source.start, source.end)

    def _exact(
        self, quote: str, cited: Cited | None, places: Sequence[Place], words: str | None = None
    ) -> Verified:
        """`words`: what of `places[0]` is quoted; None: all."""
        printed = self._printed(places[0]) if words is None else words
        return Verified(
            outcome="exact",
            cited=_rows(cited),
            fits=None if cited is None else _fits(places[0], cited),
            places=tuple(places),
            likeness=1.0,
            script=_HAN.findall(quote) != _HAN.findall(printed),
            layout=_HAN.sub("", quote) != _HAN.sub("", printed),
        )

    def _elided(self, quote: str, cited: Cited | None) -> Verified | None:
        """An exact quotation in pieces, in the shortest stretch that has them in order."""
        given = pieces(quote)
        found = sorted(self._in_order([plain(quote[slice(*piece)]) for piece in given]),
                       key=lambda stretch: self._rank_elided(stretch, cited))  # fmt: skip
        if not found:
            return None
        place, spans = found[0]
        text, start = self._texts[place.document_id].printed, place.span.start
        words = "".join(quote[slice(*piece)].strip() for piece in given)
        verified = self._exact(words, cited, [place], "".join(text[slice(*span)] for span in spans))
        inside = [Span(first - start, last - start) for first, last in spans]
        gaps = zip(pairwise(given), pairwise(inside), strict=True)
        omitted = tuple(Difference(_between(*left), _between(*right)) for left, right in gaps)
        return replace(verified, elided=len(given) > 1, differences=omitted)

    def _in_order(self, wanted: Sequence[str]) -> Iterator[_Stretch]:
        for name, text in self._texts.items():
            found = text.sequences(wanted, _MOST_OMITTED) if wanted else ()
            for plain_spans in islice(found, _MOST_SEEN):
                spans = tuple(map(text.original, plain_spans))
                yield _Stretch(self._place(name, Span(spans[0].start, spans[-1].end)), spans)

    def _rank_elided(self, stretch: _Stretch, cited: Cited | None) -> tuple[bool, int]:
        span = stretch.place.span
        return not _fits(stretch.place, cited), span.end - span.start

    def _printed(self, place: Place) -> str:
        return self._texts[place.document_id].printed[slice(*place.span)]

    def _nearest(self, wanted: str, cited: Cited | None) -> tuple[Place, float] | None:
        """The likest passage; of two that may be meant, the cited one."""
        found: list[tuple[bool, float, Place]] = []
        for row in self._candidates(wanted, cited):
            name = self._index.clauses[row].document_id
            passage = self._passage(wanted, self._texts[name], self._span(row))
            if passage is not None and passage.likeness >= _LEAST_LIKENESS:
                place = self._place(name, self._texts[name].original(passage.span))
                found.append((_fits(place, cited), passage.likeness, place))
        best = max(found, key=lambda one: one[:2], default=None)
        return None if best is None else (best[2], best[1])

    def _candidates(self, wanted: str, cited: Cited | None) -> list[int]:
        scores = self._index.lexical.scores(_spread(list(dict.fromkeys(bigrams(wanted)))))
        best = [int(row) for row in np.argsort(-scores, kind="stable")[:_CANDIDATES] if scores[row] > 0]
        inside = sorted(cited.rows, key=lambda row: (-scores[row], row)) if cited else []
        return list(dict.fromkeys([*inside[:_CANDIDATES], *best]))

    def _passage(self, wanted: str, text: PlainText, source: Span) -> Passage | None:
        """In a clause and around it: a quotation may run over its end."""
        start, end = text.around(source, len(wanted))
        found = nearest(wanted, text.plain[start:end])
        if found is None:
            return None
        return Passage(Span(start + found.span.start, start + found.span.end), found.likeness)

    def _altered(self, quote: str, cited: Cited | None, place: Place, likeness: float) -> Verified:
        found = differences(quote, self._printed(place))
        if not found:  # a full stop printed as a point
            return self._exact(quote.strip(), cited, [place])
        fits = None if cited is None else _fits(place, cited)
        likeness = round(likeness, 4)
        return Verified("altered", _rows(cited), fits, (place,), likeness, differences=found)


def _spread(pairs: Sequence[str]) -> list[str]:
    return list(pairs[:: -(-len(pairs) // _PAIRS) or 1])


def _between(before: Span, behind: Span) -> Span:
    return Span(before.end, behind.start)


def _rows(cited: Cited | None) -> frozenset[int] | None:
    return None if cited is None else cited.rows


def _fits(place: Place, cited: Cited | None) -> bool:
    if cited is None:
        return False
    return place.document_id == cited.document_id or not cited.rows.isdisjoint(place.rows)
