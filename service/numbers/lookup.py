"""Clauses by their number: exactly the place that a reference names, never a neighbour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, TypeVar

from indexer.clauses import Clause
from indexer.documents import Document
from indexer.numbering import DECIMALS, Kind
from indexer.places import numeral
from indexer.words import Segmenter
from service.numbers.labels import labels_in
from service.numbers.ladders import Ladder, cost, fits, is_primary, ladders, misfit, text_of
from service.numbers.names import Heading, Names
from service.numbers.references import Reference, Step
from service.numbers.scopes import Asked, Scope, asked, heading_before, scopes
from service.numbers.sounds import Sounds
from service.numbers.spelling import respelled
from service.questions.query import Query
from service.questions.units import ITEMS, RANKS, TOP

_ARTICLE_PARTS = ("款", "项", "目")
_MAIN_TEXT = "正文"
# What paragraphs without numbers are counted by.
_COUNTING = ("条", "点", "项", "段", "段落", "自然段")
# What may count the places of one part where the printed numbers run on.
_COUNTED_IN_PART = ("", "条", "点", "项", "小点", "小项")
_SHORTEST_TOPIC = 2

Steps = tuple[Step, ...]
_T = TypeVar("_T")


class Found(NamedTuple):
    """The row of a clause; `place` is the part of an article asked for (「第二款」)."""

    row: int
    place: str | None = None


class Answered(NamedTuple):
    """What is found for each reference, in their order; `has_topic`: other words may order it."""

    groups: tuple[tuple[Found, ...], ...]
    has_topic: bool

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
    """What references are matched with, one entry a clause: the document, the levels above, the
    parts of an article (「第二款」)."""

    owners: Sequence[str]
    ladders: Sequence[Ladder]
    parts: Sequence[frozenset[str]]
    names: Names
    sounds: Sounds

    @classmethod
    def of(
        cls, clauses: Sequence[Clause], documents: Mapping[str, Document],
        parts: Sequence[frozenset[str]], segmenter: Segmenter,
    ) -> "Lookup":  # fmt: skip
        owners = [clause.document_id for clause in clauses]
        levels = ladders(clauses)
        rungs = [(owner, rung) for owner, ladder in zip(owners, levels, strict=True) for rung in ladder]
        headings = {
            Heading(owner, rung.heading, rung.kind is Kind.ANNEX)
            for owner, rung in rungs
            if rung.heading
        }
        names = Names.of(documents, headings)
        sounds = Sounds.of(names.titles.values(), names.places, segmenter)
        return cls(owners, levels, parts, names, sounds)

    def read(self, query: Query) -> Asked | None:
        """The clauses that a query names by their number; None where it names none. Where no document
        here has the name that was typed, one counts that sounds like it."""
        found = self._read_as(query, respelled(query.folded))
        if found is None or self.find(found).rows:
            return found
        meant = self._read_as(query, self.sounds.respelled(respelled(query.folded)))
        return meant if meant and self.find(meant).rows else found

    def _read_as(self, query: Query, spelled: str) -> Asked | None:
        """`spelled`: as long as what was typed."""
        placed = query.placed
        if spelled != query.folded:
            placed = tuple(self.sounds.segmenter.placed(spelled))
        return asked(replace(query, folded=spelled, placed=placed), labels_in(spelled), self.names)

    def find(self, question: Asked) -> Answered:
        """The clauses named; none where there is no such number."""
        around = scopes(question, self.names)
        pairs = zip(question.references, around, strict=True)
        groups = tuple(self._found(reference, scope) for reference, scope in pairs)
        return Answered(groups, bool(around[-1].topics))

    @cached_property
    def _primary(self) -> frozenset[tuple[str, Kind]]:
        """Kinds of which a number names one place, with the texts they do so in."""
        return frozenset(
            (text_of(owner, ladder), rung.kind)
            for owner, ladder in zip(self.owners, self.ladders, strict=True)
            for rung in ladder if is_primary(rung)
        )  # fmt: skip

    def _found(self, reference: Reference, scope: Scope) -> tuple[Found, ...]:
        inside = frozenset(self.owners) if scope.documents is None else scope.documents
        headings = self._headings(reference, scope, inside)
        found = self._found_below(reference, scope, inside, headings)
        before = heading_before(scope.before)
        hinted = frozenset() if headings else self.names.headings_hinted(before, inside)
        if not hinted:
            return found
        # Elsewhere than below a heading that is half named, only a number that names one place counts.
        last = reference.readings[0][-1]
        elsewhere = tuple(one for one in found if self._is_one_place(one.row, last))
        return self._found_below(reference, scope, inside, hinted) or elsewhere

    def _headings(
        self, reference: Reference, scope: Scope, inside: frozenset[str]
    ) -> frozenset[tuple[str, str]]:
        """Those named. 「第五部分」 stands below no heading, but an annex has parts of its own."""
        headings = self.names.headings_named(heading_before(scope.before), inside)
        if reference.readings[0][0].kinds != TOP:
            return headings
        return frozenset(
            (owner, heading) for owner, heading in headings
            if heading in self.names.annexes[owner] and heading in scope.before
        )  # fmt: skip

    def _found_below(
        self, reference: Reference, scope: Scope, inside: frozenset[str],
        headings: frozenset[tuple[str, str]],
    ) -> tuple[Found, ...]:  # fmt: skip
        rows = [row for row, owner in enumerate(self.owners) if owner in inside]
        rows = self._below(rows, headings)
        if _MAIN_TEXT in scope.before:
            rows = [row for row in rows if self.ladders[row][:1] and not _is_annexed(self.ladders[row])]
        found, last = self._first_read(rows, reference, bool(headings))
        found = self._paragraphs(rows, reference, headings) or found
        found = found or self._by_place(rows, reference, bool(headings))
        if scope.documents is None:
            found = self._about(found, scope.front, headings)
        return self._on_topic(found, last, (*scope.front, *scope.topics))

    def _below(self, rows: Sequence[int], headings: frozenset[tuple[str, str]]) -> list[int]:
        """Rows below the headings that are named, where any is."""
        return [row for row in rows if not headings or self._is_below(row, headings)]

    def _is_below(self, row: int, headings: frozenset[tuple[str, str]]) -> bool:
        return any((self.owners[row], rung.heading) in headings for rung in self.ladders[row])

    def _paragraphs(
        self, rows: Sequence[int], reference: Reference, headings: frozenset[tuple[str, str]]
    ) -> tuple[Found, ...]:
        """「基本原则第二条」, where nothing but paragraphs without numbers stands below the heading, or
        below the levels that are named."""
        [*outer, last] = reference.readings[0]
        if not (headings or (outer and last.is_ordinal)) or last.unit not in _COUNTING:
            return ()
        rows = self._matching(rows, tuple(outer), bool(headings))
        below = [self._below_named(row, headings, outer) for row in rows]
        are_counted = any((self._text(row), kind) in self._primary for row in rows for kind in ITEMS)
        numbers = [rungs[-1].numbers for rungs in below if _is_paragraph(rungs)]
        if are_counted or len(numbers) != len(rows) or len(set(numbers)) != len(numbers):
            return ()
        return tuple(Found(row) for row in _at(rows, last))

    def _below_named(
        self, row: int, headings: frozenset[tuple[str, str]], outer: Sequence[Step]
    ) -> Ladder:
        """What stands below the innermost of some headings and levels; nothing where none is there."""
        owner, ladder = self.owners[row], self.ladders[row]
        named = [
            depth for depth, rung in enumerate(ladder)
            if (owner, rung.heading) in headings or any(fits(rung, step) for step in outer)
        ]  # fmt: skip
        return ladder[named[-1] + 1 :] if named else ()

    def _by_place(self, rows: Sequence[int], reference: Reference, is_headed: bool) -> tuple[Found, ...]:
        """「第四部分第二点」 where numbers run on from part to part: the second that stands there."""
        [*outer, last] = reference.readings[0]
        if not (outer or is_headed) or not last.is_ordinal or last.unit not in _COUNTED_IN_PART:
            return ()
        texts = {self._text(row) for row in rows}
        running = {kind for text, kind in self._primary if text in texts} & (ITEMS - {Kind.ARTICLE})
        if not running:
            return ()
        steps = (*outer, last._replace(kinds=frozenset(running), is_place=True))
        return tuple(Found(row) for row in self._matching(rows, steps, is_headed))

    def _first_read(
        self, rows: Sequence[int], reference: Reference, is_headed: bool
    ) -> tuple[tuple[Found, ...], Step]:
        """What is found, and the innermost level. Where a document counts 3.5.2, these are no levels
        of their own."""
        left = rows
        for steps in reference.readings:
            found = self._read(left, steps, is_headed)
            if found:
                return found, steps[-1]
            if any(step.kinds == frozenset(DECIMALS) for step in steps):
                decimal = {self._text(row) for row in rows if _is_decimal(self.ladders[row])}
                left = [row for row in left if self._text(row) not in decimal]
        return (), reference.readings[0][-1]

    def _text(self, row: int) -> str:
        return text_of(self.owners[row], self.ladders[row])

    def _read(self, rows: Sequence[int], steps: Steps, is_headed: bool) -> tuple[Found, ...]:
        found = self._matching(rows, steps, is_headed)
        if found:
            return tuple(Found(row) for row in found)
        for inside in range(1, len(steps)):
            place = _place(steps[inside:])
            holding = [row for row in self._matching(rows, steps[:inside], is_headed)
                       if self._has_part(row, place)]  # fmt: skip
            if holding:
                return tuple(Found(row, place) for row in holding)
        return ()

    def _has_part(self, row: int, place: str | None) -> bool:
        """「第一款」 of an article of one 款 is the article."""
        if place is None or not self.ladders[row] or self.ladders[row][-1].kind is not Kind.ARTICLE:
            return False
        return place in self.parts[row] or (
            place == "第一款" and not any("款" in part for part in self.parts[row])
        )

    def _matching(self, rows: Sequence[int], steps: Steps, is_headed: bool) -> list[int]:
        """Rows below the named levels, those that fit best."""
        for place, step in enumerate(steps):
            if step.is_place:
                rows = self._at_place(self._fitting(rows, steps[: place + 1]), steps[: place + 1])
        return [
            row for row in self._fitting(rows, steps) if is_headed or self._is_counted(row, steps[0])
        ]

    def _fitting(self, rows: Sequence[int], steps: Steps) -> list[int]:
        misfits = [(worst, row) for row in rows
                   if (worst := misfit(self.ladders[row], steps)) is not None]  # fmt: skip
        least = min((worst for worst, _ in misfits), default=0)
        return [row for worst, row in misfits if worst == least]

    def _is_counted(self, row: int, first: Step) -> bool:
        """Where items run on through a text, 「第三条」 is never the 3. of some list in it."""
        has_primary = any((self._text(row), kind) in self._primary for kind in first.kinds)
        is_item = first.unit in RANKS and RANKS[first.unit] >= RANKS["条"] and first.kinds <= ITEMS
        return not (is_item and has_primary) or self._is_one_place(row, first)

    def _is_one_place(self, row: int, step: Step) -> bool:
        return any(fits(rung, step) and is_primary(rung) for rung in self.ladders[row])

    def _at_place(self, rows: Sequence[int], steps: Steps) -> list[int]:
        """Rows of the first or last place of its kind in each text: 「最后一条」."""
        places: dict[str, dict[Ladder, list[int]]] = {}
        for row in rows:
            place = _up_to(self.ladders[row], steps[-1], steps[:-1])
            places.setdefault(self._text(row), {}).setdefault(place, []).append(row)
        at_place = (_at(list(inside.values()), steps[-1]) for inside in places.values())
        return [row for places_there in at_place for inside in places_there for row in inside]

    def _about(
        self, found: tuple[Found, ...], words: Sequence[str], headings: frozenset[tuple[str, str]]
    ) -> tuple[Found, ...]:  # fmt: skip
        """Words in front that name no document have to be a heading's: 「劳动合同第3条」 is not here."""
        own = "".join(heading for _, heading in headings)
        strange = [word for word in words if word not in own]
        said = [word for word in strange if len(word) >= _SHORTEST_TOPIC]
        if not strange:
            return found
        fitting = (one for one in found if all(self._is_above(one.row, word) for word in said))
        return tuple(fitting) if said else ()

    def _on_topic(self, found: tuple[Found, ...], last: Step, words: Sequence[str]) -> tuple[Found, ...]:
        """Of several places with one number, those that share most with the words besides it."""
        places = [(self._text(one.row), _up_to(self.ladders[one.row], last)) for one in found]
        shared: dict[tuple[str, Ladder], int] = {}
        for place, one in zip(places, found, strict=True):
            count = sum(self._is_above(one.row, word) for word in words)
            shared[place] = max(count, shared.get(place, 0))
        most = max(shared.values(), default=0)
        return tuple(one for place, one in zip(places, found, strict=True) if shared[place] == most)

    def _is_above(self, row: int, word: str) -> bool:
        """Whether a word stands in a heading above a clause."""
        return any(word in rung.heading for rung in self.ladders[row])


