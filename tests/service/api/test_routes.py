import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize(
    ("path", "status", "code", "field"),
    [
        ("/api/v1/search", 422, "parameter_invalid", "q"),
        ("/api/v1/search?q=", 422, "query_empty", "q"),
        ("/api/v1/search?q=%E3%80%82", 422, "query_empty", "q"),
        ("/api/v1/search?q=" + "a" * 10_000, 422, "query_too_long", "q"),
        ("/api/v1/search?q=a%00b", 422, "query_unreadable", "q"),
        ("/api/v1/search?q=%C9%BD%CE%F7", 422, "query_unreadable", "q"),
        ("/api/v1/search?q=a&k=0", 422, "parameter_invalid", "k"),
        ("/api/v1/search?q=a&k=101", 422, "parameter_invalid", "k"),
        ("/api/v1/search?q=a&k=x", 422, "parameter_invalid", "k"),
        ("/api/v1/search?q=a&colour=red", 422, "parameter_invalid", "colour"),
        ("/api/v1/search?q=a&year_from=12", 422, "parameter_invalid", "year_from"),
        ("/api/v1/search?q=a&as_of=0", 422, "parameter_invalid", "as_of"),
        ("/api/v1/search?q=a&as_of=2023-02-30", 422, "parameter_invalid", "as_of"),
        ("/api/v1/search?q=a&year_from=2029&year_to=2022", 422, "parameter_invalid", "year_to"),
        ("/api/v1/search?q=a&region=", 422, "parameter_invalid", "region"),
        ("/api/v1/search?q=a&document=nowhere", 404, "document_unknown", None),
        ("/api/v1/documents/nowhere", 404, "document_unknown", None),
        ("/api/v1/clauses/shanxi-meili/9/99", 404, "clause_unknown", None),
        ("/api/v1/nowhere", 404, "page_unknown", None),
    ],
)
def test_bad_requests_are_problems(
    client: TestClient, path: str, status: int, code: str, field: str | None
) -> None:
    response = client.get(path)
    problem = response.json()
    assert response.status_code == problem["status"] == status
    assert response.headers["content-type"].startswith("application/problem+json")
    assert (problem["code"], problem.get("field")) == (code, field)
    assert set(problem) >= {"type", "title", "status", "detail", "code"}
    assert any("\u4e00" <= char <= "\u9fff" for char in problem["detail"])


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ("{", 400, "body"),
        ("\x00", 400, "body"),
        ("", 400, "body"),
        ("[]", 422, "body"),
        ('"q"', 422, "body"),
        ('{"q": 5}', 422, "q"),
        ('{"k": 3}', 422, "q"),
        ('{"q": "a", "k": "b"}', 422, "k"),
        ('{"q": "a", "k": "3"}', 422, "k"),
        ('{"q": "a", "k": true}', 422, "k"),
        ('{"q": "a", "as_of": 0}', 422, "as_of"),
        ('{"q": "a", "explain": 1}', 422, "explain"),
    ],
)
def test_bad_bodies_are_problems(client: TestClient, body: str, status: int, field: str) -> None:
    response = client.post("/api/v1/search", content=body, headers={"content-type": "application/json"})
    code = "body_malformed" if status == 400 else "parameter_invalid"
    assert (response.status_code, response.json()["code"], response.json()["field"]) == (
        status,
        code,
        field,
    )


@pytest.mark.parametrize("sent", ["text/plain", "application/x-www-form-urlencoded"])
def test_a_body_that_is_not_sent_as_json_is_told(client: TestClient, sent: str) -> None:
    response = client.post("/api/v1/search", content="q=水", headers={"content-type": sent})
    assert response.status_code == 400
    assert (response.json()["code"], response.json()["field"]) == ("body_malformed", "body")


def test_a_filter_in_another_encoding_is_told(client: TestClient) -> None:
    response = client.get("/api/v1/search?q=%E6%B0%B4&region=%C9%BD%CE%F7")
    assert (response.status_code, response.json()["field"]) == (422, "region")
    assert "UTF-8" in response.json()["detail"]


@pytest.mark.parametrize("body", [b'{"q": "\xff"}', b"[" * 100_000])
def test_a_body_that_is_no_text_is_told(client: TestClient, body: bytes) -> None:
    response = client.post("/api/v1/search", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 400
    assert (response.json()["code"], response.json()["field"]) == ("body_malformed", "body")
