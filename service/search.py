"""The way of a question: understand, retrieve, fuse, decide, quote."""

import time
from collections.abc import Collection, Mapping
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from indexer.clauses import Clause, context, title_and_headings
from indexer.documents import Document
from indexer.folding import fold_text
from indexer.index import Index
from indexer.onnx_encoder import QueryVectors
from indexer.passages import Passage
from indexer.unwrapped import unwrapped
from indexer.words import Segmenter
from service.facts.openers import function_words
from service.highlights import highlights
from service.notes import note
from service.numbers.found import Answered
from service.numbers.lookup import Lookup
from service.numbers.ordered import ordered
from service.numbers.orders import Orders
from service.numbers.parts import article_parts
from service.questions.mistypings import Mistypings
from service.questions.organisations import is_of_another, organisations
from service.questions.places import Gazetteer, levels_of
from service.questions.query import Query, read_query
from service.questions.thesaurus import NO_THESAURUS, ThesaurusFile
from service.quotations.citations import Citations
from service.quotations.verify import Verifier
from service.quoter import ANYWHERE, Place, Quoter
from service.ranking.decision import BY_NUMBER, NOTHING, Decision, decide, doubted
from service.ranking.filters import Filters, admitted
from service.ranking.fusion import Weights
from service.ranking.ranker import Ranker, Ranking
from service.ranking.signals import FOLLOWERS, Reading, Signals, signals_of, year_told
from service.register import Register
from service.results import Response, Result, Understood, falling, score_parts
from service.stages import stage
from service.suggestions import Suggestions

_NO_FILTERS = Filters()
_TRIED = "生态环境保护目标"


