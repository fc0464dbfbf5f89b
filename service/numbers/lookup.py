"""Clauses by their number: what the references of a query find, in their order, edition by edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.clauses import Clause
from indexer.documents import Document
from indexer.words import Segmenter
from service.numbers.asked_headings import headings_asked
from service.numbers.asked_numbers import Asked
from service.numbers.found import Answered, Found, whole_clauses
from service.numbers.heading_neighbours import beside_heading
from service.numbers.levels import Levels
from service.numbers.names import Names
from service.numbers.orders import NO_ORDERS, Orders
from service.numbers.reader import Reader
from service.numbers.reference_finder import ReferenceFinder
from service.numbers.scopes import scopes
from service.numbers.statutes import Statutes
from service.numbers.step_finder import StepFinder
from service.numbers.topics import Topics
from service.questions.query import Query, folded_question
from service.questions.units import ANY


@dataclass(frozen=True)
class Lookup:
    """What references are matched with: the rows of citations, the levels of each clause, what a query
    names, also where that is typed wrong, what each reference finds, and the words around it."""

    cited: Mapping[str, tuple[int, ...]]
    levels: Levels
    reader: Reader
    finder: ReferenceFinder
    topics: Topics

    @classmethod
    def of(
        cls, clauses: Sequence[Clause], documents: Mapping[str, Document],
        parts: Sequence[frozenset[str]], segmenter: Segmenter, orders: Orders = NO_ORDERS,
    ) -> "Lookup":  # fmt: skip
        levels = Levels.of(clauses)
        names = Names.of(documents, levels.headings(), Statutes.of(documents, segmenter))
        topics = Topics(clauses, levels)
        finder = ReferenceFinder(levels, names, StepFinder.of(clauses, levels, parts), topics)
        cited: dict[str, tuple[int, ...]] = {}
        for row, clause in enumerate(clauses):
            key = folded_question(clause.citation)
            cited[key] = (*cited.get(key, ()), row)
        return cls(cited, levels, Reader.of(names, orders, segmenter), finder, topics)

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
        return Answered(tuple(self._by_edition(whole_clauses(rows))), False) if rows else None

    def _answered(self, question: Asked | None) -> Answered | None:
        """None where nothing is asked for by its number, and where what may be no number of a clause
        finds none: 「晋中 3」, a place that many numbers have."""
        if question is None:
            return None
        around = scopes(question, self.names)
        pairs = zip(question.references, around, strict=True)
        found = (self.finder.found(reference, scope) for reference, scope in pairs)
        groups = tuple(own for places in found for own in self._by_edition(places))
        rows = {one.row for group in groups for one in group}
        is_one = len(rows) == 1 and all(self.topics.is_about(row, around[-1]) for row in rows)
        is_strange = question.is_bare and not is_one
        is_any = any(reference.readings[0][-1].unit == ANY for reference in question.references)
        if is_strange or (is_any and not rows and not question.is_printed):
            return None
        is_named = any(scope.documents is not None for scope in around)
        return Answered(groups, self.topics.is_ordered(rows, around), is_named)

    def _by_edition(self, found: tuple[Found, ...]) -> list[tuple[Found, ...]]:
        """Of the editions of one document, the last comes first."""
        titles = self.names.titles
        owners = sorted({self.levels.owners[one.row] for one in found}, key=titles.edition_rank)
        if len(owners) < 2 or len({titles.by_id[owner] for owner in owners}) > 1:
            return [found]
        return [tuple(one for one in found if self.levels.owners[one.row] == owner) for owner in owners]
