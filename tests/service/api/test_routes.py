import pytest
from fastapi.testclient import TestClient

from service.api.schemas import ClauseModel, DocumentDetailModel, DocumentsModel, SearchModel

QUESTION = "2035年山西森林覆盖率要达到多少"


def test_get_and_post_give_the_same_response(client: TestClient) -> None:
    fields: dict[str, str | int | list[str]] = {
        "q": QUESTION,
        "k": 3,
        "region": ["山西"],
        "kind": ["实施意见"],
    }
    got = client.get("/api/v1/search", params=fields)
    posted = client.post("/api/v1/search", json=fields)
    assert got.status_code == posted.status_code == 200
    assert got.json() | {"took_ms": 0} == posted.json() | {"took_ms": 0}
    SearchModel.model_validate(got.json())
    assert got.json()["results"][0]["clause_id"] == "shanxi-meili/5/16"


def test_json_is_utf8_and_not_escaped(client: TestClient) -> None:
    response = client.get("/api/v1/search", params={"q": "海绵城市"})
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert "海绵城市" in response.content.decode("utf-8")


def test_repeated_filters(client: TestClient) -> None:
    response = client.get("/api/v1/search?q=无废城市&document=shanxi-meili&document=guizhou-meili&k=40")
    assert {r["document_id"] for r in response.json()["results"]} == {"shanxi-meili", "guizhou-meili"}


def test_a_clause_by_its_number(client: TestClient) -> None:
    found = client.get("/api/v1/lookup", params={"ref": "贵州实施意见附件第十三条"}).json()
    SearchModel.model_validate(found)
    assert found["outcome"] == "answered"
    assert [result["clause_id"] for result in found["results"]] == ["guizhou-meili/annex/3/13"]


@pytest.mark.parametrize("ref", ["贵州实施意见附件第九十三条", "贵州森林覆盖率"])
def test_no_such_number_has_no_neighbour(ref: str, client: TestClient) -> None:
    found = client.get("/api/v1/lookup", params={"ref": ref}).json()
    assert (found["outcome"], found["results"]) == ("not_found", [])


def test_an_empty_reference_names_its_field(client: TestClient) -> None:
    response = client.get("/api/v1/lookup", params={"ref": " "})
    assert (response.status_code, response.json()["field"]) == (422, "ref")


def test_a_clause_by_its_id(client: TestClient) -> None:
    clause = client.get("/api/v1/clauses/guizhou-meili/annex/1/1").json()
    ClauseModel.model_validate(clause)
    assert clause["path"][0] == {"label": "附", "heading": "重點任務分工"}


def test_documents_and_one_with_its_outline(client: TestClient) -> None:
    listed = DocumentsModel.model_validate(client.get("/api/v1/documents").json()).documents
    assert listed[0].document_id == "shanxi-meili"
    assert len(listed) == 5
    detail = DocumentDetailModel.model_validate(client.get("/api/v1/documents/lingqiu-shifan").json())
    assert [entry.label for entry in detail.outline] == ["一、", "二、", "三、"]
    assert detail.issuer is None


def test_health_and_readiness(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz").json()
    assert ready["status"] == "ready"
    assert ready["index_version"] == client.get("/api/v1/search?q=水").json()["index_version"]


def test_openapi_describes_every_route(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert set(paths) == {
        "/api/v1/search", "/api/v1/lookup", "/api/v1/clauses/{clause_id}", "/api/v1/documents",
        "/api/v1/documents/{document_id}", "/api/v1/suggest", "/api/v1/feedback", "/healthz", "/readyz",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "status", "code", "field"),
    [
        ("/api/v1/search", 422, "parameter_invalid", "q"),
        ("/api/v1/search?q=", 422, "query_empty", "q"),
        ("/api/v1/search?q=%E3%80%82", 422, "query_empty", "q"),
        ("/api/v1/search?q=" + "a" * 10_000, 422, "query_too_long", "q"),
        ("/api/v1/search?q=a%00b", 422, "query_unreadable", "q"),
        ("/api/v1/search?q=a&k=0", 422, "parameter_invalid", "k"),
        ("/api/v1/search?q=a&k=101", 422, "parameter_invalid", "k"),
        ("/api/v1/search?q=a&k=x", 422, "parameter_invalid", "k"),
        ("/api/v1/search?q=a&colour=red", 422, "parameter_invalid", "colour"),
        ("/api/v1/search?q=a&year_from=12", 422, "parameter_invalid", "year_from"),
        ("/api/v1/search?q=a&as_of=2023-02-30", 422, "parameter_invalid", "as_of"),
        ("/api/v1/search?q=a&year_from=2029&year_to=2022", 422, "parameter_invalid", "body"),
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
    "body", ["{", "[]", '"q"', '{"q": 5}', '{"k": 3}', '{"q": "a", "k": "b"}', "\x00"]
)
def test_bad_bodies_are_problems(client: TestClient, body: str) -> None:
    response = client.post("/api/v1/search", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert response.json()["code"] == "parameter_invalid"


@pytest.mark.parametrize("body", [b'{"q": "\xff"}', b"[" * 100_000])
def test_a_body_that_is_no_text_is_told(client: TestClient, body: bytes) -> None:
    response = client.post("/api/v1/search", content=body, headers={"content-type": "application/json"})
    assert response.status_code in (400, 422)
    assert (response.json()["code"], response.json()["field"]) == ("parameter_invalid", "body")


def test_a_lone_surrogate_is_refused(client: TestClient) -> None:
    response = client.post(
        "/api/v1/search",
        content='{"q": "a", "region": ["\\ud800"]}',
        headers={"content-type": "application/json"},
    )
    assert response.status_code == 422


def test_kinds_and_regions_may_be_traditional(client: TestClient) -> None:
    found = client.get("/api/v1/search?q=无废城市&kind=實施意見&region=貴州&k=3").json()["results"]
    assert {result["document_id"] for result in found} == {"guizhou-meili"}
