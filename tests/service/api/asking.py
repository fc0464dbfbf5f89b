"""The examples of the API as they are asked."""

import math
from typing import Any

from fastapi.testclient import TestClient

from service.api.examples import Example


def asked(client: TestClient, example: Example) -> Any:
    """The JSON answer, None where there is none."""
    place: dict[str, Any] = (
        {"params": example.rest} if example.method == "GET" else {"json": example.rest}
    )
    answer = client.request(example.method, example.url, headers={"X-Request-ID": "example"}, **place)
    assert answer.status_code == example.status, answer.text
    return answer.json() if answer.content else None


# What differs from day to day and from index to index.
_CHANGING = ("took_ms", "index_version", "status")
# Processors differ in the last digits of a vector, and a score may be near a step of the calibration.
_NEAR = 0.1


def agree(one: Any, other: Any) -> bool:
    """Whether two answers say the same on every day and every machine."""
    if isinstance(one, dict) and isinstance(other, dict):
        names = (one.keys() | other.keys()) - set(_CHANGING)
        return all(name in one and name in other and agree(one[name], other[name]) for name in names)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(agree, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, abs_tol=_NEAR)
    return bool(one == other)