def _at(places: Sequence[_T], step: Step) -> Sequence[_T]:
    """The place that a number counts to, alone; none where there are not so many."""
    place = step.number[0] if step.number else -1
    return places[place - 1 : place] if place > 0 else places[place : place + 1 or None]


def _is_paragraph(rungs: Ladder) -> bool:
    return bool(rungs) and rungs[-1].numbers != () and all(rung.kind is Kind.HEADING for rung in rungs)


def _is_annexed(ladder: Ladder) -> bool:
    return bool(ladder) and ladder[0].kind is Kind.ANNEX


def _is_decimal(ladder: Ladder) -> bool:
    return any(rung.kind in DECIMALS for rung in ladder)


def _up_to(ladder: Ladder, step: Step, outer: Steps = ()) -> Ladder:
    """The levels down to the one that fits best, below those that fit the steps before."""
    above = [depth for depth, rung in enumerate(ladder) if any(fits(rung, one) for one in outer)]
    outermost = min(above, default=-1)
    fitting = [(cost(rung, step), depth) for depth, rung in enumerate(ladder)
               if fits(rung, step) and depth > outermost and depth not in above]  # fmt: skip
    return ladder[: min(fitting)[1] + 1] if fitting else ladder


def _place(steps: Steps) -> str | None:
    """「第二款第三项」 of an article; None where the levels are none of an article's."""
    names = [_part(step) for step in steps]
    return "".join(name for name in names if name) if all(names) else None


def _part(step: Step) -> str | None:
    """「第三项」, also where it is written 「(三)」."""
    is_bracketed = step.kinds == frozenset({Kind.NUMERAL_IN_BRACKETS})
    unit = "项" if is_bracketed and not step.unit else step.unit
    if unit not in _ARTICLE_PARTS or step.number is None or len(step.number) > 1:
        return None
    return f"第{step.number[0] if unit == '目' else numeral(step.number[0])}{unit}"
