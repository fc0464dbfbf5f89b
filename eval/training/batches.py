"""Which pairs meet in a step, and the hard negative of each."""

import random
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from eval.training.negatives import Negatives
from eval.training.pairs import TrainingSet

# So many pairs of one document come together: each is answered by another clause of it.
_TOGETHER = 4


class Batch(NamedTuple):
    """Clause i answers question i; the clauses behind those are hard negatives."""

    questions: list[str]
    clauses: list[int]


def batches(
    data: TrainingSet, negatives: Negatives, mined: NDArray[np.int32], size: int, seed: int
) -> list[Batch]:
    """One epoch; the same for the same seed, so that a resumed run goes on where it stopped."""
    chance = random.Random(seed)
    order = list(_order(data, chance))
    cuts = range(0, len(order) - size + 1, size)
    return [_batch(data, negatives, mined, order[start : start + size], chance) for start in cuts]


def _order(data: TrainingSet, chance: random.Random) -> Iterator[int]:
    """All pairs, in groups of a document's."""
    own: dict[str, list[int]] = {}
    for position, pair in enumerate(data.pairs):
        own.setdefault(data.clauses[pair.clause].document, []).append(position)
    groups = []
    for positions in own.values():
        mixed = chance.sample(positions, len(positions))
        groups += [mixed[start : start + _TOGETHER] for start in range(0, len(mixed), _TOGETHER)]
    for group in chance.sample(groups, len(groups)):
        yield from group


def _batch(
    data: TrainingSet, negatives: Negatives, mined: NDArray[np.int32], pairs: list[int],
    chance: random.Random,
) -> Batch:  # fmt: skip
    asked = [data.pairs[pair] for pair in pairs]
    hard = [_hard(data, negatives, mined[pair], pair, chance) for pair in pairs]
    return Batch([pair.question for pair in asked], [*(pair.clause for pair in asked), *hard])


def _hard(
    data: TrainingSet, negatives: Negatives, mined: NDArray[np.int32], pair: int, chance: random.Random
) -> int:
    """By turns one that the student mistakes for the answer and one that BM25 does."""
    question, clause = data.pairs[pair]
    own = [int(c) for c in mined if c >= 0 and not negatives.are_copies(clause, int(c))]
    if own and chance.random() < 0.5:
        return chance.choice(own)
    return negatives.draw(question, clause, chance)
