"""A query in official words too: what answers the questions nearest to it stands beside it.

Rocchio's expansion (in Salton, The SMART Retrieval System, 1971), with judged answers to other questions
in place of feedback; that other collections can serve: Diaz and Metzler (SIGIR 2006).
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.bridges import Bridges

Vector = NDArray[np.float32]

# So many questions lend their answers' vectors,
_NEAREST = 30
# the nearer the more: one whose cosine is less by this counts 1/e.
_TEMPERATURE = 0.03
# So many lend words, and so many words are taken;
_LENDING = 10
_WORDS = 60
# one counts by this power of the share of the answers that have it.
_DAMPED = 0.5
# Below the first cosine the nearest question is about something else, above the second about the same;
_ASKED = (0.6, 0.7)
# so with the lent answers and the sentence of the corpus that is nearest to them.
_SAID = (0.87, 0.91)
# Where one clause holds less of the query's own words than the first share, all is lent, from the
# second on nothing.
_HELD = (0.2, 0.8)


class Expansion(NamedTuple):
    """`direction`: the mean of the answers' unit vectors; `terms` that tell them, best first, each with
    the share of the answers that have it, 0 to 1, the nearer counting for more; `strength`: 0 to 1, how
    much both may count."""

    direction: Vector
    terms: Mapping[str, float]
    strength: float

    @property
    def weights(self) -> dict[str, float]:
        """What BM25 of each term counts: 1 for the one that most answers have, where all may count."""
        most = max(self.terms.values(), default=1.0)
        return {term: self.strength * (share / most) ** _DAMPED for term, share in self.terms.items()}

    def lent(self, idf: Callable[[str], float]) -> dict[str, float]:
        """The terms, each with its share of their idf, as far as they may count."""
        telling = {term: idf(term) for term in self.terms}
        total = sum(telling.values()) or 1.0
        return {term: self.strength * own / total for term, own in telling.items()}

    def beside(self, vector: Vector, weight: float) -> Vector:
        """A query's unit vector, turned towards the answers."""
        turned = vector + np.float32(weight * self.strength) * self.direction
        return _unit(turned)

    @property
    def answer(self) -> Vector:
        """A unit vector where the answer is supposed to be."""
        return _unit(self.direction)

    def where_said(self, cosine: float) -> "Expansion":
        """It counts less where a corpus says nothing like it. `cosine`: of `answer` with the sentence
        nearest to it."""
        return self._replace(strength=self.strength * _share(cosine, _SAID))

    def where_held(self, share: float) -> "Expansion":
        """It counts less where a clause says it in the query's own words. `share`: how much of them, by
        idf, one clause holds."""
        return self._replace(strength=self.strength * (1 - _share(share, _HELD)))


def expansion(bridges: Bridges, vector: Vector, idf: Callable[[str], float]) -> Expansion | None:
    """What the nearest questions lend a query; None where none is near."""
    cosines, rows = bridges.nearest(vector, _NEAREST)
    strength = _share(float(cosines[0]), _ASKED)
    if not strength:
        return None
    shares = np.exp((cosines - cosines[0]) / _TEMPERATURE)
    shares /= shares.sum()
    lent = [bridges.terms[bridges.answers[row]] for row in rows[:_LENDING]]
    return Expansion(shares @ bridges.answered(rows), _telling(lent, shares[:_LENDING], idf), strength)


def _share(cosine: float, bounds: tuple[float, float]) -> float:
    """0 at the first bound and below, 1 at the second and above."""
    first, second = bounds
    return min(1.0, max(0.0, (cosine - first) / (second - first)))


def _unit(vector: Vector) -> Vector:
    unit: Vector = vector / np.linalg.norm(vector)
    return unit


def _telling(
    lent: Sequence[Sequence[str]], shares: Vector, idf: Callable[[str], float]
) -> dict[str, float]:
    """The terms with most idf, times the shares of the answers that have them, each with its share."""
    held: dict[str, float] = defaultdict(float)
    for terms, share in zip(lent, shares.tolist(), strict=True):
        for term in terms:
            held[term] += share
    best = sorted(held, key=lambda term: -held[term] * idf(term))[:_WORDS]
    return {term: held[term] for term in best}
