"""The way of a question: understand, retrieve, fuse, decide, quote."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.clauses import Clause, title_and_headings
from indexer.documents import Document
from indexer.folding import Span
from indexer.index import Index
from indexer.words import Segmenter
from service.answers import Fact, best_sentence, fact_in, folded, highlights
from service.decision import Calibration, Decision, Outcome, Signals, decide, signals_of
from service.evidence import clause_evidence, sentence_evidence
from service.filters import Filters, admitted
from service.fusion import fused, ranked
from service.query import Query, read_query
from service.retrieval import Legs

_NO_FILTERS = Filters()
# Scores must fall strictly from rank to rank, also where two clauses are equal word for word.
_STEP = 1e-6


class Answer(NamedTuple):
    """The sentence that answers, verbatim, and where it stands in the text and in its article."""

    text: str
    span: Span
    place: str | None
    fact: Fact | None


@dataclass(frozen=True)
class Result:
    """A ranked clause. `highlights` are where words of the query stand, in the same text."""

    rank: int
    score: float
    clause: Clause
    document: Document
    answer: Answer
    highlights: tuple[Span, ...]


@dataclass(frozen=True)
class Response:
    """`confidence` is the probability that the first result answers; None: not calibrated."""

    query: str
    outcome: Outcome
    confidence: float | None
    took_ms: float
    index_version: str
    results: tuple[Result, ...]


class Ranking(NamedTuple):
    """Clause rows, best first, their fused scores, and the evidence of every sentence.

    `weights` are the query's words that name something, with their idf.
    """

    rows: NDArray[np.int64]
    scores: NDArray[np.float32]
    sentences: NDArray[np.float32]
    weights: Mapping[str, float]
    signals: Signals


class Searcher:
    """Answers questions from one opened index; safe to share between threads."""

    def __init__(
        self, index: Index, legs: Legs, segmenter: Segmenter, calibration: Calibration | None
    ) -> None:
        fits = calibration is not None and calibration.fingerprint == index.manifest.model.fingerprint
        self.index = index
        self.is_calibrated = fits
        self._calibration = calibration if fits else None
        self._legs = legs
        self._segmenter = segmenter
        self._rows = {clause.clause_id: row for row, clause in enumerate(index.clauses)}
        self._bounds = np.searchsorted(index.sentences[:, 0], np.arange(len(index.clauses) + 1))

    def search(self, text: str, k: int = 10, filters: Filters = _NO_FILTERS) -> Response:
        """The k best clauses. Raises RequestInvalid or DocumentUnknown."""
        started = time.perf_counter()
        query = self.query(text)
        ranking = self.rank(query, k, filters)
        if ranking is None:
            decision = Decision("not_found", 0.0)
        else:
            decision = decide(ranking.signals, self._calibration, bool(query.content))
        results = self._results(query, ranking, decision) if ranking else ()
        took_ms = (time.perf_counter() - started) * 1000
        version = self.index.manifest.version
        return Response(text, decision.outcome, decision.confidence, took_ms, version, results)

    def clause(self, clause_id: str) -> Clause | None:
        row = self._rows.get(clause_id)
        return None if row is None else self.index.clauses[row]

    def row(self, clause_id: str) -> int:
        """The row of a clause that the index is known to hold."""
        return self._rows[clause_id]

    def rank(self, query: Query, k: int, filters: Filters = _NO_FILTERS) -> Ranking | None:
        """The ranking behind a response; None where the filters admit no clause."""
        rows = self._admitted_rows(filters)
        if rows is not None and len(rows) == 0:
            return None
        lexical = self._legs.lexical(query.tokens)
        cosines = self._legs.dense(self.index.encoder.encode(query.folded), rows)
        sentences = sentence_evidence(cosines, query.years, self.index.years)
        everything = np.arange(len(self.index.clauses)) if rows is None else rows
        legs = (lexical[everything], clause_evidence(sentences, self._bounds)[everything])
        scores = fused(*legs)
        best = ranked(scores, k)
        first = int(best[0])
        weights = {word: self.index.lexical.idf(word) for word in query.content}
        signals = signals_of(
            top=float(scores[first]),
            cosine=float(legs[1][first]),
            legs_agree=all(int(leg.argmax()) == first for leg in legs),
            words=weights,
            text=self._with_headings(int(everything[first])),
        )
        return Ranking(everything[best], scores[best], sentences, weights, signals)

    def query(self, text: str) -> Query:
        return read_query(text, self._segmenter)

    def _admitted_rows(self, filters: Filters) -> NDArray[np.int64] | None:
        documents = admitted(filters, self.index.documents)
        if documents is None:
            return None
        inside = (
            row for row, clause in enumerate(self.index.clauses) if clause.document_id in documents
        )
        return np.fromiter(inside, dtype=np.int64)

    def _with_headings(self, row: int) -> str:
        clause = self.index.clauses[row]
        above = title_and_headings(clause, self.index.documents[clause.document_id])
        sentences = self.index.lowered[self._bounds[row] : self._bounds[row + 1]]
        return " ".join([folded(above).text.lower(), *sentences])

    def _results(self, query: Query, ranking: Ranking, decision: Decision) -> tuple[Result, ...]:
        scores = _falling(ranking.scores, decision.confidence)
        return tuple(
            self._result(query, ranking, rank, score, int(row))
            for rank, (row, score) in enumerate(zip(ranking.rows, scores, strict=True), start=1)
        )

    def _result(self, query: Query, ranking: Ranking, rank: int, score: float, row: int) -> Result:
        clause = self.index.clauses[row]
        return Result(
            rank=rank,
            score=score,
            clause=clause,
            document=self.index.documents[clause.document_id],
            answer=self._answer(query, ranking, row),
            highlights=tuple(highlights(clause.text, clause.source.start, query.content)),
        )

    def _answer(self, query: Query, ranking: Ranking, row: int) -> Answer:
        first, last = self._bounds[row], self._bounds[row + 1]
        evidence, lowered = ranking.sentences[first:last], self.index.lowered[first:last]
        best = first + best_sentence(evidence, lowered, ranking.weights)
        _, start, end = self.index.sentences[best].tolist()
        sentence = self.index.texts[self.index.clauses[row].document_id][start:end]
        fact = fact_in(sentence, start, query.folded)
        return Answer(sentence, Span(start, end), self.index.places[best], fact)


def _falling(scores: Sequence[float] | NDArray[np.float32], confidence: float | None) -> list[float]:
    """Scores as shown: the first is the confidence, the others fall with their fused distance."""
    top = 1.0 if confidence is None else confidence
    shown: list[float] = []
    for score in scores:
        value = top * float(np.exp(float(score) - float(scores[0])))
        shown.append(min(value, shown[-1] * (1 - _STEP)) if shown else value)
    return shown
