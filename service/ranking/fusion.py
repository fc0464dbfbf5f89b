"""Scores of different kinds become one: convex combinations of standardised scores."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

# Less than this between scores is rounding.
_NO_SPREAD = 1e-9


@dataclass(frozen=True)
class Weights:
    """What counts how much. Tuned on development queries, see docs/ranking.md.

    `whole`: the vector of a clause in one piece beside that of its best sentence; `lexical_first`: BM25
    beside these vectors; `lexical`: BM25 beside both late interaction and vectors, `dense`: the
    vectors' part of these two; in standard deviations, `place`: what a clause gains whose document is
    for the place, or is the edition, that the query names, `year`: what a sentence gains that names
    the asked year, or loses that names another.
    `bridge`: the direction of the answers to questions near the query, beside its own vector; `terms`:
    BM25 of their words, beside that of the query's.
    `depth`: how many clauses late interaction looks at; 0: the first scores stand.
    """

    whole: float = 0.3
    lexical_first: float = 0.25
    lexical: float = 0.18
    dense: float = 0.4
    place: float = 0.7
    year: float = 1.2
    standing_first: float = 0.5
    standing: float = 0.1
    bridge: float = 2.0
    terms: float = 1.6
    depth: int = 100


WEIGHTS = Weights()


def vectors_of(wholes: Scores, sentences: Scores, weights: Weights = WEIGHTS) -> Scores:
    """What vectors say of clauses, shape (clauses,): each in one piece, and its best sentence."""
    return _combined(wholes, sentences, weights.whole)


def fused(lexical: Scores, dense: Scores, standing: Scores, weights: Weights = WEIGHTS) -> Scores:
    """First scores of clauses, shape (clauses,): BM25 and vectors, and how well known they are.

    Bruch, Gai and Ingber (TOIS 2023, arXiv 2210.11934): a convex combination beats rank fusion
    and needs few judged queries for its one weight.
    """
    combined = _combined(lexical, dense, weights.lexical_first)
    return combined + np.float32(weights.standing_first) * standing


class Parts(NamedTuple):
    """What a second score is made of, each of shape (candidates,): BM25, vectors and late
    interaction standardised; `near`: the last two together, standardised again; `place`: 1 where the
    clause's document is for a place that the query names, and one more where it is the edition meant;
    `standing`: as `Standing` has it."""

    lexical: Scores
    dense: Scores
    interaction: Scores
    near: Scores
    place: Scores
    standing: Scores

    def taken(self, positions: NDArray[np.int64]) -> "Parts":
        """The parts of some candidates, in that order."""
        return Parts(*(part[positions] for part in self))

    def fused(self, weights: Weights) -> Scores:
        """Second scores of the best clauses, shape (candidates,)."""
        without = weights.lexical * self.lexical + (1 - weights.lexical) * self.near
        beside = weights.place * self.place + weights.standing * self.standing
        scores: Scores = (without + beside).astype(np.float32)
        return scores


def parts_of(
    lexical: Scores,
    dense: Scores,
    interaction: Scores,
    places: Scores,
    standing: Scores,
    weights: Weights = WEIGHTS,
) -> Parts:
    """The parts of the best clauses' second scores, from the scores of each kind."""
    near = standardised(_combined(dense, interaction, weights.dense))
    return Parts(
        standardised(lexical), standardised(dense), standardised(interaction), near, places, standing
    )  # fmt: skip


def _combined(lexical: Scores, near: Scores, weight: float) -> Scores:
    combined: Scores = weight * standardised(lexical) + (1 - weight) * standardised(near)
    return combined


def standardised(scores: Scores) -> Scores:
    """Mean 0, standard deviation 1; all 0 where every score is the same."""
    exact = scores.astype(np.float64)
    spread = float(exact.std()) if len(scores) else 0.0
    if spread < _NO_SPREAD:
        return np.zeros_like(scores)
    standard: Scores = ((exact - exact.mean()) / spread).astype(np.float32)
    return standard


def ranked(scores: Scores, k: int) -> NDArray[np.int64]:
    """Positions of the k highest scores, highest first; equal ones in reading order."""
    return np.argsort(-scores, kind="stable")[:k]
