import math
from collections.abc import Sequence

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from eval.training.loss import Losses, losses
from eval.training.student import Encoded

# Degrees between question and clause stand for nearness: all vectors lie in one plane.
Texts = Sequence[Sequence[float]]


def encoded(texts: Texts, mask: Sequence[Sequence[int]] | None = None) -> Encoded:
    """Each text as the directions of its tokens, the whole as that of the first."""
    angles = torch.deg2rad(torch.tensor(texts))
    tokens = torch.stack([angles.cos(), angles.sin()], -1)
    shown = torch.tensor(mask) if mask else torch.ones(angles.shape, dtype=torch.long)
    return Encoded(tokens[:, 0], tokens, shown, torch.zeros(*angles.shape, 2))


def found(
    questions: Texts, passages: Encoded, owners: Sequence[int],
    forbidden: Tensor | None = None, meant: Texts | None = None, answers: Texts | None = None,
) -> Losses:  # fmt: skip
    """Without `answers`, each question's answer in one piece lies where the question does."""
    asked = encoded(questions)
    nobody = torch.zeros(len(questions), max(owners) + 1, dtype=torch.bool)
    named = torch.ones(asked.mask.shape) if meant is None else torch.tensor(meant)
    return losses(
        asked, named, passages, torch.tensor(owners), encoded(answers) if answers else asked,
        nobody if forbidden is None else forbidden, asked, asked,
    )  # fmt: skip


@given(st.lists(st.integers(30, 60), min_size=2, max_size=2, unique=True))
def test_any_answer_that_is_nearer_loses_less(degrees: list[int]) -> None:
    near, far = (found([[0]], encoded([[angle], [45]]), [0, 1]) for angle in sorted(degrees))
    assert near.tokens < far.tokens
    assert near.whole < far.whole


def test_two_clauses_equally_near_are_a_toss() -> None:
    loss = found([[0]], encoded([[30], [-30]]), [0, 1])
    assert float(loss.tokens) == pytest.approx(math.log(2), abs=1e-4)
    assert float(loss.whole) == pytest.approx(math.log(2), abs=1e-4)


def test_each_question_has_the_clause_of_its_own_place() -> None:
    questions: Texts = [[0], [90]]
    right, crossed = (found(questions, encoded(texts), [0, 1]) for texts in ([[0], [90]], [[90], [0]]))
    assert float(right.total) < 1e-3
    assert float(crossed.tokens) == pytest.approx(1 / 0.02, rel=1e-3)


def test_forbidden_clauses_do_not_count() -> None:
    passages = encoded([[10], [0]])
    counted = found([[0]], passages, [0, 1])
    spared = found([[0]], passages, [0, 1], torch.tensor([[False, True]]))
    assert float(counted.total) > 2 * math.log(2)
    assert float(spared.total) == pytest.approx(0, abs=1e-6)


def test_the_best_passage_of_a_clause_stands_for_it() -> None:
    alone = found([[0]], encoded([[20], [40]]), [0, 1])
    with_worse = found([[0]], encoded([[20], [85], [40]]), [0, 0, 1])
    assert torch.allclose(alone.total, with_worse.total)


def test_an_answer_in_one_piece_is_told_from_the_others() -> None:
    passages = encoded([[0], [90]])
    right, crossed = (
        found([[0], [90]], passages, [0, 1], answers=texts) for texts in ([[0], [90]], [[90], [0]])
    )
    assert float(right.clause) < 1e-3
    assert float(crossed.clause) == pytest.approx(1 / 0.02, rel=1e-3)
    assert torch.equal(right.whole, crossed.whole)


@given(st.permutations(range(4)))
def test_any_order_of_the_passages_loses_the_same(order: list[int]) -> None:
    texts, owners = [[20, 70], [50, 10], [40, 80], [25, 60]], [0, 0, 1, 2]
    shuffled = found([[0, 30]], encoded([texts[i] for i in order]), [owners[i] for i in order])
    assert torch.allclose(found([[0, 30]], encoded(texts), owners).total, shuffled.total, atol=1e-5)


def test_padding_of_a_passage_is_not_met() -> None:
    padded = encoded([[20, 0], [30, 0]], [[1, 0], [1, 0]])
    bare = encoded([[20], [30]])
    assert torch.allclose(found([[0]], padded, [0, 1]).tokens, found([[0]], bare, [0, 1]).tokens)


def test_only_tokens_that_are_meant_are_looked_for() -> None:
    passages = encoded([[20], [30]])
    alone, beside = (found([[0, other]], passages, [0, 1], meant=[[1, 0]]).tokens for other in (-60, 80))
    assert torch.equal(alone, beside)


def test_drift_is_the_distance_from_the_vectors_without_the_adapter() -> None:
    one, other = encoded([[0], [0]]), encoded([[0], [60]])
    free = torch.zeros(2, 2, dtype=torch.bool)
    loss = losses(one, torch.ones(2, 1), one, torch.tensor([0, 1]), one, free, one, other)
    assert float(loss.drift) == pytest.approx(0.25, abs=1e-5)