class Searcher:
    """Answers questions from one opened index; safe to share between threads."""

    def __init__(
        self, index: Index, ranker: Ranker, segmenter: Segmenter, thesaurus: ThesaurusFile | None = None
    ) -> None:
        self.index = index
        self.is_calibrated = index.manifest.calibration is not None
        self._ranker = ranker
        self._segmenter = segmenter
        self._thesaurus = thesaurus
        self._orders = orders = Orders.of(index.texts, index.parts)
        parts = article_parts(index.places, index.bounds)
        self._lookup = Lookup.of(index.clauses, index.documents, parts, segmenter, orders)
        self._quoter = Quoter(index, segmenter)
        self._gazetteer = Gazetteer.of(index.documents.values(), segmenter.rarity)

    def search(self, text: str, k: int = 10, filters: Filters = _NO_FILTERS) -> Response:
        """The k best clauses. Raises RequestInvalid or DocumentUnknown."""
        started = time.perf_counter()
        query = self.query(text)
        decision, results = self._found(query, k, self._admitted_rows(filters))
        return self._response(query, decision, results, started)

    def lookup(self, text: str, k: int = 10) -> Response:
        """Only the clauses under the number that a text names; none where it names no number.

        Raises RequestInvalid.
        """
        started = time.perf_counter()
        query = self.query(text)
        with stage("look up"):
            answered = self._lookup.find(query)
        decision, results = self._looked_up(query, answered, k, None) if answered else (NOTHING, ())
        return self._response(query, decision, results, started)

    @cached_property
    def suggestions(self) -> Suggestions:
        """What somebody may be typing; made by `warm`, or when it is first asked for."""
        return Suggestions.of(self.index, self._segmenter)

    @cached_property
    def mistypings(self) -> Mistypings:
        """What sets typing errors right; made like `suggestions`."""
        regions = map(levels_of, self.index.documents.values())
        places = frozenset(place for levels in regions for place in levels)
        return Mistypings(self.index.lexical, places, self._segmenter)

    @cached_property
    def register(self) -> Register:
        """What targets and duties are looked up in; made like `suggestions`."""
        return Register(self.index)

    def warm(self) -> None:
        """Make and load what the first request would otherwise wait for."""
        self.search(_TRIED)
        function_words()
        _ = self.suggestions, self.verifier, self.mistypings.by_sound
        self.register.warm()

    @cached_property
    def verifier(self) -> Verifier:
        """What tells whether quotations are exact; made like `suggestions`."""
        return Verifier(self.index, Citations.of(self.index, self.numbered))

    def numbered(self, text: str) -> frozenset[int] | None:
        """Rows of the clauses under the number that a text names, None where it names no number.

        Raises RequestInvalid.
        """
        answered = self._lookup.find(self.query(text))
        return frozenset(answered.rows) if answered else None

    def clause(self, clause_id: str) -> Clause | None:
        row = self.index.row_of.get(clause_id)
        return None if row is None else self.index.clauses[row]

    def edition(self) -> str:
        """What answers depend on besides the query: another one with another index or thesaurus."""
        thesaurus = self._thesaurus.edition() if self._thesaurus else ""
        return f"{self.index.manifest.version} {thesaurus}"

    @property
    def weights(self) -> Weights:
        """What counts how much in the ranking."""
        return self._ranker.weights

    def row(self, clause_id: str) -> int:
        """The row of a clause that the index is known to hold."""
        return self.index.row_of[clause_id]

    def _admitted_rows(self, filters: Filters) -> NDArray[np.int64] | None:
        documents = admitted(filters, self.index.documents)
        if documents is None:
            return None
        return self._rows_of(documents)

    def _rows_of(self, documents: Collection[str]) -> NDArray[np.int64]:
        """The clause rows of some documents, in order."""
        rows = self.index.rows.items()
        inside = (row for document_id, own in rows if document_id in documents for row in own)
        return np.fromiter(inside, dtype=np.int64)

    def query(self, text: str) -> Query:
        """Raises RequestInvalid."""
        thesaurus = self._thesaurus.now() if self._thesaurus else NO_THESAURUS
        with stage("understand"):
            return read_query(text, self._segmenter, thesaurus, self.mistypings.respelled)

    def is_reference(self, text: str) -> bool:
        """Whether a query names a clause by its number, and is looked up instead of ranked."""
        return self._lookup.find(self.query(text)) is not None

    def encode(self, query: Query) -> QueryVectors:
        """For several rankings of one query."""
        return self._ranker.encode(query)

    def rank(
        self,
        query: Query,
        k: int,
        admitted: NDArray[np.int64] | None = None,
        vectors: QueryVectors | None = None,
    ) -> Ranking:
        """The ranking behind a response, long enough to judge its first clause by."""
        return self._ranker.rank(query, max(k, FOLLOWERS), admitted, vectors)

    def signals(self, query: Query, ranking: Ranking) -> Signals:
        """What is known of a ranking's first clause."""
        row = int(ranking.rows[0])
        first, last = self.index.bounds[row], self.index.bounds[row + 1]
        clause = self.index.clauses[row]
        document = self.index.documents[clause.document_id]
        above = title_and_headings(clause, document)
        text = " ".join([unwrapped(above).text.lower(), *self.index.lowered[first:last]])
        best = self._quoter.best_sentence(query, ranking, row)
        before = self.index.lowered[best - 1] if best > first else ""
        places, titled = levels_of(document), year_told(clause, document)
        unknown = self.index.lexical.idf("")
        answers = self._log_odds(query, context(clause, document), best)
        sentence = self.index.lowered[best]
        has_list = self._quoter.lists(query, best)
        is_of_another = self._is_of_another(query, document)
        reading = Reading(
            text, before, sentence, places, unknown, answers, titled, has_list, is_of_another
        )  # fmt: skip
        named = self._gazetteer.named(query.content)
        return signals_of(query, ranking, self._quoter.weights(query), named, reading)

    def _is_of_another(self, query: Query, document: Document) -> bool:
        """Whether a document is of another university or the like than a query names."""
        named = organisations(query.folded, query.content)
        if not named:
            return False
        rows = self.index.rows_of(document.document_id)
        told = self.index.lowered[self.index.bounds[rows.start] : self.index.bounds[rows.stop]]
        return is_of_another(named, fold_text(document.title), told)

    def _log_odds(self, query: Query, above: str, sentence: int) -> float:
        """How likely a sentence answers, read with what is `above`; 0 without a cross-encoder."""
        if self.index.cross_encoder is None:
            return 0.0
        passage = Passage(above, unwrapped(self._quoter.whole(sentence)).text)
        return float(self.index.cross_encoder.log_odds(query.folded, [passage])[0])

    def _found(
        self, query: Query, k: int, admitted: NDArray[np.int64] | None
    ) -> tuple[Decision, tuple[Result, ...]]:
        if admitted is not None and not len(admitted):
            return NOTHING, ()
        with stage("look up"):
            answered = self._lookup.find(query)
        if answered:
            return self._looked_up(query, answered, k, admitted)
        query, admitted = self._in_ordered(query, admitted)
        vectors = self.encode(query)
        ranking = self.rank(query, k, admitted, vectors)
        decision = self._decided(query, ranking)
        if admitted is not None and decision.outcome != "not_found":
            decision = self._bounded(query, vectors, decision)
        with stage("quote"):
            return decision, self._results(query, ranking.first(k), decision)

    def _in_ordered(
        self, query: Query, admitted: NDArray[np.int64] | None
    ) -> tuple[Query, NDArray[np.int64] | None]:
        """A question that names its document by number is asked of that document, without the number."""
        asked = ordered(query.folded, self._orders)
        if asked is None:
            return query, admitted
        rows = self._rows_of(asked.documents)
        inside = rows if admitted is None else np.intersect1d(rows, admitted)
        return (self.query(asked.text), inside) if len(inside) else (query, admitted)

    def _decided(self, query: Query, ranking: Ranking) -> Decision:
        calibration = self.index.manifest.calibration
        with stage("decide"):
            # Letters that stand in no clause name nothing here, however near the encoder puts them.
            is_known = query.is_chinese or bool(ranking.lexical.any())
            names_something = bool(query.placed) and is_known
            decision = decide(lambda: self.signals(query, ranking), calibration, names_something)
            if calibration is None or decision.outcome != "answered":
                return decision
            best = self._quoter.best_sentence(query, ranking, int(ranking.rows[0]))
            cannot = self._quoter.cannot_answer(query, best)
            return doubted(calibration) if cannot else decision

    def _bounded(self, query: Query, vectors: QueryVectors, decision: Decision) -> Decision:
        """What nothing in the whole index answers, no part of it does: confidence is calibrated on the
        whole, and the first of a few clauses may stand out for no reason."""
        whole = self._decided(query, self.rank(query, 1, vectors=vectors))
        return whole if whole.outcome == "not_found" else decision

    def _looked_up(
        self, query: Query, answered: Answered, k: int, admitted: NDArray[np.int64] | None
    ) -> tuple[Decision, tuple[Result, ...]]:
        """The clauses under a number, in reading order, or in the order of the words given with it."""
        rows = [row for row in answered.rows if admitted is None or row in admitted]
        if not rows:
            return NOTHING, ()
        ranking = self._ranker.rank(query, len(rows), np.array(rows))
        in_order = ranking.taken(_in_order(ranking.rows, answered))
        places = {row: Place(place, not answered.has_topic or self._quoter.repeats_heading(query, row))
                  for row, place in answered.places.items()}  # fmt: skip
        return BY_NUMBER, self._results(query, in_order.first(k), BY_NUMBER, places)

    def _response(
        self, query: Query, decision: Decision, results: tuple[Result, ...], started: float
    ) -> Response:
        places = self._ranker.places_named(query)
        years = tuple(sorted(query.years))
        read = Understood(query.folded, query.content, years, places, query.official, query.is_respelled)
        took_ms = (time.perf_counter() - started) * 1000
        version = self.index.manifest.version
        note(query.text, decision.outcome, version)
        return Response(
            query.text, decision.outcome, decision.confidence, took_ms, version, results, read
        )

    def _results(
        self, query: Query, ranking: Ranking, decision: Decision,
        places: Mapping[int, Place] = MappingProxyType({}),
    ) -> tuple[Result, ...]:  # fmt: skip
        scores = falling(ranking.scores, decision.confidence)
        wanted = [places.get(int(row), ANYWHERE) for row in ranking.rows]
        return tuple(
            self._result(query, ranking, rank, score, wanted[rank], decision is BY_NUMBER)
            for rank, score in enumerate(scores)
        )

    def _result(
        self, query: Query, ranking: Ranking, position: int, score: float, place: Place,
        is_numbered: bool,
    ) -> Result:  # fmt: skip
        clause = self.index.clauses[int(ranking.rows[position])]
        return Result(
            rank=position + 1,
            score=score,
            clause=clause,
            document=self.index.documents[clause.document_id],
            answer=self._quoter.answer(query, ranking, position, place),
            highlights=tuple(highlights(clause.text, clause.source.start, query.content)),
            parts=None if is_numbered else score_parts(ranking, position),
        )


def _in_order(ranked: NDArray[np.int64], answered: Answered) -> NDArray[np.int64]:
    """Positions of ranked rows: place after place as asked for, each as ranked where words say what
    it is about, else in reading order."""
    positions = {int(row): position for position, row in enumerate(ranked)}
    groups = {found.row: place for place, group in reversed(list(enumerate(answered.groups)))
              for found in group}  # fmt: skip
    inside = positions if answered.has_topic else {row: row for row in positions}
    rows = sorted(positions, key=lambda row: (groups[row], inside[row]))
    return np.array([positions[row] for row in rows])
