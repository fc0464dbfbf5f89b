from pathlib import Path

import numpy as np
import pytest

from eval.benchmark import read_queries, resolved
from eval.calibration import fit, thresholds, write_calibration
from eval.commands import DEVELOPMENT
from eval.errors import BenchmarkInvalid
from service.decision import BUNDLED, read_calibration
from service.search import Searcher


def test_the_bundled_calibration_is_what_the_development_queries_give(
    searcher: Searcher, tmp_path: Path
) -> None:
    queries = read_queries(DEVELOPMENT)
    found = fit(searcher, queries, tuple(resolved(queries, searcher.index)))
    write_calibration(tmp_path / "new.json", found.calibration)
    new, bundled = read_calibration(tmp_path / "new.json"), read_calibration(BUNDLED)
    assert new.fingerprint == bundled.fingerprint
    assert np.allclose(new.weights, bundled.weights, atol=0.05)
    assert abs(new.answered - bundled.answered) < 0.05


def test_thresholds_keep_both_errors_within_their_limits() -> None:
    probabilities = np.concatenate([np.linspace(0, 0.8, 100), np.linspace(0.1, 1, 100)])
    answerable = np.repeat([False, True], 100)
    answered, related = thresholds(probabilities, answerable)
    assert np.mean(probabilities[~answerable] > answered) <= 0.05
    assert np.mean(probabilities[answerable] < related) <= 0.03
    assert related <= answered


def test_too_few_queries_are_told(searcher: Searcher) -> None:
    queries = read_queries(DEVELOPMENT)[:5]
    with pytest.raises(BenchmarkInvalid):
        fit(searcher, queries, tuple(resolved(queries, searcher.index)))
