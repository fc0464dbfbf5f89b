"""What a query asks for by its number, as it was typed and as it may have been meant."""

from dataclasses import dataclass, replace

from indexer.words import Segmenter
from service.numbers.asked_numbers import Asked, asked
from service.numbers.blanks import blanked
from service.numbers.content_words import content_words
from service.numbers.corrections import taken_back
from service.numbers.labels import labels_in
from service.numbers.names import Names
from service.numbers.orders import Cited, Orders
from service.numbers.slips import Slips
from service.numbers.sounds import Sounds
from service.numbers.spelling import respelled
from service.questions.editions import edition_in
from service.questions.query import Query


@dataclass(frozen=True)
class Reader:
    """`names` of the documents; how they sound, and how they are typed wrong; `orders`: the numbers
    that they were issued under."""

    names: Names
    sounds: Sounds
    slips: Slips
    orders: Orders
    segmenter: Segmenter

    @classmethod
    def of(cls, names: Names, orders: Orders, segmenter: Segmenter) -> "Reader":
        sounds = Sounds.of(names.titles.by_id.values(), names.titles.places, segmenter)
        slips = Slips.of({*names.titles.by_id.values(), *names.statutes.names.values()}, segmenter)
        return cls(names, sounds, slips, orders, segmenter)

    def meant(self, query: Query) -> Query:
        """A query with what was mistyped around its numbers set right, and without what it takes back:
        what the other methods read."""
        spelled = respelled(query.folded, self.names.titles.places)
        return self._respelt(query, blanked(spelled, taken_back(spelled)))

    def read(self, query: Query) -> Asked | None:
        """How a query names clauses by their number; None where it names none."""
        return self._read_as(query, query.folded)

    def read_as_sounded(self, query: Query) -> Asked | None:
        """The same with names that sound like what was typed; None where nothing does."""
        spelled = query.folded
        sounded = self.sounds.respelled(spelled) if labels_in(spelled) else spelled
        return self._read_as(query, sounded) if sounded != spelled else None

    def read_as_slipped(self, query: Query) -> Asked | None:
        """The same with a title that was typed with one character wrong; None where there is none."""
        slipped = self.slips.respelled(query.folded)
        return self._read_as(query, slipped) if slipped != query.folded else None

    def issued(self, query: Query) -> frozenset[str]:
        """The documents that are asked for by nothing but the number they were issued under."""
        cited = self.orders.cited(query.folded)
        is_all = len(cited) == 1 and all(
            word.span.start < cited[0].span.end and word.span.end > cited[0].span.start
            for word in content_words(query, ())
        )
        return cited[0].documents if is_all else frozenset()

    def _read_as(self, query: Query, spelled: str) -> Asked | None:
        """`spelled`: as long as what was typed."""
        cited = self.orders.cited(spelled)
        spelled = blanked(spelled, (one.span for one in cited))
        edition = edition_in(spelled)
        if edition is None or not self.names.titles.has_edition(edition.year):
            return self._asked(query, spelled, cited)
        question = self._asked(query, blanked(spelled, [edition.span]), cited)
        return question._replace(year=edition.year) if question else None

    def _asked(self, query: Query, spelled: str, cited: tuple[Cited, ...]) -> Asked | None:
        return asked(self._respelt(query, spelled), labels_in(spelled), self.names, cited)

    def _respelt(self, query: Query, spelled: str) -> Query:
        is_typed = spelled == query.folded
        words = query.words if is_typed else tuple(self.segmenter.placed(spelled))
        return replace(query, folded=spelled, words=words)
