import pytest
from fastapi.testclient import TestClient

from service.api.schemas import BatchModel, SearchModel
from service.api.statuses import ProblemModel

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


def test_a_batch_is_answered_in_order_by_one_index(client: TestClient) -> None:
    asked: list[object] = [
        {"q": QUESTION, "k": 1},
        {"q": ""},
        {"q": "水", "k": 0},
        5,
        {"q": "水", "document": ["x"]},
    ]
    found = BatchModel.model_validate(
        client.post("/api/v1/search/batch", json={"queries": asked}).json()
    )
    first, *others = found.responses
    alone = client.post("/api/v1/search", json=asked[0]).json()
    assert isinstance(first, SearchModel)
    assert first.model_dump() | {"took_ms": 0} == SearchModel(**alone).model_dump() | {"took_ms": 0}
    assert first.index_version == found.index_version
    assert [(one.code, one.field) for one in others if isinstance(one, ProblemModel)] == [
        ("query_empty", "q"), ("parameter_invalid", "k"), ("parameter_invalid", "body"), ("document_unknown", None),
    ]  # fmt: skip


@pytest.mark.parametrize("queries", [[], [{"q": "水"}] * 101, None])
def test_a_batch_has_its_bounds(client: TestClient, queries: object) -> None:
    refused = client.post("/api/v1/search/batch", json={"queries": queries})
    assert (refused.status_code, refused.json()["field"]) == (422, "queries")


def test_years_may_be_repeated(client: TestClient) -> None:
    def found(**fields: object) -> set[str]:
        told = client.post("/api/v1/search", json={"q": "森林覆盖率", "k": 20, **fields}).json()
        return {result["document_id"] for result in told["results"]}

    assert found(year_from=[2031, 2040]) == found(year_from=2031)
    assert found(year_to=[2020, 2022]) == found(year_to=2022)
    by_address = client.get("/api/v1/search?q=森林覆盖率&k=20&year_from=2040&year_from=2031").json()
    assert {result["document_id"] for result in by_address["results"]} == found(year_from=2031)
    refused = client.get("/api/v1/search?q=水&year_from=1800")
    assert (refused.status_code, refused.json()["field"]) == (422, "year_from")
