"""Whether the first clause answers: several signals, one calibrated probability, three outcomes."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple

from service.errors import CalibrationInvalid

Outcome = Literal["answered", "related", "not_found"]

BUNDLED = Path(str(files("service") / "calibration.json"))


# A probability fitted on some hundred queries has no more digits than these, and is never nothing.
_DIGITS = 4
_LEAST = 0.0001


class Signals(NamedTuple):
    """What is known of a first result before anyone has read it.

    `top` is its fused score, `cosine` that of its best sentence, `missing` the idf of the rarest
    word of the query that stands neither in the clause nor above it, `numbers` the share of the
    query's numbers that stand there, `agreement` 1 where both legs put it first.
    """

    top: float
    cosine: float
    missing: float
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


def decide(signals: Signals, calibration: Calibration | None, names_something: bool = True) -> Decision:
    """Without a calibration nothing is called an answer: the clauses are offered as related.

    A query that names nothing (「什么时候」) is answered by no clause.
    """
    if not names_something:
        return Decision("not_found", _LEAST)
    if calibration is None:
        return Decision("related", None)
    confidence = max(round(calibration.probability(signals), _DIGITS), _LEAST)
    if confidence >= calibration.answered:
        return Decision("answered", confidence)
    return Decision("related" if confidence >= calibration.related else "not_found", confidence)


def signals_of(
    top: float, cosine: float, legs_agree: bool, words: Mapping[str, float], text: str
) -> Signals:
    """Signals of a first result. `words`: the query's, with their idf; `text`: what stands in the
    clause and above it, folded, in lower case."""
    numbers = [word in text for word in words if word[0].isdigit()]
    return Signals(
        top=top,
        cosine=cosine,
        missing=max((idf for word, idf in words.items() if word not in text), default=0.0),
        numbers=sum(numbers) / len(numbers) if numbers else 1.0,
        agreement=float(legs_agree),
    )
