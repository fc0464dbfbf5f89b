"""How far the encoder is from putting each question's clause first among those of its batch."""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from eval.training.student import Encoded

# van den Oord et al. (arXiv 1807.03748), with e5's order of temperature (arXiv 2402.05672: 0.01).
_TEMPERATURE = 0.02
# What stands in the way of being chosen.
_NEVER = -9.0


class Losses(NamedTuple):
    """Of late interaction, of whole vectors of passages and of clauses, and of the distance from the
    model's own vectors."""

    tokens: Tensor
    whole: Tensor
    clause: Tensor
    drift: Tensor

    @property
    def total(self) -> Tensor:
        return self.tokens + self.whole + self.clause + self.drift


def losses(
    questions: Encoded, meant: Tensor, passages: Encoded, owners: Tensor, clauses: Encoded,
    forbidden: Tensor, general: Encoded, plain: Encoded,
) -> Losses:  # fmt: skip
    """`meant`, shape (questions, tokens): tokens that name something; `owners`, shape (passages,):
    the clause of each; clause i answers question i, and `clauses` are those answers, each in one
    piece. `forbidden`, shape (questions, clauses): near copies of the answer. `general` and `plain`:
    the same texts with and without the adapter."""
    met = _of_clauses(_met(questions, meant, passages), owners, forbidden.shape[1])
    near = _of_clauses(questions.whole @ passages.whole.T, owners, forbidden.shape[1])
    in_one = questions.whole @ clauses.whole.T
    drift = (1 - (general.whole * plain.whole).sum(1)).mean()
    among_answers = _contrast(in_one, forbidden[:, : len(in_one)])
    return Losses(_contrast(met, forbidden), _contrast(near, forbidden), among_answers, drift)


def _met(questions: Encoded, meant: Tensor, passages: Encoded) -> Tensor:
    """Cosine of each meant token's nearest, shape (questions, tokens, passages); 0 for others."""
    cosines = torch.einsum("qid,pjd->qpij", questions.tokens, passages.tokens)
    nearest = cosines.masked_fill(~passages.mask.bool()[None, :, None, :], -1).amax(3)
    share = meant / meant.sum(1, keepdim=True)
    return nearest.transpose(1, 2) * share[..., None]


def _of_clauses(scores: Tensor, owners: Tensor, clauses: int) -> Tensor:
    """The best passage of each clause; for tokens each its own, then their sum."""
    best = torch.stack([scores[..., owners == clause].amax(-1) for clause in range(clauses)], -1)
    return best.sum(1) if best.dim() == 3 else best


def _contrast(scores: Tensor, forbidden: Tensor) -> Tensor:
    return cross_entropy(scores.masked_fill(forbidden, _NEVER) / _TEMPERATURE, torch.arange(len(scores)))
