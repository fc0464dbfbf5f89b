"""Questions that nobody wrote: a sentence stands for one, and the rest of its clause answers."""

import random

from eval.training.pairs import Grade, Kind, Pair, Shown, TrainingSet

# With fewer sentences the rest of a clause says too little.
_LEAST = 3


def with_clozes(data: TrainingSet, count: int, seed: int) -> TrainingSet:
    """`data` with at most `count` more pairs, each of another clause. The sentence itself counts for
    nothing beside the rest of its clause."""
    chance = random.Random(seed)
    long = [row for row, clause in enumerate(data.clauses) if len(clause.passages) >= _LEAST]
    pairs, judged = list(data.pairs), dict(data.judged)
    for row in chance.sample(long, min(count, len(long))):
        passage = chance.randrange(len(data.clauses[row].passages))
        judged[len(pairs)] = {Shown(row, passage): Grade.UNKNOWN}
        pairs.append(Pair(data.clauses[row].passages[passage].sentence, row, Kind.CLOZE))
    return TrainingSet(data.clauses, tuple(pairs), judged)
