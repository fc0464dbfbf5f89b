"""The two legs of retrieval behind one protocol, and the legs that live in this process."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import faiss
import numpy as np
from numpy.typing import NDArray

from indexer.index import Index

Scores = NDArray[np.float32]

# Sentences that the dense leg looks at; a clause none of whose sentences is among them counts
# as far away as the last one.
_DEPTH = 4096


class DenseHits(NamedTuple):
    """Cosine of each clause's best sentence, shape (clauses,), and of each sentence, (sentences,)."""

    clauses: Scores
    sentences: Scores


class Legs(Protocol):
    """What ranking needs of an index. `rows` limits a search to these clause rows; None: all."""

    def lexical(self, tokens: Sequence[str]) -> Scores:
        """BM25 of every clause, shape (clauses,)."""

    def dense(self, vector: Scores, rows: NDArray[np.int64] | None) -> DenseHits:
        """Cosines with a query's unit vector."""


class EmbeddedLegs:
    """BM25 and faiss in process."""

    def __init__(self, index: Index) -> None:
        self._lexical = index.lexical
        self._vectors = index.vectors
        self._clause_of = index.sentences[:, 0].astype(np.int64)
        self._clauses = len(index.clauses)

    def lexical(self, tokens: Sequence[str]) -> Scores:
        return self._lexical.scores(tokens)

    def dense(self, vector: Scores, rows: NDArray[np.int64] | None) -> DenseHits:
        found, nearest = self._search(vector, rows)
        floor = float(found[-1]) if len(found) else 0.0
        sentences = np.full(len(self._clause_of), floor, dtype=np.float32)
        sentences[nearest] = found
        clauses = np.full(self._clauses, floor, dtype=np.float32)
        np.maximum.at(clauses, self._clause_of[nearest], found)
        return DenseHits(clauses, sentences)

    def _search(self, vector: Scores, rows: NDArray[np.int64] | None) -> tuple[Scores, NDArray[np.int64]]:
        depth = min(_DEPTH, self._vectors.ntotal)
        parameters = None
        if rows is not None:
            wanted = np.flatnonzero(np.isin(self._clause_of, rows))
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBatch(wanted))
            depth = min(depth, len(wanted))
        if depth == 0:
            return np.zeros(0, np.float32), np.zeros(0, np.int64)
        found, nearest = self._vectors.search(vector[None], depth, params=parameters)
        return found[0], nearest[0]
