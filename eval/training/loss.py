"""How far the encoder is from putting what answers each question first, and what touches it next."""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, softplus

from eval.training.pairs import Grade
from eval.training.student import Encoded

# van den Oord et al. (arXiv 1807.03748), with e5's order of temperature (arXiv 2402.05672: 0.01).
_TEMPERATURE = 0.02
# What stands in the way of being chosen.
_NEVER = -9.0
# What is on the topic counts half as much as what answers, as it does in nDCG.
_TOPIC = 0.5


class Losses(NamedTuple):
    """Of late interaction and of whole vectors, for what answers; of both, for what is on the topic;
    of answers in one piece, and of the distance from the model's own vectors."""

    tokens: Tensor
    whole: Tensor
    topic: Tensor
    clause: Tensor
    drift: Tensor

    @property
    def total(self) -> Tensor:
        return self.tokens + self.whole + _TOPIC * self.topic + self.clause + self.drift


def losses(
    questions: Encoded, meant: Tensor, passages: Encoded, grades: Tensor, clauses: Encoded | None,
    general: Encoded, plain: Encoded,
) -> Losses:  # fmt: skip
    """`meant`, shape (questions, tokens): tokens that name something; `grades`, shape (questions,
    passages), of `Grade`. Passage i and clause i, in one piece, are of the answer to question i;
    None: no clauses in this step. `general` and `plain`: the same texts with and without the
    adapter."""
    met = _met(questions, meant, passages)
    near = questions.whole @ passages.whole.T
    return Losses(
        tokens=_above(met, grades, Grade.ANSWER, Grade.TOPIC),
        whole=_above(near, grades, Grade.ANSWER, Grade.TOPIC),
        topic=_above(met, grades, Grade.TOPIC, Grade.OTHER)
        + _above(near, grades, Grade.TOPIC, Grade.OTHER),
        clause=_in_one(questions, clauses, grades) if clauses else torch.zeros(()),
        drift=(1 - (general.whole * plain.whole).sum(1)).mean(),
    )


def _met(questions: Encoded, meant: Tensor, passages: Encoded) -> Tensor:
    """Mean cosine of the meant tokens' nearest, shape (questions, passages)."""
    cosines = torch.einsum("qid,pjd->qpij", questions.tokens, passages.tokens)
    nearest = cosines.masked_fill(~passages.mask.bool()[None, :, None, :], -1).amax(3)
    share = meant / meant.sum(1, keepdim=True)
    return torch.einsum("qpi,qi->qp", nearest, share)


def _above(scores: Tensor, grades: Tensor, grade: Grade, others: Grade) -> Tensor:
    """How far the passages of a grade are from standing above those of grade 0 to `others`, each
    alone; the mean of a question's, then of the questions that have any. 0 where none has."""
    below, is_own = (grades >= 0) & (grades <= others), grades == grade
    most = (scores.masked_fill(~below, _NEVER) / _TEMPERATURE).logsumexp(1, keepdim=True)
    lost = softplus(most - scores / _TEMPERATURE).masked_fill(~is_own, 0).sum(1)
    counts = is_own.sum(1)
    return (lost / counts.clamp(min=1)).sum() / (counts > 0).sum().clamp(min=1)


def _in_one(questions: Encoded, clauses: Encoded, grades: Tensor) -> Tensor:
    """How far each answer is from standing above those to other questions that don't answer its own."""
    scores = questions.whole @ clauses.whole.T
    between = grades[:, : len(scores)]
    may = (between == Grade.ANSWER) | (between == Grade.UNKNOWN)
    scores = scores.masked_fill(may & ~torch.eye(len(scores), dtype=torch.bool), _NEVER)
    return cross_entropy(scores / _TEMPERATURE, torch.arange(len(scores)))
