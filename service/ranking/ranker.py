"""Clauses in the order in which they answer a query: BM25 and vectors find, late interaction decides, a
reranker may have the last word."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.clauses import title_and_headings
from indexer.folding import Span, fold_text
from indexer.index import Index
from indexer.onnx_encoder import QueryVectors
from service.questions.editions import Editions
from service.questions.places import Places
from service.questions.query import Query
from service.questions.whereabouts import asks_where
from service.ranking.evidence import clause_evidence, sentence_evidence
from service.ranking.expansion import Expansion, expansion
from service.ranking.fusion import WEIGHTS, Parts, Weights, fused, parts_of, ranked, vectors_of
from service.ranking.interaction import interaction, nearest
from service.ranking.reranker import RERANKED, Reranker
from service.ranking.retrieval import Legs
from service.ranking.standing import Standing
from service.stages import stage

Scores = NDArray[np.float32]

# A token counts as part of a word that covers more of it than this.
_HALF = 0.5


class Ranking(NamedTuple):
    """Clause rows, best first, with their scores: the fused one, BM25, the cosine of the best
    sentence and late interaction, each of shape (k,).

    `cosines`, shape (sentences,), and `nearness`, sentence row → late interaction, are those of
    sentences; the ranked clauses' are all there. `words`: how near each word that names something
    is to the nearest in the first clause. `parts`: what the fused scores are made of, where late
    interaction has looked. `lent`: words of answers to other questions, with what each counts
    when a sentence is chosen, see `expansion`.
    """

    rows: NDArray[np.int64]
    scores: Scores
    lexical: Scores
    dense: Scores
    interaction: Scores
    cosines: Scores
    nearness: Mapping[int, float]
    words: Mapping[str, float]
    parts: Parts
    lent: Mapping[str, float]

    def taken(self, positions: NDArray[np.int64]) -> "Ranking":
        """The ranked clauses at some positions, in that order."""
        return self._replace(
            rows=self.rows[positions],
            scores=self.scores[positions],
            lexical=self.lexical[positions],
            dense=self.dense[positions],
            interaction=self.interaction[positions],
            parts=self.parts.taken(positions),
        )

    def first(self, k: int) -> "Ranking":
        return self.taken(np.arange(min(k, len(self.rows))))


class _Found(NamedTuple):
    """What the legs found: BM25 of every clause, the same with the words that answers lend (`matched`)
    and the evidence of its best sentence; the evidence of every sentence; and the candidates' rows with
    what vectors say of them and their first scores, best first; `lent` as in `Ranking`."""

    lexical: Scores
    matched: Scores
    dense: Scores
    evidence: Scores
    candidates: NDArray[np.int64]
    near: Scores
    scores: Scores
    lent: Mapping[str, float]


class Ranker:
    """Ranks the clauses of one index; safe to share between threads."""

    def __init__(
        self, index: Index, legs: Legs, weights: Weights = WEIGHTS, reranker: Reranker | None = None
    ) -> None:
        """`reranker`: has the last word on the first results; None: there is none."""
        self._index = index
        self._legs = legs
        self.weights = weights
        self._reranker = reranker
        self._places = Places.of(index)
        self._editions = Editions.of(index)
        self._standing = Standing.of(index).of_rows

    def places_named(self, query: Query) -> tuple[str, ...]:
        """The places of documents that a query names."""
        return tuple(sorted(self._places.named(query.folded)))

    def encode(self, query: Query) -> QueryVectors:
        """What the vectors and late interaction ask with: most of the time that a query takes."""
        with stage("encode"):
            return self._index.encoder.encode(query.folded)

    def rank(
        self,
        query: Query,
        k: int,
        admitted: NDArray[np.int64] | None = None,
        vectors: QueryVectors | None = None,
    ) -> Ranking:
        """The k best clauses. `admitted`: the only rows to look at, at least one; None: all.
        `vectors`: the query's, where it has been encoded already."""
        vectors = vectors or self.encode(query)
        with stage("retrieve"):
            found = self._retrieved(query, vectors, k, admitted)
        with stage("rerank"):
            named, tokens, bounds = meant(query, vectors), self._index.tokens, self._index.bounds
            met = interaction(tokens, bounds, named, found.candidates)
            parts = self._parts(query, found, met.of_clauses)
            scores, order = self._ordered(query, found, parts, k)
        chosen = found.candidates[order]
        nearness = dict(zip(met.sentences.tolist(), met.of_sentences.tolist(), strict=True))
        closest = nearest(tokens, bounds, vectors.tokens, int(chosen[0]))
        return Ranking(
            chosen, scores, found.lexical[chosen], found.dense[chosen], met.of_clauses[order],
            found.evidence, nearness, _by_word(query, vectors.spans, closest), parts.taken(order),
            found.lent,
        )  # fmt: skip

    def _retrieved(
        self, query: Query, vectors: QueryVectors, k: int, admitted: NDArray[np.int64] | None
    ) -> _Found:
        lexical = self._legs.lexical(query.tokens)
        expanded = self._expanded(query, vectors.whole)
        vector = expanded.beside(vectors.whole, self.weights.bridge) if expanded else vectors.whole
        cosines = self._legs.dense(vector, admitted)
        wholes = self._legs.whole(vector, admitted)
        evidence = sentence_evidence(cosines, query.years, self._index.years, self.weights.year)
        dense = clause_evidence(evidence, self._index.bounds)
        rows = np.arange(len(dense)) if admitted is None else admitted
        near = vectors_of(wholes[rows], dense[rows], self.weights)
        matched = lexical + self._borrowed(expanded) if expanded else lexical
        firsts = fused(matched[rows], near, self._standing[rows], self.weights)
        best = ranked(firsts, max(self.weights.depth, k))
        lent = expanded.lent(self._index.lexical.idf) if expanded else {}
        return _Found(lexical, matched, dense, evidence, rows[best], near[best], firsts[best], lent)

    def _expanded(self, query: Query, vector: Scores) -> Expansion | None:
        """None for a question that asks for the place of its own words, where nothing is near, and where
        a clause has its words. The whole corpus tells what is said, though few rows be admitted."""
        bridges, is_asked = self._index.bridges, self.weights.bridge or self.weights.terms
        if bridges is None or not is_asked or asks_where(query.folded):
            return None
        lexical = self._index.lexical
        found = expansion(bridges, vector, lexical.idf)
        lent = found.where_held(lexical.held(query.content)) if found else None
        if lent is None or not lent.strength:
            return None  # before the whole corpus is searched
        said = lent.where_said(float(self._legs.dense(lent.answer, None).max()))
        return said if said.strength else None

    def _borrowed(self, expanded: Expansion) -> Scores:
        """BM25 of the words that the answers to questions near by lend."""
        scores: Scores = np.float32(self.weights.terms) * self._legs.weighted(expanded.weights)
        return scores

    def _parts(self, query: Query, found: _Found, met: Scores) -> Parts:
        rows = found.candidates
        named = self._places.named_in(query.folded, rows)
        if query.edition:
            named = named + self._editions.named_in(query.edition, rows)
        standing = self._standing[rows]
        return parts_of(found.matched[rows], found.near, met, named, standing, self.weights)

    def _ordered(
        self, query: Query, found: _Found, parts: Parts, k: int
    ) -> tuple[Scores, NDArray[np.int64]]:
        """The k best scores, and which candidates they belong to."""
        rows = found.candidates
        scores = parts.fused(self.weights) if self.weights.depth else found.scores
        order = ranked(scores, k)
        if self._reranker is None:
            return scores[order], order
        texts = [self._text(int(row)) for row in rows[order[:RERANKED]]]
        again = ranked(self._reranker.scores(query.folded, texts), len(texts))
        return scores[order], np.concatenate([order[again], order[len(texts) :]])

    def _text(self, row: int) -> str:
        clause = self._index.clauses[row]
        above = title_and_headings(clause, self._index.documents[clause.document_id])
        return fold_text(f"{above}\n{clause.text}")


def meant(query: Query, vectors: QueryVectors) -> Scores:
    """The vectors of the tokens that name something; all where none does."""
    named = np.zeros(len(query.folded) + 1, dtype=bool)
    for _, span in query.placed:
        named[span.start : span.end] = True
    kept = [bool(named[span.start : span.end].mean() > _HALF) for span in vectors.spans]
    return vectors.tokens[kept] if any(kept) else vectors.tokens


def _by_word(query: Query, spans: Sequence[Span], closest: Scores) -> dict[str, float]:
    """The mean of a word's tokens."""
    return {
        word: float(np.mean(own))
        for word, place in query.placed
        if (own := [value for span, value in zip(spans, closest, strict=True)
                    if span.start < place.end and place.start < span.end])
    }  # fmt: skip
