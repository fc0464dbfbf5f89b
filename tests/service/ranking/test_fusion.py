import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.ranking.fusion import (
    WEIGHTS,
    Scores,
    Weights,
    fused,
    parts_of,
    ranked,
    standardised,
    vectors_of,
)

SCORES = st.lists(st.floats(-100, 100, width=32), min_size=2, max_size=20)
LEXICAL = np.array([1, 0, 0, 0], dtype=np.float32)
NEAR = np.array([0, 1, 0, 0], dtype=np.float32)


def reranked(
    lexical: Scores, dense: Scores, near: Scores, places: Scores, weights: Weights = WEIGHTS
) -> Scores:
    return parts_of(lexical, dense, near, places, silent(len(near)), weights).fused(weights)


def silent(count: int) -> Scores:
    return np.zeros(count, dtype=np.float32)


@given(SCORES)
def test_standardised_scores_have_mean_0_and_deviation_1_or_are_all_0(scores: list[float]) -> None:
    standard = standardised(np.array(scores, dtype=np.float32))
    assert abs(float(standard.mean())) < 1e-2
    assert float(standard.std()) == pytest.approx(1, abs=1e-2) or not standard.any()


@pytest.mark.parametrize("scores", [[], [3.0], [2.0, 2.0]])
def test_scores_without_any_difference_say_nothing(scores: list[float]) -> None:
    assert not standardised(np.array(scores, dtype=np.float32)).any()


def test_a_clause_in_one_piece_counts_beside_its_best_sentence() -> None:
    wholes, sentences = LEXICAL, NEAR
    for weight, order in ((0.0, [1]), (0.3, [1, 0]), (0.7, [0, 1])):
        assert (
            ranked(vectors_of(wholes, sentences, Weights(whole=weight)), 2).tolist()[: len(order)]
            == order
        )


def test_both_legs_count_by_their_weight() -> None:
    assert WEIGHTS.lexical_first < 0.5
    scores = fused(LEXICAL, NEAR, silent(4))
    assert scores[1] > scores[0] > scores[2] == scores[3]
    swapped = fused(LEXICAL, NEAR, silent(4), Weights(lexical_first=0.75))
    assert swapped[0] > swapped[1] > swapped[2]


def test_late_interaction_counts_more_than_sentence_vectors_and_these_more_than_words() -> None:
    dense = np.array([0, 0, 1, 0], dtype=np.float32)
    scores = reranked(LEXICAL, dense, NEAR, silent(4))
    assert scores[1] > scores[2] > scores[0] > scores[3]
    swapped = reranked(LEXICAL, dense, NEAR, silent(4), Weights(dense=0.7))
    assert swapped[2] > swapped[1] > swapped[0]


@given(SCORES)
def test_a_leg_of_no_weight_changes_nothing(scores: list[float]) -> None:
    near, other = np.array(scores, dtype=np.float32), np.array(scores[::-1], dtype=np.float32)
    none = silent(len(scores))
    without = Weights(lexical=0, dense=0)
    assert np.array_equal(
        reranked(other, other, near, none, without), reranked(near, near, near, none, without)
    )


def test_silent_legs_leave_the_order_to_the_other() -> None:
    near = np.array([0.3, 0.9, 0.5], dtype=np.float32)
    assert ranked(fused(silent(3), near, silent(3)), 3).tolist() == [1, 2, 0]
    for legs in (
        (near, silent(3), silent(3)),
        (silent(3), near, silent(3)),
        (silent(3), silent(3), near),
    ):
        assert ranked(reranked(*legs, silent(3)), 3).tolist() == [1, 2, 0]


@given(SCORES, st.floats(0, 5))
def test_a_place_adds_its_weight_and_moves_nothing_else(scores: list[float], place: float) -> None:
    near = np.array(scores, dtype=np.float32)
    places = np.zeros_like(near)
    places[0] = 1.0
    weights = Weights(place=place)
    without = reranked(near, near, near, silent(len(scores)), weights)
    gained = reranked(near, near, near, places, weights) - without
    assert np.allclose(gained, places * place, atol=1e-4)


@given(SCORES, st.floats(0, 5))
def test_a_well_known_document_gains_by_its_weight_in_both_scores(
    scores: list[float], weight: float
) -> None:
    near, none = np.array(scores, dtype=np.float32), silent(len(scores))
    standing = np.zeros_like(near)
    standing[0] = 3.0
    weights = Weights(standing=weight, standing_first=2 * weight)
    first = fused(near, near, standing, weights) - fused(near, near, none, weights)
    second = (
        parts_of(near, near, near, none, standing, weights).fused(weights)
        - reranked(near, near, near, none, weights)
    )  # fmt: skip
    assert np.allclose(first, standing * 2 * weight, atol=1e-3)
    assert np.allclose(second, standing * weight, atol=1e-3)


@given(SCORES, st.integers(0, 25))
def test_ranked_are_the_highest_in_order(scores: list[float], k: int) -> None:
    found = ranked(np.array(scores, dtype=np.float32), k)
    assert [scores[i] for i in found] == sorted(scores, reverse=True)[:k]


def test_equal_scores_stay_in_reading_order() -> None:
    assert ranked(np.array([1, 2, 2, 1], dtype=np.float32), 3).tolist() == [1, 2, 0]
