"""Late interaction: each word of a question meets the word nearest to it in a clause."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.tokens import Tokens

Scores = NDArray[np.float32]

# No cosine is less.
_LEAST = -1.0


class Interaction(NamedTuple):
    """Mean over a query's tokens of the cosine of the nearest token: in each clause, shape
    (clauses,), with what stands above it; in each sentence of theirs, shape (sentences,), without.
    `sentences` are rows of the sentence table.
    """

    of_clauses: Scores
    of_sentences: Scores
    sentences: NDArray[np.int64]


def interaction(
    tokens: Tokens, bounds: NDArray[np.int64], query: Scores, rows: NDArray[np.int64]
) -> Interaction:
    """Khattab and Zaharia (SIGIR 2020, arXiv 2004.12832), with the mean of MaxSim for its sum.

    `bounds`: the first sentence of each clause, and the end; `query`: shape (n, dimension);
    `rows`: clauses.
    """
    sentences = np.concatenate([np.arange(bounds[row], bounds[row + 1]) for row in rows])
    lengths = tokens.bounds[sentences + 1] - tokens.bounds[sentences]
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    wanted = np.repeat(tokens.bounds[sentences] - starts, lengths) + np.arange(lengths.sum())
    cosines = (query @ tokens.vectors[wanted].astype(np.float32).T) * tokens.scales[wanted]
    opening = starts[np.isin(sentences, bounds[rows])]
    of_clauses = np.maximum.reduceat(cosines, opening, axis=1).mean(axis=0)
    for start, above in zip(opening, tokens.above[rows], strict=True):
        cosines[:, start : start + above] = _LEAST
    of_sentences = np.maximum.reduceat(cosines, starts, axis=1).mean(axis=0)
    return Interaction(of_clauses, of_sentences, sentences)


def nearest(tokens: Tokens, bounds: NDArray[np.int64], query: Scores, row: int) -> Scores:
    """The cosine of the nearest token in one clause for each token of a query, shape (n,)."""
    inside = slice(tokens.bounds[bounds[row]], tokens.bounds[bounds[row + 1]])
    cosines = (query @ tokens.vectors[inside].astype(np.float32).T) * tokens.scales[inside]
    best: Scores = cosines.max(axis=1)
    return best
