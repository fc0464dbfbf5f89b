"""What one reference finds within its scope: exactly the place that it names, never a neighbour."""

from dataclasses import dataclass

from service.numbers.found import Found, whole_clauses
from service.numbers.ladders import fits, is_primary
from service.numbers.levels import Headings, Levels
from service.numbers.names import Names
from service.numbers.neighbours import moved_part, neighbours, without_last
from service.numbers.references import Reference
from service.numbers.scopes import Scope
from service.numbers.step_finder import StepFinder
from service.numbers.text_before import (
    heading_before,
    heading_between,
    name_before,
    points_at_heading,
    points_inside,
)
from service.numbers.topics import Topics
from service.questions.units import ANY, TOP


@dataclass(frozen=True)
class ReferenceFinder:
    """`levels` of the clauses, `names` of their documents and headings, what `steps` name below these,
    and the `topics` that tell places of one number apart."""

    levels: Levels
    names: Names
    steps: StepFinder
    topics: Topics

    def found(self, reference: Reference, scope: Scope) -> tuple[Found, ...]:
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
        return is_end and bool(text) and not self.names.titles.ends_as_name(text)

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
        found = self.found(without_last(reference), scope)
        if any(one.place for one in found):
            moved = moved_part(last, way)
            parts = reference._replace(readings=((*outer, moved),)) if moved else None
            return self.found(parts, scope) if parts else ()
        rows = [one.row for one in found]
        return whole_clauses(neighbours(self.levels, rows, (*outer, last), way))

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
        is_alone = not (headings or scope.front or scope.topics)
        below = (self.levels.below(documents, headings, scope.is_main) for documents in apart)
        read = [self.steps.found(rows, reference, headings, is_alone) for rows in below]
        found = tuple(one for places, _ in read for one in places)
        last = next((step for places, step in read if places), read[0][1])
        if scope.documents is None:
            found = self.topics.about(found, scope.front, headings)
        return self.topics.on_topic(found, last, (*scope.front, *scope.topics))
