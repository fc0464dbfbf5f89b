"""Which pairs meet in a step, the hard negative of each, and the passages each clause is seen by."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eval.training.mining import View
from eval.training.negatives import Negatives
from eval.training.pairs import TrainingSet

# So many pairs of one document come together: each is answered by another clause of it.
_TOGETHER = 4


class Seen(NamedTuple):
    """A clause and the positions of the passages that a step sees of it."""

    clause: int
    passages: tuple[int, ...]


class Batch(NamedTuple):
    """Clause i answers question i; the clauses behind those are hard negatives."""

    questions: list[str]
    clauses: list[Seen]


def asked(data: TrainingSet, view: View, found: float, seed: int) -> list[int]:
    """The pairs to learn from: of those that the student finds already only the share `found`."""
    chance = random.Random(seed)
    known = view.found([pair.clause for pair in data.pairs])
    return [
        position for position, is_known in enumerate(known) if chance.random() < found or not is_known
    ]


def batches(
    data: TrainingSet, pairs: Sequence[int], negatives: Negatives, view: View, size: int, seed: int
) -> list[Batch]:
    """One epoch over `pairs`; the same for the same seed, so that a resumed run goes on where it
    stopped."""
    chance = random.Random(seed)
    siblings = _siblings(data)
    order = list(_order(data, pairs, chance))
    cuts = range(0, len(order) - size + 1, size)
    return [
        _batch(data, negatives, view, siblings, order[start : start + size], chance) for start in cuts
    ]


def _order(data: TrainingSet, pairs: Sequence[int], chance: random.Random) -> Iterator[int]:
    """The pairs in groups of a document's."""
    own: dict[str, list[int]] = {}
    for position in pairs:
        own.setdefault(data.clauses[data.pairs[position].clause].document, []).append(position)
    groups = []
    for positions in own.values():
        mixed = chance.sample(positions, len(positions))
        groups += [mixed[start : start + _TOGETHER] for start in range(0, len(mixed), _TOGETHER)]
    for group in chance.sample(groups, len(groups)):
        yield from group


def _siblings(data: TrainingSet) -> dict[str, list[int]]:
    """The clauses of each document."""
    found: dict[str, list[int]] = {}
    for position, clause in enumerate(data.clauses):
        found.setdefault(clause.document, []).append(position)
    return found


def _batch(
    data: TrainingSet, negatives: Negatives, view: View, siblings: dict[str, list[int]],
    pairs: list[int], chance: random.Random,
) -> Batch:  # fmt: skip
    chosen = [(pair, data.pairs[pair]) for pair in pairs]
    answers = [_seen(data, view, pair, clause, chance) for pair, (_, clause) in chosen]
    hard = []
    for pair, (question, clause) in chosen:
        others = [s for s in siblings[data.clauses[clause].document] if s != clause]
        mistaken = [c for c in view.mistaken(pair, others) if not negatives.are_copies(clause, c)]
        drawn = _drawn(negatives, mistaken, question, clause, chance)
        hard.append(Seen(drawn, (view.nearest_passage(pair, drawn),)))
    return Batch([question for _, (question, _) in chosen], [*answers, *hard])


def _seen(data: TrainingSet, view: View, pair: int, clause: int, chance: random.Random) -> Seen:
    """The answer through the passage that is nearest to the question, and another."""
    nearest = view.nearest_passage(pair, clause)
    others = [p for p in range(len(data.clauses[clause].passages)) if p != nearest]
    return Seen(clause, (nearest, *chance.sample(others, min(1, len(others)))))


def _drawn(
    negatives: Negatives, mistaken: list[int], question: str, clause: int, chance: random.Random
) -> int:
    """By turns a clause that the student mistakes for the answer and one that BM25 does."""
    if mistaken and chance.random() < 0.5:
        return chance.choice(mistaken)
    return negatives.draw(question, clause, chance)
