"""BM25 over tokens: scores are computed at build time, a query adds columns up."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

# The usual values (Robertson and Zaragoza 2009, section 4); the idf is Lucene's, never negative.
_K1 = 1.5
_B = 0.75


class Lexical:
    """The lexical index of a corpus: one row a clause."""

    def __init__(self, bm25: bm25s.BM25, rows: int) -> None:
        self._bm25 = bm25
        self._rows = rows
        self._holding = np.diff(bm25.scores["indptr"]).tolist()

    @classmethod
    def build(cls, tokens: Sequence[Sequence[str]]) -> "Lexical":
        bm25 = bm25s.BM25(k1=_K1, b=_B, method="lucene")
        # Ids in order of appearance, so that the same corpus always gives the same files.
        vocabulary = {token: i for i, token in enumerate(dict.fromkeys(chain.from_iterable(tokens)))}
        ids = [[vocabulary[token] for token in row] for row in tokens]
        bm25.index(bm25s.tokenization.Tokenized(ids, vocabulary), show_progress=False)
        return cls(bm25, len(tokens))

    @classmethod
    def load(cls, folder: Path) -> "Lexical":
        bm25 = bm25s.BM25.load(folder, mmap=True, show_progress=False, verbosity=0)
        return cls(bm25, int(bm25.scores["num_docs"]))

    def save(self, folder: Path) -> None:
        self._bm25.save(folder, show_progress=False)

    def scores(self, tokens: Sequence[str]) -> NDArray[np.float32]:
        """BM25 of every clause, shape (clauses,); 0 where no token occurs."""
        known = [token for token in tokens if self._column(token) is not None]
        if not known:
            return np.zeros(self._rows, dtype=np.float32)
        return np.asarray(self._bm25.get_scores(known), dtype=np.float32)

    def weighted(self, weights: Mapping[str, float]) -> NDArray[np.float32]:
        """BM25 of every clause, shape (clauses,), in which each token counts its weight."""
        scores = np.zeros(self._rows, dtype=np.float32)
        for token, weight in weights.items():
            rows, values = self._postings(token)
            scores[rows] += np.float32(weight) * values
        return scores

    def held(self, tokens: Sequence[str]) -> float:
        """The largest share of some tokens, by their idf, that stands in one clause, 0 to 1."""
        shares, weights = np.zeros(self._rows, dtype=np.float32), [self.idf(token) for token in tokens]
        for token, weight in zip(tokens, weights, strict=True):
            rows, _ = self._postings(token)
            shares[rows] += np.float32(weight)
        return float(shares.max()) / (sum(weights) or 1.0)

    def idf(self, token: str) -> float:
        """Lucene's inverse document frequency, ln(1 + (N - n + 0.5) / (n + 0.5)); highest for n = 0."""
        column = self._column(token)
        holding = 0 if column is None else self._holding[column]
        return math.log1p((self._rows - holding + 0.5) / (holding + 0.5))

    def holds(self, token: str) -> bool:
        """Whether any clause has a token."""
        return self._column(token) is not None

    def holds_together(self, tokens: Iterable[str]) -> bool:
        """Whether one clause has all of some tokens."""
        rows = [set(self._postings(token)[0].tolist()) for token in tokens]
        return bool(rows) and bool(set.intersection(*rows))

    def vocabulary(self) -> list[str]:
        """Every token that a clause has, those of most clauses first."""
        tokens = (token for token in self._bm25.vocab_dict if token)
        return sorted(tokens, key=lambda token: -self._holding[self._bm25.vocab_dict[token]])

    def _postings(self, token: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The clauses that have a token, and its BM25 in each."""
        column = self._column(token)
        starts = self._bm25.scores["indptr"]
        own = slice(0, 0) if column is None else slice(starts[column], starts[column + 1])
        return self._bm25.scores["indices"][own], self._bm25.scores["data"][own]

    def _column(self, token: str) -> int | None:
        """Where a token's scores are; bm25s gives the empty token an id but no scores."""
        return self._bm25.vocab_dict.get(token) if token else None
