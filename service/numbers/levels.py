"""The levels above every clause of an index, and which clauses fit the levels that are asked for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from indexer.clauses import Clause
from indexer.numbering import DECIMALS, Kind
from service.numbers.heading_names import Heading
from service.numbers.labels import MIDDLE
from service.numbers.ladders import (
    Ladder,
    cost,
    fits,
    is_annexed,
    is_primary,
    ladders,
    misfit,
    stands_in,
    text_of,
)
from service.numbers.references import Step
from service.questions.units import ANY, ITEMS, RANKS

_CHAPTER, _ARTICLE = "章", "条"
Steps = tuple[Step, ...]
# A document and one of its headings.
Headings = frozenset[tuple[str, str]]
_T = TypeVar("_T")


@dataclass(frozen=True)
class Levels:
    """One entry a clause: the document, the levels above. Clauses go by their rows."""

    owners: Sequence[str]
    ladders: Sequence[Ladder]

    @classmethod
    def of(cls, clauses: Sequence[Clause]) -> "Levels":
        return cls([clause.document_id for clause in clauses], ladders(clauses))

    def headings(self) -> set[Heading]:
        return {
            Heading(owner, rung.heading, rung.kind is Kind.ANNEX, depth)
            for owner, ladder in zip(self.owners, self.ladders, strict=True)
            for depth, rung in enumerate(ladder) if rung.heading
        }  # fmt: skip

    def below(self, documents: Collection[str], headings: Headings, is_main: bool) -> list[int]:
        """Rows of some documents, below the headings that are named, where any is; `is_main`: and in
        no annex."""
        return [
            row for row, owner in enumerate(self.owners)
            if owner in documents
            and (not headings or any((owner, rung.heading) in headings for rung in self.ladders[row]))
            and not (is_main and is_annexed(self.ladders[row]))
        ]  # fmt: skip

    def below_named(self, row: int, headings: Headings, outer: Sequence[Step]) -> Ladder:
        """What stands below the innermost of some headings and levels; nothing where none is there."""
        owner, ladder = self.owners[row], self.ladders[row]
        named = [
            depth for depth, rung in enumerate(ladder)
            if (owner, rung.heading) in headings or any(fits(rung, step) for step in outer)
        ]  # fmt: skip
        return ladder[named[-1] + 1 :] if named else ()

    def at_heading(self, row: int, headings: Headings) -> tuple[str, Ladder]:
        """The text of a row below some headings, and its levels down to the innermost of them."""
        ladder = self.ladders[row]
        return self._text(row), ladder[: len(ladder) - len(self.below_named(row, headings, ()))]

    def last(self, rows: Sequence[int]) -> list[int]:
        """The last row of each text."""
        return list({self._text(row): row for row in rows}.values())

    def without_decimals(self, rows: Sequence[int]) -> list[int]:
        """Rows of texts that don't count 3.5.2."""
        decimal = {self._text(row) for row in rows if _is_decimal(self.ladders[row])}
        return [row for row in rows if self._text(row) not in decimal]

    def matching(self, rows: Sequence[int], steps: Steps, headings: Headings) -> list[int]:
        """Rows below the named levels, those that fit best: where headings are named, first of all what
        stands below these."""
        if len(steps) == 1 and not headings and _is_last_item(steps[0]):
            return self._last_items(rows, steps[0])
        for place, step in enumerate(steps):
            if step.is_place:
                fitting = self._fitting(rows, steps[: place + 1], headings)
                rows = self._at_place(fitting, steps[: place + 1], headings)
        fitting = self._fitting(rows, steps, headings)
        return [row for row in fitting if not steps or self._is_meant(row, steps[0], bool(headings))]

    @cached_property
    def texts(self) -> Mapping[str, Sequence[int]]:
        """The rows of each text, in reading order."""
        rows: dict[str, list[int]] = {}
        for row in range(len(self.ladders)):
            rows.setdefault(self._text(row), []).append(row)
        return rows

    def counted(self, rows: Sequence[int]) -> frozenset[Kind]:
        """Kinds of which a number names one place in the texts of some rows."""
        texts = {self._text(row) for row in rows}
        return frozenset(kind for text, kind in self._primary if text in texts)

    def is_one_place(self, row: int, step: Step) -> bool:
        """Whether the number of a level names one place in its text."""
        return any(fits(rung, step) and is_primary(rung) for rung in self.ladders[row])

    def is_above(self, row: int, word: str) -> bool:
        """Whether a word stands in a heading above a clause."""
        return any(word in rung.heading for rung in self.ladders[row])

    def place(self, row: int, steps: Steps, headings: Headings = frozenset()) -> tuple[str, Ladder]:
        """The text of a row, and its levels down to the one that fits the last step best, below those
        that fit the steps before, and below some headings."""
        *outer, step = steps
        ladder = self.ladders[row]
        above = [depth for depth, rung in enumerate(ladder) if any(fits(rung, one) for one in outer)]
        below = self.below_named(row, headings, ())
        outermost = max(min(above, default=-1), len(ladder) - len(below) - 1 if below else -1)
        fitting = [(cost(rung, step), depth) for depth, rung in enumerate(ladder)
                   if fits(rung, step) and depth > outermost and depth not in above]  # fmt: skip
        return self._text(row), ladder[: min(fitting)[1] + 1] if fitting else ladder

    @cached_property
    def _primary(self) -> frozenset[tuple[str, Kind]]:
        """Kinds of which a number names one place, with the texts they do so in."""
        return frozenset(
            (text_of(owner, ladder), rung.kind)
            for owner, ladder in zip(self.owners, self.ladders, strict=True)
            for rung in ladder if is_primary(rung)
        )  # fmt: skip

    @cached_property
    def _chaptered(self) -> frozenset[str]:
        """The texts that have chapters."""
        return frozenset(
            self._text(row) for row, ladder in enumerate(self.ladders)
            if any(rung.kind is Kind.CHAPTER for rung in ladder)
        )  # fmt: skip

    def _text(self, row: int) -> str:
        return text_of(self.owners[row], self.ladders[row])

    def _fitting(self, rows: Sequence[int], steps: Steps, headings: Headings) -> list[int]:
        below = {row: self.below_named(row, headings, ()) for row in rows} if headings else {}
        is_running = (
            bool(steps) and steps[0].unit == _ARTICLE and self._is_running_below(below, steps[0])
        )
        near = {} if is_running else {row: ladder[: len(steps)] for row, ladder in below.items()}
        found = _best(near, steps) or _best(below, steps)
        if found or (headings and steps and steps[0].unit == ANY):
            return found  # 「…体系建设下面第3个」 is not the 「(三)…体系建设」 itself
        return _best({row: self.ladders[row] for row in rows}, steps)

    def _is_running_below(self, below: Mapping[int, Ladder], first: Step) -> bool:
        """Whether 「第七条」 is a number that runs on, below one that is counted below its heading."""
        return any(
            rung.is_running and rung.numbers == first.number and rung.kind in first.kinds
            for ladder in below.values() for rung in ladder[1:]
        )  # fmt: skip

    def _is_meant(self, row: int, first: Step, is_below_heading: bool) -> bool:
        """Whether the level asked for may be called so in its text."""
        return self._fits_chapter(row, first) and (is_below_heading or self._is_counted(row, first))

    def _fits_chapter(self, row: int, first: Step) -> bool:
        """Where a text has chapters, 「第三章」 is never 「三、」."""
        is_named = first.unit == _CHAPTER and self._text(row) in self._chaptered
        return not is_named or any(
            rung.kind is Kind.CHAPTER and fits(rung, first) for rung in self.ladders[row]
        )

    def _is_counted(self, row: int, first: Step) -> bool:
        """Where items run on through a text, 「第三条」 is never the 3. of some list in it."""
        has_primary = any((self._text(row), kind) in self._primary for kind in first.kinds)
        is_item = first.unit in RANKS and RANKS[first.unit] >= RANKS["条"] and first.kinds <= ITEMS
        return not (is_item and has_primary) or self.is_one_place(row, first)

    def _last_items(self, rows: Sequence[int], step: Step) -> list[int]:
        """Rows of the item that each text ends with: one whose number runs on, or else the outermost."""
        found: dict[str, Ladder] = {}
        for row in rows:
            fitting = [depth for depth, rung in enumerate(self.ladders[row]) if fits(rung, step)]
            running = [depth for depth in fitting if is_primary(self.ladders[row][depth])]
            if fitting:
                found[self._text(row)] = self.ladders[row][: (running or fitting)[0] + 1]
        return [
            row for row in rows
            if (place := found.get(self._text(row))) and stands_in(self.ladders[row], place)
        ]  # fmt: skip

    def _at_place(self, rows: Sequence[int], steps: Steps, headings: Headings) -> list[int]:
        """Rows of the first or last place of its kind in each text: 「最后一条」."""
        texts: dict[str, dict[Ladder, list[int]]] = {}
        for row in rows:
            text, place = self.place(row, steps, headings)
            texts.setdefault(text, {}).setdefault(place, []).append(row)
        chosen = (at_place(list(places.values()), steps[-1]) for places in texts.values())
        return [row for places in chosen for inside in places for row in inside]


def _is_last_item(step: Step) -> bool:
    return step.is_place and step.number == (-1,) and step.kinds <= ITEMS


def at_place(places: Sequence[_T], step: Step) -> Sequence[_T]:
    """The place that a number counts to, alone; none where there are not so many, and where none stands
    in the middle."""
    place = step.number[0] if step.number else -1
    if place < 0:
        return places[place : place + 1 or None]
    if place == MIDDLE:
        return places[len(places) // 2 :][:1] if len(places) % 2 else places[:0]
    return places[place - 1 : place]


def _best(ladders: Mapping[int, Ladder], steps: Steps) -> list[int]:
    """Rows whose levels fit, and none better."""
    misfits = [(worst, row) for row, ladder in ladders.items()
               if (worst := misfit(ladder, steps)) is not None]  # fmt: skip
    least = min((worst for worst, _ in misfits), default=0)
    return [row for worst, row in misfits if worst == least]


def _is_decimal(ladder: Ladder) -> bool:
    return any(rung.kind in DECIMALS for rung in ladder)
