"""What sentences say for their clauses: cosines, corrected by the years that the query names."""

import numpy as np
from numpy.typing import NDArray


def sentence_evidence(
    cosines: NDArray[np.float32], asked: frozenset[int], years: NDArray[np.int32], weight: float
) -> NDArray[np.float32]:
    """Scores of sentences, shape (sentences,). `years`, shape (n, 2): sentence row, year it names.

    A sentence that names the asked year gains `weight` standard deviations of the cosines, one that
    names only other years loses them.
    """
    if not asked or not len(years):
        return cosines
    rows, named = years[:, 0], years[:, 1]
    shift = np.zeros_like(cosines)
    shift[rows] = -1.0
    shift[rows[np.isin(named, list(asked))]] = 1.0
    return cosines + shift * np.float32(weight * cosines.std())


def clause_evidence(sentences: NDArray[np.float32], bounds: NDArray[np.int64]) -> NDArray[np.float32]:
    """The best sentence of each clause, shape (clauses,); clause i's begin at `bounds[i]`."""
    best: NDArray[np.float32] = np.maximum.reduceat(sentences, bounds[:-1])
    return best
