import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.calibration import Calibration, calibration_of, read_calibration
from indexer.errors import CalibrationInvalid
from service.ranking.signals import Signals

TREE = [0, 0.5, -1.0, [1, 2.0, 1.0, 3.0]]
BUNDLED = read_calibration()
SIGNALS = len(BUNDLED.signals)
SMALL = Calibration("f" * 64, "c" * 64, ("nearness", "lead"), 0.25, (TREE, TREE), 0.8, 0.1)


def logistic(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


@pytest.mark.parametrize(("values", "leaf"), [((0.5, 9.0), -1.0), ((0.6, 2.0), 1.0), ((0.6, 2.1), 3.0)])
def test_every_tree_adds_the_leaf_that_the_signals_lead_to(
    values: tuple[float, float], leaf: float
) -> None:
    assert SMALL.probability(values) == pytest.approx(logistic(0.25 + 2 * leaf))


@given(st.lists(st.floats(allow_nan=False), min_size=SIGNALS, max_size=SIGNALS))
def test_whatever_the_signals_are_a_probability_comes_out(values: list[float]) -> None:
    assert 0 < BUNDLED.probability(values) < 1


@pytest.mark.parametrize("base", [-1e6, 1e6])
def test_no_odds_are_too_long(base: float) -> None:
    certain = Calibration("f" * 64, "c" * 64, (), base, (), 0.8, 0.1)
    assert certain.probability(()) == pytest.approx(float(base > 0))


@pytest.mark.parametrize("values", [(), (0.5,), (0.5, 0.5, 0.5)])
def test_other_signals_than_it_was_fitted_on_are_refused(values: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="signals"):
        SMALL.probability(values)


def test_the_bundled_calibration_reads_the_signals_of_the_service() -> None:
    assert BUNDLED.signals == Signals._fields
    assert 0 < BUNDLED.related < BUNDLED.answered < 1


def test_stored_and_read(tmp_path: Path) -> None:
    path = tmp_path / "calibration.json"
    path.write_text(json.dumps(asdict(SMALL)), encoding="utf-8")
    assert read_calibration(path) == SMALL


@pytest.mark.parametrize(
    "change",
    [
        {"trees": "0.1"},
        {"trees": 0.1},
        {"trees": [None]},
        {"trees": [[0, 0.5, 0.1]]},
        {"trees": [[2, 0.5, 0.1, 0.2]]},
        {"trees": [[0, 0.5, 0.1, [2, 0.5, 0.1, 0.2]]]},
        {"trees": [[0, 0.5, 0.1, "high"]]},
        {"base": None},
        {"signals": 2},
        {"answered": "0.8"},
        {"related": None},
        {"unheard-of": 1},
    ],
)
def test_what_no_calibration_can_be_made_of_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(CalibrationInvalid):
        calibration_of(asdict(SMALL) | change)


@pytest.mark.parametrize("name", asdict(SMALL))
def test_a_calibration_without_one_of_its_parts_is_refused(name: str) -> None:
    stored = asdict(SMALL)
    del stored[name]
    with pytest.raises(CalibrationInvalid):
        calibration_of(stored)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", None])
def test_a_file_that_holds_none_is_named_or_refused(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "calibration.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CalibrationInvalid, match="tiaowen calibrate"):
        read_calibration(path)
