import pytest
from fastapi import FastAPI, Request, Response
from fastapi.testclient import TestClient

from indexer.errors import IndexMissing, TiaowenError
from service.api import problems
from service.errors import QueryEmpty


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()

    def page(request: Request, error: TiaowenError) -> Response:
        return Response(f"page: {error.code}", error.status)

    @app.get("/broken")
    def broken_page() -> None:
        raise IndexMissing("没有索引。")

    @app.post("/broken")
    def accepted() -> None: ...

    problems.install(app, page)
    return TestClient(app, raise_server_exceptions=False)


def test_pages_get_a_page(client: TestClient) -> None:
    assert client.get("/broken").text == "page: index_missing"
    assert client.get("/broken").status_code == 503
    assert client.get("/nowhere").text == "page: page_unknown"


def test_a_wrong_method_is_told_the_right_ones(client: TestClient) -> None:
    refused = client.delete("/broken")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, POST")


def test_a_problem_names_its_field() -> None:
    assert problems.problem_json(QueryEmpty("空。")) == {
        "type": "urn:tiaowen:problem:query_empty",
        "title": "没有问题",
        "status": 422,
        "detail": "空。",
        "code": "query_empty",
        "field": "q",
    }
