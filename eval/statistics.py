"""How sure a figure is: bootstrap intervals, paired tests, intervals of shares."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest, bootstrap, permutation_test

_RESAMPLES = 10_000
_SEED = 20261122


class Interval(NamedTuple):
    """A mean or share, and the bounds of its 95 % interval."""

    value: float
    low: float
    high: float


class Comparison(NamedTuple):
    """The mean difference of two systems over the same queries, how many queries each wins, and the
    probability of such a difference by chance (paired randomisation; Smucker et al., CIKM 2007)."""

    difference: float
    wins: int
    ties: int
    losses: int
    p_value: float


def mean_interval(values: Sequence[float]) -> Interval:
    """Percentile bootstrap over queries."""
    sample = np.asarray(values, dtype=float)
    if len(sample) < 2 or np.ptp(sample) == 0:
        return Interval(float(sample.mean()), float(sample.min()), float(sample.max()))
    bounds = bootstrap(
        (sample,), np.mean, n_resamples=_RESAMPLES, method="percentile", rng=np.random.default_rng(_SEED)
    ).confidence_interval
    return Interval(float(sample.mean()), float(bounds.low), float(bounds.high))


def share_interval(hits: int, total: int) -> Interval:
    """Wilson's interval."""
    if not total:
        return Interval(0.0, 0.0, 1.0)
    bounds = binomtest(hits, total).proportion_ci(method="wilson")
    return Interval(hits / total, float(bounds.low), float(bounds.high))


def compared(ours: Sequence[float], theirs: Sequence[float]) -> Comparison:
    """Two systems' values for the same queries in the same order."""
    a, b = np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)
    return Comparison(
        float((a - b).mean()),
        int((a > b).sum()),
        int((a == b).sum()),
        int((a < b).sum()),
        _p_value(a, b),
    )


def _p_value(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    if len(a) < 2 or np.array_equal(a, b):
        return 1.0
    tested = permutation_test(
        (a, b), lambda x, y, axis: (x - y).mean(axis=axis), permutation_type="samples", vectorized=True,
        n_resamples=_RESAMPLES, rng=np.random.default_rng(_SEED),
    )  # fmt: skip
    return float(tested.pvalue)
