import json
import math
from pathlib import Path

import pytest

from service.decision import BUNDLED, Calibration, Signals, decide, read_calibration, signals_of
from service.errors import CalibrationInvalid

FLAT = Calibration("f", (0.0,) * 5, (1.0,) * 5, (0.0,) * 5, 0.0, answered=0.7, related=0.3)
SIGNALS = Signals(1.0, 0.9, 0.0, 1.0, 1.0)


def with_bias(bias: float) -> Calibration:
    return Calibration("f", FLAT.means, FLAT.scales, FLAT.weights, bias, FLAT.answered, FLAT.related)


@pytest.mark.parametrize(("bias", "outcome"), [(2.0, "answered"), (0.0, "related"), (-2.0, "not_found")])
def test_the_probability_decides_the_outcome(bias: float, outcome: str) -> None:
    decision = decide(SIGNALS, with_bias(bias))
    assert decision.outcome == outcome
    assert decision.confidence == pytest.approx(1 / (1 + math.exp(-bias)), abs=1e-4)


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
    words = {"森林": 1.0, "覆盖率": 2.0, "2035": 1.0, "2027": 1.0, "绝无": 4.0}
    found = signals_of(3.0, 0.9, True, words, "到2035年森林覆盖率")
    assert found == Signals(top=3.0, cosine=0.9, missing=4.0, numbers=0.5, agreement=1.0)


def test_nothing_is_missing_where_every_word_stands() -> None:
    found = signals_of(3.0, 0.9, False, {"森林": 1.0}, "森林")
    assert (found.missing, found.numbers, found.agreement) == (0.0, 1.0, 0.0)
