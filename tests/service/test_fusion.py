import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.fusion import LEXICAL_WEIGHT, fused, ranked, standardised

SCORES = st.lists(st.floats(-100, 100, width=32), min_size=2, max_size=20)


@given(SCORES)
def test_standardised_scores_have_mean_0_and_deviation_1_or_are_all_0(scores: list[float]) -> None:
    standard = standardised(np.array(scores, dtype=np.float32))
    assert abs(float(standard.mean())) < 1e-2
    assert float(standard.std()) == pytest.approx(1, abs=1e-2) or not standard.any()


def test_both_legs_count_by_their_weight() -> None:
    lexical = np.array([1, 0, 0, 0], dtype=np.float32)
    dense = np.array([0, 1, 0, 0], dtype=np.float32)
    scores = fused(lexical, dense)
    assert LEXICAL_WEIGHT < 0.5
    assert scores[1] > scores[0] > scores[2] == scores[3]


def test_a_silent_leg_leaves_the_order_to_the_other() -> None:
    dense = np.array([0.3, 0.9, 0.5], dtype=np.float32)
    assert ranked(fused(np.zeros(3, dtype=np.float32), dense), 3).tolist() == [1, 2, 0]


def test_equal_scores_stay_in_reading_order() -> None:
    assert ranked(np.array([1, 2, 2, 1], dtype=np.float32), 3).tolist() == [1, 2, 0]
