"""Which pairs meet in a step, and which passages they meet."""

import random
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from eval.training.mining import View
from eval.training.negatives import Negatives
from eval.training.pairs import Grade, Kind, Shown, TrainingSet

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


class Shares(NamedTuple):
    """How often a pair is asked in an epoch, more than once or with a chance: one of which other clauses
    were judged; of the others one that the student finds already; a layperson's."""

    compared: float = 1.0
    found: float = 1.0
    laypeople: float = 1.0


def asked(
    data: TrainingSet, view: View, shares: Shares, seed: int, without: Collection[int] = ()
) -> list[int]:
    """The pairs to learn from; `without`: pairs that are left out."""
    chance = random.Random(seed)
    known = view.found([pair.clause for pair in data.pairs])
    often = [_share(data, shares, position, bool(is_known)) for position, is_known in enumerate(known)]
    return [
        position
        for position, share in enumerate(often)
        if position not in without
        for _ in range(int(share + chance.random()))
    ]


def _share(data: TrainingSet, shares: Shares, pair: int, is_known: bool) -> float:
    if data.pairs[pair].kind is Kind.LAYPERSON:
        return shares.laypeople
    if _is_compared(data, pair):
        return shares.compared
    return shares.found if is_known else 1.0


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
    """The pairs in groups of a document's; what is asked more than once never twice in a group."""
    own: dict[tuple[str, int], list[int]] = {}
    times: Counter[int] = Counter()
    for position in pairs:
        document = data.clauses[data.pairs[position].clause].document
        own.setdefault((document, times[position]), []).append(position)
        times[position] += 1
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
    answers = [answer(data, view, pair) for pair in pairs]
    others: list[Shown] = []
    for pair in pairs:
        others += _judged(data.judged.get(pair, {}), chance)
        if not _is_compared(data, pair):
            others.append(_negative(data, negatives, view, siblings, pair, chance))
    return Batch(pairs, [*answers, *(one for one in dict.fromkeys(others) if one not in answers)])


def _is_compared(data: TrainingSet, pair: int) -> bool:
    """Whether passages of other clauses than the answer's were judged."""
    grades = data.judged.get(pair, {}).items()
    return any(
        grade is not Grade.UNKNOWN and shown.clause != data.pairs[pair].clause for shown, grade in grades
    )


def answer(data: TrainingSet, view: View, pair: int) -> Shown:
    """The passage of the answering clause that is nearest to a question; of those that were judged to
    answer, where there are any, and none that counts for nothing."""
    clause = data.pairs[pair].clause
    own = {place: data.judged.get(pair, {}).get(Shown(clause, place))
           for place in range(len(data.clauses[clause].passages))}  # fmt: skip
    answering = [place for place, grade in own.items() if grade is Grade.ANSWER]
    may = [place for place, grade in own.items() if grade is not Grade.UNKNOWN]
    return Shown(clause, view.nearest_passage(pair, clause, answering or may))


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
    question, clause, _ = data.pairs[pair]
    drawn = negatives.draw(question, clause, chance)
    if chance.random() < 0.5:
        others = [s for s in siblings[data.clauses[clause].document] if s != clause]
        mistaken = [c for c in view.mistaken(pair, others) if not negatives.are_copies(clause, c)]
        drawn = chance.choice(mistaken or [drawn])
    return Shown(drawn, view.nearest_passage(pair, drawn))
