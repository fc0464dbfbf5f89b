from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from service.running.bodies import MOST_BYTES

JSON = {"content-type": "application/json"}


def pieces(size: int) -> Iterator[bytes]:
    """A body whose length is not announced."""
    for _ in range(0, size, 100_000):
        yield b" " * 100_000


@pytest.mark.parametrize("path", ["/api/v1/search", "/api/v1/feedback", "/api/v1/admin/rollback"])
def test_too_much_is_refused_announced_or_not(client: TestClient, path: str) -> None:
    for content in (b" " * (MOST_BYTES + 1), pieces(MOST_BYTES + 100_000)):
        refused = client.post(path, content=content, headers=JSON)
        assert (refused.status_code, refused.json()["code"]) == (413, "body_too_large")
        assert refused.headers["content-type"].startswith("application/problem+json")


def test_the_largest_request_fits(client: TestClient) -> None:
    quote = "\\u68ee" * 2000
    body = '{"quotations": [' + ",".join([f'{{"quote": "{quote}"}}'] * 100) + "]}"
    assert len(body) < MOST_BYTES / 2
    answered = client.post("/api/v1/verify", content=body, headers=JSON)
    assert answered.status_code == 200
    assert len(answered.json()["results"]) == 100


def test_what_is_announced_in_no_number_is_counted(client: TestClient) -> None:
    headers = {**JSON, "content-length": "many", "transfer-encoding": "chunked"}
    assert client.post("/api/v1/search", content=b'{"q": "a"}', headers=headers).status_code == 200
