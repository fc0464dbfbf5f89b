import json
from pathlib import Path

import numpy as np
import pytest

from service.decision import BUNDLED, Calibration, Signals, decide, read_calibration, signals_of
from service.errors import CalibrationInvalid

FLAT = Calibration("f", (0.0,) * 7, (1.0,) * 7, (0.0,) * 7, 0.0, answered=0.7, related=0.3)
SIGNALS = Signals(1.0, 0.5, 0.9, 0.5, 0.0, 1.0, 1.0)


def with_bias(bias: float) -> Calibration:
    return Calibration("f", FLAT.means, FLAT.scales, FLAT.weights, bias, FLAT.answered, FLAT.related)


@pytest.mark.parametrize(("bias", "outcome"), [(2.0, "answered"), (0.0, "related"), (-2.0, "not_found")])
def test_the_probability_decides_the_outcome(bias: float, outcome: str) -> None:
    decision = decide(SIGNALS, with_bias(bias))
    assert decision.outcome == outcome
    assert decision.confidence == pytest.approx(1 / (1 + np.exp(-bias)))


def test_nothing_is_called_an_answer_without_a_calibration() -> None:
    assert decide(SIGNALS, None) == ("related", None)


def test_the_bundled_calibration_can_be_read() -> None:
    calibration = read_calibration(BUNDLED)
    assert 0 < calibration.related < calibration.answered < 1
    assert len(calibration.weights) == len(Signals._fields)


@pytest.mark.parametrize("damage", ["text", "missing", "short"])
def test_a_calibration_that_cannot_be_read(tmp_path: Path, damage: str) -> None:
    stored = json.loads(BUNDLED.read_text(encoding="utf-8"))
    if damage == "missing":
        del stored["bias"]
    if damage == "short":
        stored["weights"] = stored["weights"][:-1]
    path = tmp_path / "calibration.json"
    path.write_text("not json" if damage == "text" else json.dumps(stored), encoding="utf-8")
    with pytest.raises(CalibrationInvalid):
        read_calibration(path)


def test_signals_of_a_first_result() -> None:
    scores = np.array([1.0, 3.0, 2.5], dtype=np.float32)
    idf = {"森林": 1.0, "覆盖率": 2.0, "2035": 1.0}
    words = ("森林", "覆盖率", "2035", "绝无")
    found = signals_of(
        scores, np.array([1, 2]), True, 0.9, words, "到2035年森林", lambda word: idf.get(word, 4.0)
    )
    assert (found.top, found.gap, found.cosine) == pytest.approx((3.0, 0.5, 0.9))
    assert found.coverage == pytest.approx(2 / 8)
    assert found.unknown == pytest.approx(4 / 8)
    assert (found.numbers, found.agreement) == (1.0, 1.0)
