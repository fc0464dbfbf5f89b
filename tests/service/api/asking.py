"""The examples of the API as they are asked."""

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


# What differs from day to day, from index to index, and in its last digits from machine to machine.
_CHANGING = ("took_ms", "index_version", "status")


def settled(node: Any) -> Any:
    """What an answer says on every day and every machine."""
    if isinstance(node, dict):
        return {key: settled(value) for key, value in node.items() if key not in _CHANGING}
    if isinstance(node, list):
        return [settled(one) for one in node]
    return round(node, 2) if isinstance(node, float) else node
