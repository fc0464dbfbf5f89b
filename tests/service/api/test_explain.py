import math

import pytest
from fastapi.testclient import TestClient

from service.api.schemas import SearchModel


def asked(client: TestClient, q: str, **fields: str) -> SearchModel:
    return SearchModel.model_validate(client.get("/api/v1/search", params={"q": q, **fields}).json())


def test_the_parts_add_up_to_the_score(client: TestClient) -> None:
    query = {"q": "2035年山西森林覆盖率要达到多少", "explain": "true"}
    found = client.get("/api/v1/search", params=query).json()
    SearchModel.model_validate(found)
    weights = found["explanation"]["weights"]
    top = found["results"][0]["explanation"]["fused"]
    for result in found["results"]:
        parts = result["explanation"]
        near = (1 - weights["bm25"]) * parts["near"]
        beside = sum(weights[name] * parts[name] for name in ("place", "standing"))
        total = weights["bm25"] * parts["standard_bm25"] + near + beside
        assert parts["by"] == "ranking"
        assert parts["fused"] == pytest.approx(total, abs=1e-4)
        expected = found["confidence"] * math.exp(parts["fused"] - top)
        assert result["score"] == pytest.approx(expected, rel=1e-3)


def test_how_the_question_was_read(client: TestClient) -> None:
    found = asked(client, "２０３５年山西大貨車怎麼管", explain="true")
    assert found.explanation is not None
    read = found.explanation.understood
    assert (read.text, read.years, read.places) == ("2035年山西大货车怎么管", [2035], ["山西"])
    assert "重型货车" in read.synonyms
    assert "大货车" in read.words or "货车" in read.words


def test_a_typing_error_that_was_set_right_is_told(client: TestClient) -> None:
    found = asked(client, "太行山国家公圆创建", explain="true")
    assert found.explanation is not None
    read = found.explanation.understood
    assert (read.text, read.is_respelled) == ("太行山国家公园创建", True)


def test_a_clause_by_its_number_has_no_parts(client: TestClient) -> None:
    found = asked(client, "美丽山西第八条", explain="true")
    assert [result.explanation.by for result in found.results if result.explanation] == ["number"]


def test_nothing_is_explained_unasked(client: TestClient) -> None:
    answer = client.get("/api/v1/search?q=水&k=1").json()
    assert "explanation" not in answer
    assert "explanation" not in answer["results"][0]
