"""Whether the first clause answers: one calibrated probability, three outcomes."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from indexer.calibration import Calibration

Outcome = Literal["answered", "related", "not_found"]

# A probability fitted on some hundred queries has no more digits than these, and is never nothing.
_DIGITS = 4
_LEAST = 0.0001


class Decision(NamedTuple):
    """`confidence` is None where no calibration fits the index's encoder."""

    outcome: Outcome
    confidence: float | None


# No clause is admitted, or none has the number that is asked for.
NOTHING = Decision("not_found", 0.0)
# The clause has the number that is asked for; what is left is how the query was understood.
BY_NUMBER = Decision("answered", 0.99)


def doubted(calibration: Calibration) -> Decision:
    """What is near enough but cannot be the answer is no more than related."""
    return Decision("related", round(calibration.answered - _LEAST, _DIGITS))


def decide(
    signals: Callable[[], Sequence[float]], calibration: Calibration | None, names_something: bool = True
) -> Decision:
    """Without a calibration nothing is called an answer: the clauses are offered as related. `signals`
    are asked for only where they are needed: they take most of the time.

    A query that names nothing (「什么时候」) is answered by no clause.
    """
    if not names_something:
        return Decision("not_found", _LEAST)
    if calibration is None:
        return Decision("related", None)
    confidence = max(round(calibration.probability(signals()), _DIGITS), _LEAST)
    if confidence >= calibration.answered:
        return Decision("answered", confidence)
    return Decision("related" if confidence >= calibration.related else "not_found", confidence)
