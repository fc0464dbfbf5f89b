"""Two rankings become one: a convex combination of normalised scores."""

import numpy as np
from numpy.typing import NDArray

# Bruch, Gai and Ingber (TOIS 2023, arXiv 2210.11934): a convex combination beats rank fusion and
# needs few judged queries for its one weight. Tuned on development queries, see docs/ranking.md.
LEXICAL_WEIGHT = 0.25
# Less than this between scores is rounding.
_NO_SPREAD = 1e-9


def fused(lexical: NDArray[np.float32], dense: NDArray[np.float32]) -> NDArray[np.float32]:
    """Combined scores of the same clauses, shape (clauses,)."""
    return LEXICAL_WEIGHT * standardised(lexical) + (1 - LEXICAL_WEIGHT) * standardised(dense)


def standardised(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mean 0, standard deviation 1; all 0 where every score is the same."""
    exact = scores.astype(np.float64)
    spread = float(exact.std()) if len(scores) else 0.0
    if spread < _NO_SPREAD:
        return np.zeros_like(scores)
    standard: NDArray[np.float32] = ((exact - exact.mean()) / spread).astype(np.float32)
    return standard


def ranked(scores: NDArray[np.float32], k: int) -> NDArray[np.int64]:
    """Positions of the k highest scores, highest first; equal ones in reading order."""
    return np.argsort(-scores, kind="stable")[:k]
