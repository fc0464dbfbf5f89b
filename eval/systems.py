"""The systems that a report compares: the product, its parts switched off, and usual baselines."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from eval.benchmark import JudgedQuery
from eval.runs import DEPTH, ScoredDoc, asked
from indexer.clauses import context
from indexer.folding import fold_text
from indexer.index import Index
from indexer.passages import Passage, PassageEncoder
from indexer.vectors import embed_wholes
from indexer.words import Segmenter
from service.ranking.fusion import WEIGHTS, Weights, ranked
from service.ranking.ranker import Ranker
from service.ranking.retrieval import Legs
from service.search import Searcher

Scores = NDArray[np.float32]
# Cormack, Clarke and Büttcher (SIGIR 2009).
_RANK_CONSTANT = 60

PRODUCT = "条问"
# One row a switch: what the product is without it.
ABLATIONS: Mapping[str, Weights] = {
    "不用逐词比较(late interaction)": replace(WEIGHTS, depth=0),
    "第二段不用 BM25": replace(WEIGHTS, lexical=0.0),
    "第一段不用 BM25": replace(WEIGHTS, lexical_first=0.0),
    "第二段不用向量": replace(WEIGHTS, dense=0.0),
    "不用整条的向量": replace(WEIGHTS, whole=0.0),
    "不看地方": replace(WEIGHTS, place=0.0),
    "不看年份": replace(WEIGHTS, year=0.0),
    "不借相近问题的答案": replace(WEIGHTS, bridge=0.0, terms=0.0),
}


class System(NamedTuple):
    """A name, and what ranks clauses for a query: rows and scores, best first."""

    name: str
    rank: Callable[[str], tuple[NDArray[np.int64], Scores]]


def run_of(system: System, queries: Sequence[JudgedQuery], index: Index) -> tuple[ScoredDoc, ...]:
    """A run over queries, every score below the one before."""
    return tuple(scored for query in queries for scored in _scored(system, query, index))


def ablations(index: Index, legs: Legs, segmenter: Segmenter) -> Iterator[System]:
    for name, weights in ABLATIONS.items():
        yield product(name, Searcher(index, Ranker(index, legs, weights), segmenter))


def product(name: str, searcher: Searcher) -> System:
    """Ranking and lookup as users get them."""

    def rank(text: str) -> tuple[NDArray[np.int64], Scores]:
        response = asked(searcher, text)
        results = response.results if response else ()
        rows = [searcher.row(result.clause.clause_id) for result in results]
        return np.array(rows, np.int64), np.array([result.score for result in results], np.float32)

    return System(name, rank)


def baselines(
    index: Index, encoder: PassageEncoder, segmenter: Segmenter, cache: Path
) -> Iterator[System]:
    """BM25 alone, one vector a clause alone, and both by rank fusion: the usual recipe."""
    texts = [fold_text(clause.text) for clause in index.clauses]
    above = [context(clause, index.documents[clause.document_id]) for clause in index.clauses]
    bm25 = BM25Okapi([segmenter.words(text) for text in texts])
    passages = [Passage(head, text) for head, text in zip(above, texts, strict=True)]
    vectors = embed_wholes(encoder, passages, cache)

    def lexical(text: str) -> Scores:
        return np.asarray(bm25.get_scores(segmenter.words(fold_text(text))), dtype=np.float32)

    def dense(text: str) -> Scores:
        cosines: Scores = vectors @ index.encoder.encode(fold_text(text)).whole
        return cosines

    def fused(text: str) -> Scores:
        return reciprocal_ranks(lexical(text)) + reciprocal_ranks(dense(text))

    yield System("BM25(rank-bm25,结巴分词)", lambda text: _best(lexical(text)))
    yield System("一条一个向量", lambda text: _best(dense(text)))
    yield System("通常的做法:两者按名次融合", lambda text: _best(fused(text)))


def reciprocal_ranks(scores: Scores) -> Scores:
    """1 / (60 + rank) of each position."""
    order = ranked(scores, len(scores))
    reciprocal = np.empty(len(scores), dtype=np.float32)
    reciprocal[order] = 1 / (_RANK_CONSTANT + 1 + np.arange(len(scores)))
    return reciprocal


def _best(scores: Scores) -> tuple[NDArray[np.int64], Scores]:
    rows = ranked(scores, DEPTH)
    return rows, scores[rows]


def _scored(system: System, query: JudgedQuery, index: Index) -> Iterator[ScoredDoc]:
    rows, _ = system.rank(query.text)
    for position, row in enumerate(rows.tolist()):
        yield ScoredDoc(query.query_id, index.clauses[row].clause_id, float(len(rows) - position))
