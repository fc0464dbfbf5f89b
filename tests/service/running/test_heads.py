import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize(
    "path",
    ["/healthz", "/", "/api/v1/documents", "/api/v1/clauses/nowhere", "/api/v1/verify", "/openapi.json"],
)
def test_head_tells_what_get_would(path: str, client: TestClient) -> None:
    headers = {"X-Request-ID": "same"}
    asked, whole = client.head(path, headers=headers), client.get(path, headers=headers)
    assert (asked.status_code, asked.content) == (whole.status_code, b"")
    assert dict(asked.headers) == dict(whole.headers)


def test_a_copy_that_holds(client: TestClient) -> None:
    tag = client.head("/api/v1/documents").headers["etag"]
    assert client.head("/api/v1/documents", headers={"If-None-Match": tag}).status_code == 304
