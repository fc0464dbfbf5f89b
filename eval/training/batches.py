"""Which pairs meet in a step, and which passages they meet."""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from eval.training.mining import View
from eval.training.negatives import Negatives
from eval.training.pairs import Grade, Shown, TrainingSet

# So many pairs of one document come together: each is answered by another clause of it.
_TOGETHER = 4
# Of what was judged for a question a step sees so many;
_JUDGED = 5
# of these at most so many that answer or touch it,
_HELPFUL = 3
# and at most so many that stand beside its answer.
_BESIDE = 2


class Batch(NamedTuple):
    """Positions of pairs, and the passages that their questions meet: first the answer to each, then
    those that are taken for answers."""

    pairs: list[int]
    shown: list[Shown]


def asked(data: TrainingSet, view: View, found: float, seed: int) -> list[int]:
    """The pairs to learn from: all of which other clauses were judged; of the others that the student
    finds already only the share `found`."""
    chance = random.Random(seed)
    known = view.found([pair.clause for pair in data.pairs])
    return [
        position
        for position, is_known in enumerate(known)
        if chance.random() < found or not is_known or _is_compared(data, position)
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
    answers = [_answer(data, view, pair) for pair in pairs]
    others: list[Shown] = []
    for pair in pairs:
        others += _judged(data.judged.get(pair, {}), chance)
        if not _is_compared(data, pair):
            others.append(_negative(data, negatives, view, siblings, pair, chance))
    return Batch(pairs, [*answers, *(one for one in dict.fromkeys(others) if one not in answers)])


def _is_compared(data: TrainingSet, pair: int) -> bool:
    """Whether passages of other clauses than the answer's were judged."""
    return any(shown.clause != data.pairs[pair].clause for shown in data.judged.get(pair, {}))


def _answer(data: TrainingSet, view: View, pair: int) -> Shown:
    """The passage of the answering clause that is nearest to a question; of those that were judged to
    answer, where there are any."""
    clause = data.pairs[pair].clause
    own = [shown.passage for shown, grade in data.judged.get(pair, {}).items()
           if shown.clause == clause and grade is Grade.ANSWER]  # fmt: skip
    return Shown(clause, view.nearest_passage(pair, clause, own))


def _judged(grades: Mapping[Shown, Grade], chance: random.Random) -> list[Shown]:
    """Some of what was judged: what answers or touches the question, what stands beside its answer, and
    what does neither."""
    helpful, beside, others = (
        [shown for shown, grade in grades.items() if grade in kinds]
        for kinds in ({Grade.ANSWER, Grade.TOPIC}, {Grade.NEAR}, {Grade.OTHER})
    )
    chosen = chance.sample(helpful, min(_HELPFUL, len(helpful)))
    chosen += chance.sample(beside, min(_BESIDE, _JUDGED - len(chosen), len(beside)))
    return chosen + chance.sample(others, min(_JUDGED - len(chosen), len(others)))


def _negative(
    data: TrainingSet, negatives: Negatives, view: View, siblings: dict[str, list[int]], pair: int,
    chance: random.Random,
) -> Shown:  # fmt: skip
    """By turns a clause that the student mistakes for the answer and one that BM25 does."""
    question, clause = data.pairs[pair]
    drawn = negatives.draw(question, clause, chance)
    if chance.random() < 0.5:
        others = [s for s in siblings[data.clauses[clause].document] if s != clause]
        mistaken = [c for c in view.mistaken(pair, others) if not negatives.are_copies(clause, c)]
        drawn = chance.choice(mistaken or [drawn])
    return Shown(drawn, view.nearest_passage(pair, drawn))
