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
