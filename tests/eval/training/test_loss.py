import math
from collections.abc import Sequence

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from eval.training.loss import Losses, losses
from eval.training.pairs import Grade
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
    questions: Texts, passages: Encoded, grades: Sequence[Sequence[int]],
    meant: Texts | None = None, answers: Texts | None = None,
) -> Losses:  # fmt: skip
    """Without `answers`, none is seen in one piece."""
    asked = encoded(questions)
    named = torch.ones(asked.mask.shape) if meant is None else torch.tensor(meant)
    return losses(
        asked, named, passages, torch.tensor(grades), encoded(answers) if answers else None,
        asked, asked,
    )  # fmt: skip


ANSWER, TOPIC, NEAR, OTHER, UNKNOWN = (
    Grade.ANSWER, Grade.TOPIC, Grade.NEAR, Grade.OTHER, Grade.UNKNOWN,
)  # fmt: skip


@given(st.lists(st.integers(30, 60), min_size=2, max_size=2, unique=True))
def test_any_answer_that_is_nearer_loses_less(degrees: list[int]) -> None:
    near, far = (found([[0]], encoded([[angle], [45]]), [[ANSWER, OTHER]]) for angle in sorted(degrees))
    assert near.tokens < far.tokens
    assert near.whole < far.whole


@pytest.mark.parametrize("other", [OTHER, NEAR, TOPIC])
def test_an_answer_and_anything_lower_equally_near_are_a_toss(other: Grade) -> None:
    loss = found([[0]], encoded([[30], [-30]]), [[ANSWER, other]])
    assert float(loss.tokens) == pytest.approx(math.log(2), abs=1e-4)
    assert float(loss.whole) == pytest.approx(math.log(2), abs=1e-4)


def test_each_question_has_its_own_answers() -> None:
    questions: Texts = [[0], [90]]
    grades = [[ANSWER, OTHER], [OTHER, ANSWER]]
    right, crossed = (found(questions, encoded(texts), grades) for texts in ([[0], [90]], [[90], [0]]))
    assert float(right.total) < 1e-3
    assert float(crossed.tokens) == pytest.approx(1 / 0.02, rel=1e-3)


def test_what_may_answer_counts_for_nothing() -> None:
    passages = encoded([[10], [0]])
    counted, spared = (found([[0]], passages, [[ANSWER, other]]) for other in (OTHER, UNKNOWN))
    assert float(counted.total) > 2 * math.log(2)
    assert float(spared.total) == pytest.approx(0, abs=1e-6)


def test_answers_do_not_stand_in_each_others_way() -> None:
    alone = found([[0]], encoded([[20], [60]]), [[ANSWER, OTHER]])
    both = found([[0]], encoded([[20], [20], [60]]), [[ANSWER, ANSWER, OTHER]])
    assert torch.allclose(alone.total, both.total)


def test_what_is_on_the_topic_shall_stand_above_what_is_not() -> None:
    grades = [[ANSWER, TOPIC, OTHER]]
    right, crossed = (
        found([[0]], encoded([[0], *others]), grades) for others in ([[30], [60]], [[60], [30]])
    )
    assert float(right.topic) < 1e-3
    assert float(crossed.topic) > 10
    assert float(crossed.whole) == pytest.approx(float(right.whole), abs=1e-3)


def test_a_topic_has_nothing_to_fear_from_what_may_be_on_it() -> None:
    loss = found([[0]], encoded([[0], [60], [30]]), [[ANSWER, TOPIC, NEAR]])
    assert float(loss.topic) == pytest.approx(0, abs=1e-6)


def test_a_question_without_an_answer_loses_nothing_by_it() -> None:
    one = found([[0]], encoded([[30], [-30]]), [[ANSWER, OTHER]])
    two = found([[0], [0]], encoded([[30], [-30]]), [[ANSWER, OTHER], [OTHER, OTHER]])
    assert torch.allclose(one.whole, two.whole)


def test_an_answer_in_one_piece_is_told_from_the_others() -> None:
    passages, grades = encoded([[0], [90]]), [[ANSWER, OTHER], [OTHER, ANSWER]]
    right, crossed, spared = (
        found([[0], [90]], passages, known, answers=texts)
        for texts, known in (
            ([[0], [90]], grades), ([[90], [0]], grades),
            ([[90], [0]], [[ANSWER, UNKNOWN], [UNKNOWN, ANSWER]]),
        )
    )  # fmt: skip
    assert float(right.clause) < 1e-3
    assert float(crossed.clause) == pytest.approx(1 / 0.02, rel=1e-3)
    assert float(spared.clause) == pytest.approx(0, abs=1e-6)
    assert torch.equal(right.whole, crossed.whole)


@given(st.permutations(range(4)))
def test_any_order_of_the_passages_loses_the_same(order: list[int]) -> None:
    texts, grades = [[20, 70], [50, 10], [40, 80], [25, 60]], [ANSWER, TOPIC, OTHER, NEAR]
    shuffled = found([[0, 30]], encoded([texts[i] for i in order]), [[grades[i] for i in order]])
    assert torch.allclose(found([[0, 30]], encoded(texts), [grades]).total, shuffled.total, atol=1e-5)


def test_padding_of_a_passage_is_not_met() -> None:
    padded = encoded([[20, 0], [30, 0]], [[1, 0], [1, 0]])
    bare = encoded([[20], [30]])
    grades = [[ANSWER, OTHER]]
    assert torch.allclose(found([[0]], padded, grades).tokens, found([[0]], bare, grades).tokens)


def test_only_tokens_that_are_meant_are_looked_for() -> None:
    passages, grades = encoded([[20], [30]]), [[ANSWER, OTHER]]
    alone, beside = (found([[0, other]], passages, grades, meant=[[1, 0]]).tokens for other in (-60, 80))
    assert torch.equal(alone, beside)


def test_drift_is_the_distance_from_the_vectors_without_the_adapter() -> None:
    one, other = encoded([[0], [0]]), encoded([[0], [60]])
    grades = torch.tensor([[ANSWER, OTHER], [OTHER, ANSWER]])
    loss = losses(one, torch.ones(2, 1), one, grades, one, one, other)
    assert float(loss.drift) == pytest.approx(0.25, abs=1e-5)
