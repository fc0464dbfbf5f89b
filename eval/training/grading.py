"""What each passage of a step is to each of its questions."""

import torch
from torch import Tensor

from eval.training.batches import Batch
from eval.training.negatives import Negatives
from eval.training.pairs import Grade, Shown, TrainingSet


def graded(data: TrainingSet, batch: Batch, negatives: Negatives) -> Tensor:
    """The grades, shape (questions, passages)."""
    return torch.tensor([
        [_grade(data, pair, own, shown, negatives) for shown in batch.shown]
        for pair, own in zip(batch.pairs, batch.shown, strict=False)
    ])  # fmt: skip


def _grade(data: TrainingSet, pair: int, own: Shown, shown: Shown, negatives: Negatives) -> Grade:
    judged = data.judged.get(pair, {})
    if shown in judged:
        return judged[shown]
    if shown == own:
        return Grade.ANSWER
    touching = {passage.clause for passage, grade in judged.items() if grade}
    if shown.clause in {own.clause, *touching} or negatives.are_copies(own.clause, shown.clause):
        return Grade.UNKNOWN
    is_sibling = data.clauses[shown.clause].document == data.clauses[own.clause].document
    return Grade.NEAR if is_sibling else Grade.OTHER
