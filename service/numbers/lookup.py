"""Clauses by their number: exactly the place that a reference names, never a neighbour."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from indexer.clauses import Clause
from indexer.documents import Document
from indexer.folding import fold_text
from indexer.numbering import DECIMALS, Kind
from indexer.words import Segmenter
from service.numbers.asked_headings import headings_asked
from service.numbers.heading_neighbours import beside_heading
from service.numbers.ladders import COUNTED, Ladder, fits, is_primary
from service.numbers.levels import Headings, Levels, Steps
from service.numbers.names import Names
from service.numbers.neighbours import moved_part, neighbours, without_last
from service.numbers.orders import NO_ORDERS, Orders
from service.numbers.paragraphs import Paragraphs, count_of
from service.numbers.parts import part_named
from service.numbers.reader import Reader
from service.numbers.references import Reference, Step
from service.numbers.scopes import (
    Asked,
    Scope,
    heading_before,
    heading_between,
    name_before,
    points_at_heading,
    points_inside,
    scopes,
)
from service.numbers.statutes import Statutes
from service.questions.query import Query, folded_question
from service.questions.units import ANY, DASHES, ITEMS, NOUNS, TOP

_SECTION = "节"
# What may count the places of one part where the printed numbers run on.
_COUNTED_IN_PART = ("", ANY, _SECTION, "条", "点", "项", "小条", "小点", "小项")
# 「一、」
_NUMERALS = frozenset({Kind.NUMERAL})
# No more levels than so many may be left out above a place.
_DEEP = 2
_SHORTEST_TOPIC = 2
# Words that more clauses of a document have tell none of them.
_FEW = 6


class Found(NamedTuple):
    """The row of a clause; `place` is the part of an article asked for (「第二款」)."""

    row: int
    place: str | None = None


class Answered(NamedTuple):
    """What is found for each reference, in their order, and for each edition of a document;
    `has_topic`: other words may order it; `is_named`: a document is named."""

    groups: tuple[tuple[Found, ...], ...]
    has_topic: bool
    is_named: bool = True

    @property
    def rows(self) -> tuple[int, ...]:
        """Each once, as found."""
        return tuple(dict.fromkeys(found.row for group in self.groups for found in group))

    @property
    def places(self) -> dict[int, str | None]:
        """The first part of an article that is asked for, for each row; None: all of it."""
        every = [found for group in self.groups for found in group]
        return {found.row: found.place for found in reversed(every)}


@dataclass(frozen=True)
class Lookup:
    """What references are matched with: the clauses, the rows of their citations, the levels of each,
    the parts of its article (「第二款」), and what the documents are called, also where that is typed
    wrong, and issued under."""

    clauses: Sequence[Clause]
    cited: Mapping[str, tuple[int, ...]]
    levels: Levels
    paragraphs: Paragraphs
    parts: Sequence[frozenset[str]]
    reader: Reader

    @classmethod
    def of(
        cls, clauses: Sequence[Clause], documents: Mapping[str, Document],
        parts: Sequence[frozenset[str]], segmenter: Segmenter, orders: Orders = NO_ORDERS,
    ) -> "Lookup":  # fmt: skip
        levels = Levels.of(clauses)
        names = Names.of(documents, levels.headings(), Statutes.of(documents, segmenter))
        reader = Reader.of(names, orders, segmenter)
        cited: dict[str, tuple[int, ...]] = {}
        for row, clause in enumerate(clauses):
            key = folded_question(clause.citation)
            cited[key] = (*cited.get(key, ()), row)
        return cls(clauses, cited, levels, Paragraphs(clauses, levels), parts, reader)

    @property
    def names(self) -> Names:
        return self.reader.names

    def find(self, query: Query) -> Answered | None:
        """The clauses that a query names by their number, none where there is no such number; None
        where it names none. Where nothing is found, what may have been meant counts."""
        if rows := self.cited.get(folded_question(query.text)):
            return self._all_of(rows)
        meant = self.reader.meant(query)
        found = self._answered(self.reader.read(meant))
        if found and found.rows:
            # 「美丽山两第十七条」 may have what it names typed wrong, and words of another document.
            return found if found.is_named else self._slipped(meant) or found
        sounded = self._answered(self.reader.read_as_sounded(meant))
        if sounded and sounded.rows:
            return sounded
        if found is None:
            return self._beside_heading(meant) or self._headings_asked(meant) or self._issued(query)
        return self._slipped(meant) or found

    def _slipped(self, query: Query) -> Answered | None:
        """None where nothing is typed wrong, or what was meant has no such number."""
        found = self._answered(self.reader.read_as_slipped(query))
        return found if found and found.rows else None

    def _headings_asked(self, query: Query) -> Answered | None:
        """The clauses below headings that are asked for by their name; None where there is none."""
        headings = headings_asked(query, self.names)
        return self._all_of(self.levels.below({owner for owner, _ in headings}, headings, False))

    def _beside_heading(self, query: Query) -> Answered | None:
        """The clauses beside one that is asked for by its heading; None where there is none."""
        return self._all_of(beside_heading(query, self.names, self.levels))

    def _issued(self, query: Query) -> Answered | None:
        """The clauses of a document that is asked for by nothing but the number it was issued under."""
        return self._all_of(self.levels.below(self.reader.issued(query), frozenset(), False))

    def _all_of(self, rows: Sequence[int]) -> Answered | None:
        return Answered(tuple(self._by_edition(_whole(rows))), False) if rows else None

    def _answered(self, question: Asked | None) -> Answered | None:
        """None where nothing is asked for by its number, and where what may be no number of a clause
        finds none: 「晋中 3」, a place that many numbers have."""
        if question is None:
            return None
        around = scopes(question, self.names)
        pairs = zip(question.references, around, strict=True)
        groups = tuple(
            own for reference, scope in pairs for own in self._by_edition(self._found(reference, scope))
        )
        rows = {found.row for group in groups for found in group}
        is_one = len(rows) == 1 and all(self._is_about(row, around[-1]) for row in rows)
        is_strange = question.is_bare and not is_one
        is_any = any(reference.readings[0][-1].unit == ANY for reference in question.references)
        if is_strange or (is_any and not rows and not question.is_printed):
            return None
        is_named = any(scope.documents is not None for scope in around)
        return Answered(groups, self._is_ordered(rows, around), is_named)

    def _by_edition(self, found: tuple[Found, ...]) -> list[tuple[Found, ...]]:
        """Of the editions of one document, the last comes first."""
        owners = sorted({self.levels.owners[one.row] for one in found}, key=self.names.edition_rank)
        if len(owners) < 2 or len({self.names.titles[owner] for owner in owners}) > 1:
            return [found]
        return [tuple(one for one in found if self.levels.owners[one.row] == owner) for owner in owners]

    def _is_about(self, row: int, scope: Scope) -> bool:
        """Whether a clause has all the words around its number, and few others of its document do."""
        words = (*scope.front, *scope.topics)
        if not words:
            return True
        if max(map(len, words)) < _SHORTEST_TOPIC:
            return False
        own = self.levels.below(self.levels.owners[row : row + 1], frozenset(), False)
        like = [other for other in own if all(self._has(other, word) for word in words)]
        return row in like and len(like) <= _FEW

    def _is_ordered(self, rows: Collection[int], around: Sequence[Scope]) -> bool:
        """Whether there are words that tell what was found apart: behind the numbers any, in front
        those that some of it has, unless they stand in a heading above all of it."""
        front = {word for scope in around for word in scope.front}
        above = {word for word in front if all(self.levels.is_above(row, word) for row in rows)}
        said = (self._has(row, word) for word in front - above for row in rows)
        return bool(around[-1].topics) or any(said)

    def _has(self, row: int, word: str) -> bool:
        """Whether a word stands in a clause or above it."""
        return self.levels.is_above(row, word) or word in _folded(self.clauses[row].text)

    def _found(self, reference: Reference, scope: Scope) -> tuple[Found, ...]:
        inside = frozenset(self.levels.owners) if scope.documents is None else scope.documents
        if reference.readings[0][-1].is_beside:
            return self._found_beside(reference, scope)
        if reference.readings[0][-1].unit == ANY:
            return self._found_of_any(reference, scope, inside)
        headings = self._headings(reference, scope, inside)
        hinted = frozenset() if headings else self._hinted(reference, scope, inside)
        is_pointed = points_at_heading(scope.before) or self._counts_elsewhere(reference, scope)
        if is_pointed and not (headings or hinted):
            return ()
        if hinted and (below := self._found_below(reference, scope, inside, hinted)):
            return self._below_pointed(below, reference, scope, hinted)
        found = self._found_below(reference, scope, inside, headings)
        if headings:
            return self._below_pointed(found, reference, scope, headings)
        # Elsewhere than below a heading that is half named, only a number that names one place counts.
        last = reference.readings[0][-1]
        return tuple(one for one in found if not hinted or self.levels.is_one_place(one.row, last))

    def _found_of_any(
        self, reference: Reference, scope: Scope, inside: frozenset[str]
    ) -> tuple[Found, ...]:
        """「基本原则第二个」 counts below the heading right in front, or it is no number of a clause."""
        text = heading_between(scope.within) or heading_before(scope.before)
        named = self.names.headings.at_end(text, inside)
        if not named and scope.documents is not None:
            named = self._hinted(reference, scope, inside)
        return self._found_below(reference, scope, inside, named) if named else ()

    def _counts_elsewhere(self, reference: Reference, scope: Scope) -> bool:
        """「水污染最后一段」 is not the last of the document: what is counted from an end stands in
        something else than a document."""
        text = heading_before(scope.before)
        is_end = len(reference.readings[0]) == 1 and reference.readings[0][0].is_place
        return is_end and bool(text) and not self.names.ends_as_name(text)

    def _below_pointed(
        self, found: tuple[Found, ...], reference: Reference, scope: Scope, headings: Headings
    ) -> tuple[Found, ...]:
        """Without the heading itself, where 「那节」 says that it is one: 「(三)通行管理那节第3点」."""
        is_pointed = points_at_heading(scope.before)
        return tuple(
            one for one in found
            if not (is_pointed and self._is_heading(one.row, reference, headings))
        )  # fmt: skip

    def _is_heading(self, row: int, reference: Reference, headings: Headings) -> bool:
        """Whether the number that is asked for is that of a heading which is named, not of one below."""
        below, first = self.levels.below_named(row, headings, ()), reference.readings[0][0]
        if not below:
            return False
        own = self.levels.at_heading(row, headings)[1][-1]
        is_own = fits(own, first) and not first.is_place and not is_primary(own)
        return is_own and not any(fits(rung, first) for rung in below)

    def _found_beside(self, reference: Reference, scope: Scope) -> tuple[Found, ...]:
        """What stands beside the place that the steps before the last name."""
        [*outer, last], way = reference.readings[0][:-1], reference.readings[0][-1]
        found = self._found(without_last(reference), scope)
        if any(one.place for one in found):
            moved = moved_part(last, way)
            parts = reference._replace(readings=((*outer, moved),)) if moved else None
            return self._found(parts, scope) if parts else ()
        rows = [one.row for one in found]
        return _whole(neighbours(self.levels, rows, (*outer, last), way))

    def _hinted(self, reference: Reference, scope: Scope, inside: frozenset[str]) -> Headings:
        """The heading that is half named; 「第五部分」 stands below none."""
        if reference.readings[0][0].kinds == TOP:
            return frozenset()
        is_pointed = points_inside(scope.before)
        return self.names.headings.hinted(heading_before(scope.before), inside, is_pointed)

    def _headings(self, reference: Reference, scope: Scope, inside: frozenset[str]) -> Headings:
        """Those named, between the levels before any other. 「第五部分」 stands below no heading, but an
        annex has parts of its own."""
        if scope.within:
            between = self.names.headings.at_end(heading_between(scope.within), inside)
            if between:
                return between
        called = self.names.headings.annexes_called(name_before(scope.before), inside)
        if called:
            return called
        headings = self.names.headings.named(heading_before(scope.before), inside)
        if reference.readings[0][0].kinds != TOP:
            return headings
        return frozenset(
            (owner, heading) for owner, heading in headings
            if heading in self.names.headings.annexes[owner] and heading in scope.before
        )  # fmt: skip

    def _found_below(
        self, reference: Reference, scope: Scope, inside: frozenset[str],
        headings: Headings,
    ) -> tuple[Found, ...]:  # fmt: skip
        owners = sorted({owner for owner, _ in headings})
        apart = [frozenset({owner}) for owner in owners] or [inside]
        read = [self._read_inside(reference, scope, documents, headings) for documents in apart]
        found = tuple(one for places, _ in read for one in places)
        last = next((step for places, step in read if places), read[0][1])
        if scope.documents is None:
            found = self._about(found, scope.front, headings)
        return self._on_topic(found, last, (*scope.front, *scope.topics))

    def _read_inside(
        self, reference: Reference, scope: Scope, documents: frozenset[str], headings: Headings
    ) -> tuple[tuple[Found, ...], Step]:
        """What is found in some documents, and the innermost level."""
        rows = self.levels.below(documents, headings, scope.is_main)
        steps = reference.readings[0]
        if not headings and self.paragraphs.is_last_of_all(steps):
            return _whole(self.levels.last(rows)), steps[-1]
        if steps[-1].unit in DASHES:
            return _whole(self.paragraphs.dashed(rows, steps, headings)), steps[-1]
        found, last = self._first_read(rows, reference, headings)
        if not (headings or scope.front or scope.topics):
            found = self._outermost(rows, steps, found)
        found = _whole(self.paragraphs.counted(rows, steps, headings)) or found
        found = found or self._by_place(rows, reference, headings)
        return found or _whole(self.paragraphs.inside(rows, steps, headings)), last

    def _outermost(
        self, rows: Sequence[int], steps: Steps, found: tuple[Found, ...]
    ) -> tuple[Found, ...]:  # fmt: skip
        """「第八点」 and 「第八项」 are 「八、」 where items don't run on, and several places, or only
        a deep one, have that number."""
        first, inner = steps[0], steps[1:]
        places = {self.levels.place(one.row, steps) for one in found}
        is_clear = len(places) == 1 and all(len(place) <= len(steps) + _DEEP for _, place in places)
        is_one_document = len({self.levels.owners[row] for row in rows}) == 1
        is_item = first.kinds in COUNTED and first.unit not in NOUNS and not first.is_place
        if is_clear or not is_one_document or not is_item:
            return found
        if self.levels.counted(rows) & ITEMS:
            return found
        return self._read(rows, (first._replace(kinds=_NUMERALS), *inner), frozenset()) or found

    def _by_place(
        self, rows: Sequence[int], reference: Reference, headings: Headings
    ) -> tuple[Found, ...]:
        """「第四部分第二点」 where numbers run on from part to part: the second that stands there."""
        found = (self._counted(rows, steps, headings) for steps in reference.readings)
        return next((places for places in found if places), ())

    def _counted(self, rows: Sequence[int], steps: Steps, headings: Headings) -> tuple[Found, ...]:
        [*outer, last] = steps
        if not (outer or headings) or not last.is_ordinal or last.unit not in _COUNTED_IN_PART:
            return ()
        # 「危险废物那一章的第一条」 counts articles; 「第四章第一条」 is an article of that number.
        running = self.levels.counted(rows) & (ITEMS if headings else ITEMS - {Kind.ARTICLE})
        # 「第七章第三节」 counts what stands right below; sections in between count for themselves.
        depth, below = (1 if last.unit == _SECTION else None), self.levels.below_named
        inside = {
            row: {rung.kind for rung in below(row, headings, outer)[:depth]} & running for row in rows
        }
        inner = [row for row, kinds in inside.items() if kinds]
        kinds = frozenset(kind for row in inner for kind in inside[row])
        places = (*outer, last._replace(kinds=kinds, is_place=True))
        return _whole(self.levels.matching(inner, places, headings))

    def _first_read(
        self, rows: Sequence[int], reference: Reference, headings: Headings
    ) -> tuple[tuple[Found, ...], Step]:
        """What is found, and the innermost level. Where a document counts 3.5.2, these are no levels
        of their own."""
        left = rows
        for steps in reference.readings:
            found = self._read(left, steps, headings)
            if found:
                return found, steps[-1]
            if any(step.kinds == frozenset(DECIMALS) for step in steps):
                left = self.levels.without_decimals(left)
        return (), reference.readings[0][-1]

    def _read(self, rows: Sequence[int], steps: Steps, headings: Headings) -> tuple[Found, ...]:
        found = self.levels.matching(rows, steps, headings)
        if found:
            return _whole(found)
        for inside in range(1, len(steps)):
            holding = self.levels.matching(rows, steps[:inside], headings)
            places = {row: self._part(row, steps[:inside], steps[inside:]) for row in holding}
            if any(places.values()):
                return tuple(Found(row, place) for row, place in places.items() if place)
        return ()

    def _part(self, row: int, outer: Steps, steps: Steps) -> str | None:
        """Of an article; what is no article but one paragraph has a 第一款 too."""
        ladder = self.levels.ladders[row]
        is_article = bool(ladder) and ladder[-1].kind is Kind.ARTICLE
        if is_article:
            return part_named(steps, self.parts[row])
        is_whole = self.levels.place(row, outer)[1] == ladder
        has_one = is_whole and count_of(self.clauses[row]) == 1
        return part_named(steps, ()) if has_one else None

    def _about(
        self, found: tuple[Found, ...], words: Sequence[str], headings: Headings
    ) -> tuple[Found, ...]:  # fmt: skip
        """Words in front that name no document have to stand in a heading or in the clause: 「劳动合同
        第3条」 is not here."""
        own = "".join(heading for _, heading in headings)
        strange = [word for word in words if word not in own]
        said = [word for word in strange if len(word) >= _SHORTEST_TOPIC]
        if not strange:
            return found
        fitting = (one for one in found if all(self._has(one.row, word) for word in said))
        return tuple(fitting) if said else ()

    def _on_topic(self, found: tuple[Found, ...], last: Step, words: Sequence[str]) -> tuple[Found, ...]:
        """Of several places with one number, those that share most with the words besides it."""
        places = [self.levels.place(one.row, (last,)) for one in found]
        shared: dict[tuple[str, Ladder], int] = {}
        for place, one in zip(places, found, strict=True):
            count = sum(self.levels.is_above(one.row, word) for word in words)
            shared[place] = max(count, shared.get(place, 0))
        most = max(shared.values(), default=0)
        return tuple(one for place, one in zip(places, found, strict=True) if shared[place] == most)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    """Kept for the next word: each is looked up in the same clauses."""
    return fold_text(text)


def _whole(rows: Iterable[int]) -> tuple[Found, ...]:
    """Each clause as a whole, no part of it."""
    return tuple(map(Found, rows))
