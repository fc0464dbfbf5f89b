"""The model of confidence that an index carries: it holds for one encoder only."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

from indexer.errors import CalibrationInvalid

BUNDLED = Path(str(files("indexer") / "calibration.json"))
# What an index whose encoder has no calibration says.
UNCALIBRATED = "没有按这个模型校准,结果只标为“相关”。请运行 tiaowen calibrate。"
# Beyond this the logistic function is 0 or 1 in any notation.
_FARTHEST = 50.0

# A leaf is a number; a node asks whether a signal is at most a bound: [signal, bound, yes, no].
Tree = float | list[Any]


class Fingerprinted(Protocol):
    """An encoder, by the fingerprints of what makes its signals."""

    @property
    def fingerprint(self) -> str: ...

    @property
    def cross_encoder(self) -> str: ...


@dataclass(frozen=True)
class Calibration:
    """Boosted regression trees of the log odds (Friedman, Annals of Statistics 29, 2001), and the
    probabilities that bound the outcomes.

    `fingerprint` is the encoder's, `cross_encoder` that of what is beside it; `signals` are the names of
    the signals, in their order.
    """

    fingerprint: str
    cross_encoder: str
    signals: tuple[str, ...]
    base: float
    trees: tuple[Tree, ...]
    answered: float
    related: float

    def fits(self, model: Fingerprinted) -> bool:
        """Whether it was made with this encoder."""
        return (self.fingerprint, self.cross_encoder) == (model.fingerprint, model.cross_encoder)

    def probability(self, values: Sequence[float]) -> float:
        """Raises ValueError for other than one value a signal."""
        if len(values) != len(self.signals):
            raise ValueError(f"{len(values)} values for {len(self.signals)} signals")
        logit = self.base + sum(_leaf(tree, values) for tree in self.trees)
        return 1 / (1 + math.exp(-max(-_FARTHEST, min(_FARTHEST, logit))))


def _check(calibration: Calibration) -> None:
    """Raises TypeError or ValueError for what would fail when a query is judged."""
    for number in (calibration.base, calibration.answered, calibration.related):
        float(number + 0.0)
    for tree in calibration.trees:
        _check_tree(tree, len(calibration.signals))


def _check_tree(tree: Tree, signals: int) -> None:
    if not isinstance(tree, list):
        float(tree + 0.0)
        return
    signal, bound, yes, no = tree
    if not 0 <= signal < signals:
        raise ValueError(signal)
    float(bound + 0.0)
    _check_tree(yes, signals)
    _check_tree(no, signals)


def _leaf(tree: Tree, values: Sequence[float]) -> float:
    while isinstance(tree, list):
        signal, bound, yes, no = tree
        tree = yes if values[signal] <= bound else no
    return tree


def calibration_of(stored: Mapping[str, Any]) -> Calibration:
    """Raises CalibrationInvalid for what no calibration can be made of."""
    try:
        lists = {name: tuple(stored[name]) for name in ("signals", "trees")}
        calibration = Calibration(**{**stored, **lists})
        _check(calibration)
    except (ValueError, TypeError, KeyError, IndexError):
        raise CalibrationInvalid("置信度的校准读不懂。请重新运行:tiaowen calibrate。") from None
    return calibration


def read_calibration(path: Path = BUNDLED) -> Calibration:
    """Raises CalibrationInvalid."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise CalibrationInvalid(f"{path} 读不懂。请重新运行:tiaowen calibrate。") from None
    return calibration_of(stored)
