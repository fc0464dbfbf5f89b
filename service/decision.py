"""Whether the first clause answers: several signals, one calibrated probability, three outcomes."""

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from service.errors import CalibrationInvalid

Outcome = Literal["answered", "related", "not_found"]

BUNDLED = Path(str(files("service") / "calibration.json"))


class Signals(NamedTuple):
    """What is known of a first result before anyone has read it.

    `top` and `gap` are fused scores (of the first, and over the second), `cosine` that of its best
    sentence, `coverage` the idf-weighted share of the query's words that stand in the clause or
    above it, `unknown` the idf-weighted share of words that stand in no clause at all, `numbers`
    the share of the query's numbers that it holds, `agreement` 1 where both legs put it first.
    """

    top: float
    gap: float
    cosine: float
    coverage: float
    unknown: float
    numbers: float
    agreement: float


@dataclass(frozen=True)
class Calibration:
    """A logistic model over standardised signals, and the probabilities that bound the outcomes.

    It holds for one encoder only: `fingerprint` is the encoder's.
    """

    fingerprint: str
    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    answered: float
    related: float

    def probability(self, signals: Signals) -> float:
        standard = zip(signals, self.means, self.scales, self.weights, strict=True)
        logit = self.bias + sum(w * (value - mean) / scale for value, mean, scale, w in standard)
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))


class Decision(NamedTuple):
    """`confidence` is None where no calibration fits the index's encoder."""

    outcome: Outcome
    confidence: float | None


def read_calibration(path: Path) -> Calibration:
    """Raises CalibrationInvalid."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        lists = {name: tuple(stored[name]) for name in ("means", "scales", "weights")}
        calibration = Calibration(**{**stored, **lists})
        calibration.probability(Signals(*[0.0] * len(Signals._fields)))
    except (OSError, ValueError, TypeError, KeyError, ZeroDivisionError):
        raise CalibrationInvalid(f"{path} 读不懂。请重新运行:tiaowen calibrate。") from None
    return calibration


def decide(signals: Signals, calibration: Calibration | None) -> Decision:
    """Without a calibration nothing is called an answer: the clauses are offered as related."""
    if calibration is None:
        return Decision("related", None)
    confidence = calibration.probability(signals)
    if confidence >= calibration.answered:
        return Decision("answered", confidence)
    return Decision("related" if confidence >= calibration.related else "not_found", confidence)


def signals_of(
    scores: NDArray[np.float32],
    order: NDArray[np.int64],
    legs_agree: bool,
    cosine: float,
    words: Sequence[str],
    text: str,
    idf: Callable[[str], float],
) -> Signals:
    """Signals of the first of `order`, whose folded, lowered text with title and headings is `text`."""
    top = float(scores[order[0]])
    second = float(scores[order[1]]) if len(order) > 1 else 0.0
    unheard = idf("")
    numbers = [word for word in words if word[0].isdigit()]
    return Signals(
        top=top,
        gap=top - second,
        cosine=cosine,
        coverage=_share(words, lambda word: word in text, idf),
        unknown=_share(words, lambda word: idf(word) >= unheard, idf) if words else 0.0,
        numbers=sum(number in text for number in numbers) / len(numbers) if numbers else 1.0,
        agreement=float(legs_agree),
    )


def _share(words: Sequence[str], holds: Callable[[str], bool], idf: Callable[[str], float]) -> float:
    total = sum(idf(word) for word in words)
    return sum(idf(word) for word in words if holds(word)) / total if total else 0.0
