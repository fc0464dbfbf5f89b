"""What the levels of a reference name among some clauses: these as a whole, or parts of an article."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.clauses import Clause
from indexer.numbering import DECIMALS, Kind
from service.numbers.found import Found, whole_clauses
from service.numbers.ladders import COUNTED
from service.numbers.levels import Headings, Levels, Steps
from service.numbers.paragraphs import Paragraphs, count_of
from service.numbers.parts import part_named
from service.numbers.references import Reference, Step
from service.questions.units import ANY, DASHES, ITEMS, NOUNS, ROW

_SECTION = "节"
# What may count the places of one part where the printed numbers run on.
_COUNTED_IN_PART = ("", ANY, _SECTION, "条", "点", "项", "小条", "小点", "小项")
# 「一、」
_NUMERALS = frozenset({Kind.NUMERAL})
# No more levels than so many may be left out above a place.
_DEEP = 2


@dataclass(frozen=True)
class StepFinder:
    """The clauses, the levels of each, its paragraphs, and the parts of its article (「第二款」)."""

    clauses: Sequence[Clause]
    levels: Levels
    paragraphs: Paragraphs
    parts: Sequence[frozenset[str]]

    @classmethod
    def of(
        cls, clauses: Sequence[Clause], levels: Levels, parts: Sequence[frozenset[str]]
    ) -> "StepFinder":  # fmt: skip
        return cls(clauses, levels, Paragraphs(clauses, levels), parts)

    def found(
        self, rows: Sequence[int], reference: Reference, headings: Headings, is_alone: bool
    ) -> tuple[tuple[Found, ...], Step]:
        """What is found below some headings, and the innermost level. `is_alone`: no heading and no
        other word stands around the number."""
        steps = reference.readings[0]
        if not headings and self.paragraphs.is_last_of_all(steps):
            return whole_clauses(self.levels.last(rows)), steps[-1]
        if steps[-1].unit in DASHES:
            return whole_clauses(self.paragraphs.dashed(rows, steps, headings)), steps[-1]
        if steps[-1].unit == ROW:
            return whole_clauses(self.paragraphs.table_rows(rows, steps, headings)), steps[-1]
        found, last = self._first_read(rows, reference, headings)
        if is_alone:
            found = self._outermost(rows, steps, found)
        found = whole_clauses(self.paragraphs.counted(rows, steps, headings)) or found
        found = found or self._by_place(rows, reference, headings)
        found = found or whole_clauses(self.paragraphs.inside(rows, steps, headings))
        return found or whole_clauses(self.paragraphs.in_tables(rows, steps, headings)), last

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
        return whole_clauses(self.levels.matching(inner, places, headings))

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
            return whole_clauses(found)
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
