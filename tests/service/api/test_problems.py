from typing import Literal

import pytest
from fastapi import FastAPI, Request, Response
from fastapi.testclient import TestClient
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

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
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, POST")


def test_a_problem_names_its_field() -> None:
    assert problems.problem_json(QueryEmpty("空。")) == {
        "type": "urn:tiaowen:problem:query_empty",
        "title": "没有问题",
        "status": 422,
        "detail": "空。",
        "code": "query_empty",
        "field": "q",
    }


class _Fields(BaseModel):
    model_config = ConfigDict(extra="forbid")

    k: int = Field(default=1, ge=1, le=9)
    names: list[str] = Field(default=[], max_length=2)
    verdict: Literal["useful", "useless"] = "useful"

    @field_validator("verdict")
    @classmethod
    def _is_useful(cls, verdict: str) -> str:
        if verdict == "useless":
            raise ValueError("不能是没用。")
        return verdict


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"k": 0}, "k", "参数 k 至少是 1。"),
        ({"k": "9" * 5000}, "k", "参数 k 应是整数,而且太大。"),
        ({"k": float("nan")}, "k", "参数 k 应是整数。"),
        ({"names": "a"}, "names", "参数 names 应是列表。"),
        ({"names": ["a", "b", "c"]}, "names", "参数 names 最多 2 项。"),
        ({"names": ["a", 1]}, "names", "参数 names 应是文字。"),
        ({"verdict": "x"}, "verdict", "参数 verdict 只能是 'useful' 或 'useless'。"),
        ({"verdict": "useless"}, "verdict", "参数 verdict 不能是没用。"),
        ({"x" * 9999: 1}, "x" * 100, f"不认识的参数 {'x' * 100}。"),
        ([], "body", "参数 body 应是 JSON 对象。"),
    ],
)
def test_a_sentence_says_what_is_wanted(fields: object, field: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        _Fields.model_validate(fields)
    told = problems.problem_json(problems.invalid(refused.value.errors()))
    assert (told["code"], told["field"]) == ("parameter_invalid", field)
    assert told["detail"].startswith(sentence)
