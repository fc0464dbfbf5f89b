"""The legs of retrieval behind one protocol, and the legs that live in this process."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import faiss
import numpy as np
from numpy.typing import NDArray

from indexer.index import Index

Scores = NDArray[np.float32]

# Vectors that a dense leg looks at; any other counts as far away as the last one of them.
_DEPTH = 4096


class Legs(Protocol):
    """What ranking needs of an index. `rows` limits a search to these clause rows; None: all."""

    def lexical(self, tokens: Sequence[str]) -> Scores:
        """BM25 of every clause, shape (clauses,)."""

    def weighted(self, weights: Mapping[str, float]) -> Scores:
        """The same for tokens with what each counts."""

    def dense(self, vector: Scores, rows: NDArray[np.int64] | None) -> Scores:
        """Cosine of every sentence with a query's unit vector, shape (sentences,)."""

    def whole(self, vector: Scores, rows: NDArray[np.int64] | None) -> Scores:
        """Cosine of every clause in one piece with a query's unit vector, shape (clauses,)."""


class EmbeddedLegs:
    """BM25 and faiss in process."""

    def __init__(self, index: Index) -> None:
        # One thread: faiss's threads spin after each search and take the cores from the encoder.
        faiss.omp_set_num_threads(1)
        self._lexical = index.lexical
        self._sentences = index.vectors
        self._clauses = index.clause_vectors
        self._clause_of = index.sentences[:, 0].astype(np.int64)

    def lexical(self, tokens: Sequence[str]) -> Scores:
        return self._lexical.scores(tokens)

    def weighted(self, weights: Mapping[str, float]) -> Scores:
        return self._lexical.weighted(weights)

    def dense(self, vector: Scores, rows: NDArray[np.int64] | None) -> Scores:
        wanted = None if rows is None else np.flatnonzero(np.isin(self._clause_of, rows))
        return _cosines(self._sentences, vector, wanted)

    def whole(self, vector: Scores, rows: NDArray[np.int64] | None) -> Scores:
        return _cosines(self._clauses, vector, rows)


def _cosines(vectors: faiss.Index, vector: Scores, wanted: NDArray[np.int64] | None) -> Scores:
    """Of all rows, shape (rows,); searched are those `wanted`."""
    found, nearest = _search(vectors, vector, wanted)
    floor = float(found[-1]) if len(found) else 0.0
    cosines = np.full(vectors.ntotal, floor, dtype=np.float32)
    cosines[nearest] = found
    return cosines


def _search(
    vectors: faiss.Index, vector: Scores, wanted: NDArray[np.int64] | None
) -> tuple[Scores, NDArray[np.int64]]:
    parameters = None
    depth = min(_DEPTH, vectors.ntotal)
    if wanted is not None:
        selector = faiss.IDSelectorBatch(wanted)
        parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        depth = min(depth, len(wanted))
    if depth == 0:
        return np.zeros(0, np.float32), np.zeros(0, np.int64)
    found, nearest = vectors.search(vector[None], depth, params=parameters)
    return found[0], nearest[0]
