import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.calibration import Calibration
from service.ranking.decision import decide, doubted

SIGNALS = (0.5, 0.2)


def with_base(base: float) -> Calibration:
    return Calibration("f", "", ("a", "b"), base, (), answered=0.7, related=0.3)


@pytest.mark.parametrize(("base", "outcome"), [(2.0, "answered"), (0.0, "related"), (-2.0, "not_found")])
def test_the_probability_decides_the_outcome(base: float, outcome: str) -> None:
    decision = decide(lambda: SIGNALS, with_base(base))
    assert decision.outcome == outcome
    assert decision.confidence == pytest.approx(1 / (1 + math.exp(-base)), abs=1e-4)


@given(st.floats(-100, 100))
def test_the_shown_confidence_and_the_outcome_never_disagree(base: float) -> None:
    calibration = with_base(base)
    outcome, confidence = decide(lambda: SIGNALS, calibration)
    assert confidence is not None
    assert 0 < confidence <= 1
    assert confidence == round(confidence, 4)
    assert (outcome == "answered") == (confidence >= calibration.answered)
    assert (outcome == "not_found") == (confidence < calibration.related)


def test_what_cannot_be_the_answer_is_just_below_one() -> None:
    outcome, confidence = doubted(with_base(2.0))
    assert outcome == "related"
    assert confidence is not None
    assert 0.3 < confidence < 0.7


def test_the_signals_decide() -> None:
    calibration = Calibration(
        "f", "", ("a", "b"), 0.0, ([1, 0.3, 3.0, -3.0],), answered=0.7, related=0.3
    )
    assert decide(lambda: (0.0, 0.2), calibration).outcome == "answered"
    assert decide(lambda: (0.0, 0.4), calibration).outcome == "not_found"


def test_nothing_is_called_an_answer_without_a_calibration() -> None:
    assert decide(lambda: SIGNALS, None) == ("related", None)


@pytest.mark.parametrize("calibration", [None, with_base(9.0)])
def test_a_question_that_names_nothing_is_answered_by_nothing(calibration: Calibration | None) -> None:
    decision = decide(lambda: SIGNALS, calibration, names_something=False)
    assert decision.outcome == "not_found"
    assert decision.confidence is not None
    assert 0 < decision.confidence < 0.001
