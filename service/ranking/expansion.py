"""A query in official words too: what answers the questions nearest to it stands beside it.

Rocchio's expansion (in Salton, The SMART Retrieval System, 1971), with judged answers to other questions
in place of feedback; that other collections can serve: Diaz and Metzler (SIGIR 2006).
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.bridges import Bridges

Vector = NDArray[np.float32]

# So many questions lend their answers' vectors,
_NEAREST = 30
# the nearer the more: e to this shorter cosine makes one count a third.
_TEMPERATURE = 0.02
# So many lend words, and so many words are taken.
_LENDING = 10
_WORDS = 60
# Below the first cosine the nearest question is about something else, above the second about the same.
_FAR, _NEAR = 0.6, 0.7


class Expansion(NamedTuple):
    """`direction`: the mean of the answers' unit vectors; `terms` that tell them, best first;
    `strength`: 0 to 1, how much it may count."""

    direction: Vector
    terms: tuple[str, ...]
    strength: float

    def beside(self, vector: Vector, weight: float) -> Vector:
        """A query's unit vector, turned towards the answers."""
        turned = vector + np.float32(weight * self.strength) * self.direction
        unit: Vector = turned / np.linalg.norm(turned)
        return unit


def expansion(bridges: Bridges, vector: Vector, idf: Callable[[str], float]) -> Expansion | None:
    """What the nearest questions lend a query; None where none is near."""
    cosines, rows = bridges.nearest(vector, _NEAREST)
    strength = float(np.clip((cosines[0] - _FAR) / (_NEAR - _FAR), 0.0, 1.0))
    if not strength:
        return None
    shares = np.exp((cosines - cosines[0]) / _TEMPERATURE)
    shares /= shares.sum()
    lent = [bridges.terms[bridges.answers[row]] for row in rows[:_LENDING]]
    return Expansion(shares @ bridges.answered(rows), _telling(lent, shares, idf), strength)


def _telling(
    lent: Sequence[Sequence[str]], shares: Vector, idf: Callable[[str], float]
) -> tuple[str, ...]:
    """The terms with most idf, times the shares of the answers that have them."""
    weights: dict[str, float] = defaultdict(float)
    for terms, share in zip(lent, shares.tolist(), strict=False):
        for term in terms:
            weights[term] += share * idf(term)
    return tuple(sorted(weights, key=lambda term: -weights[term])[:_WORDS])
