"""A response with what its scores are made of."""

from typing import Any

from service.api.present import response_json
from service.ranking.fusion import Weights
from service.results import Response, ScoreParts

_DIGITS = 6
_NAMES = {
    "lexical": "bm25",
    "dense": "sentence",
    "interaction": "interaction",
    "standard_lexical": "standard_bm25",
    "standard_dense": "standard_sentence",
    "standard_interaction": "standard_interaction",
    "near": "near",
    "place": "place",
    "standing": "standing",
    "fused": "fused",
}


def explained_json(response: Response, weights: Weights) -> dict[str, Any]:
    found = response_json(response)
    results = [
        shown | {"explanation": _parts_json(result.parts)}
        for shown, result in zip(found["results"], response.results, strict=True)
    ]
    explanation = {
        "understood": response.understood._asdict() if response.understood else None,
        "weights": {
            "bm25": weights.lexical,
            "sentence": weights.dense,
            "place": weights.place,
            "standing": weights.standing,
        },
    }
    return found | {"results": results, "explanation": explanation}


def _parts_json(parts: ScoreParts | None) -> dict[str, Any]:
    if parts is None:
        return {"by": "number"}
    scores = {_NAMES[name]: round(value, _DIGITS) for name, value in parts._asdict().items()}
    return {"by": "ranking", **scores}
