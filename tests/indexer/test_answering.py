import math

import numpy as np
import pytest
from numpy.typing import NDArray

from indexer.answering import features, log_odds

QUESTION = np.array([1.0, 0.0], dtype=np.float32)
NEAR, FAR = (np.array(vector, dtype=np.float32) for vector in ([0.8, 0.6], [0.0, 1.0]))
WEIGHTS = np.array([5.0, 5.0, -1.0, 0.0, 0.5], dtype=np.float32)


def test_what_agrees_and_what_is_asked_are_looked_at() -> None:
    assert features(QUESTION, NEAR) == pytest.approx([0.8, 0, 1, 0])
    both = features(np.stack([QUESTION, QUESTION]), np.stack([NEAR, FAR]))
    assert both.shape == (2, 4)


@pytest.mark.parametrize(("passage", "expected"), [(NEAR, 3.5), (FAR, -0.5)])
def test_the_log_odds_are_a_weighted_sum(passage: NDArray[np.float32], expected: float) -> None:
    assert log_odds(WEIGHTS, QUESTION, passage) == pytest.approx(expected)


def test_an_encoder_without_weights_says_nothing() -> None:
    assert math.isclose(log_odds(np.zeros(0, dtype=np.float32), QUESTION, NEAR), 0)
