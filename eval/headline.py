"""The few figures of a report that the service shows of itself."""

from collections.abc import Mapping
from typing import Any

from eval.measures import ALL, MEASURES
from eval.report import WHOLE

_SHARES = ("false_answers", "false_refusals", "claimed", "precision")


def headline(figures: Mapping[str, Any]) -> Mapping[str, object]:
    """From a report's JSON, in the shape that `service.quality` reads."""
    refused = figures["refusals"]
    return {
        "card": figures["card"],
        "measures": figures["types"][ALL],
        "shares": {
            **{name: refused[name] for name in _SHARES},
            "sentence": figures["sentence"],
            "fact": figures["fact"],
        },
        "auroc": refused["auroc"],
        "systems": {name: own[str(MEASURES[0])] for name, own in figures["systems"].items()},
        "milliseconds": figures["milliseconds"][WHOLE],
    }
