from collections.abc import Sequence

import pytest
from fastapi.testclient import TestClient

from indexer.facts.duty import Duty
from indexer.facts.target import Target
from indexer.index import Index
from service.api.register_schemas import DutiesModel, TargetsModel


def test_targets_as_the_contract_has_them(client: TestClient, index: Index) -> None:
    told = client.get("/api/v1/targets", params={"indicator": "森林覆盖率", "year": 2035}).json()
    found = TargetsModel.model_validate(told)
    assert (found.total, found.next) == (1, None)
    target = found.targets[0]
    assert (target.value, target.unit, target.comparator, target.year) == (27.22, "%", "=", 2035)
    text = index.texts[target.document_id]
    assert text[target.source.start : target.source.end] == "27.22%"
    assert text[target.sentence.start : target.sentence.end] == target.sentence.text


def test_duties_as_the_contract_has_them(client: TestClient, index: Index) -> None:
    told = client.get("/api/v1/duties", params={"unit": "林业局", "role": "lead"}).json()
    found = DutiesModel.model_validate(told)
    assert [duty.clause_id for duty in found.duties] == [
        "guizhou-meili/annex/5/18",
        "guizhou-meili/annex/5/19",
    ]
    duty = found.duties[0]
    assert (duty.unit, duty.unit_normal) == ("省林業局", "省林业局")
    assert index.texts[duty.document_id][duty.source.start : duty.source.end] == duty.unit


@pytest.mark.parametrize("noun", ["targets", "duties"])
def test_page_by_page_they_are_all_there(client: TestClient, index: Index, noun: str) -> None:
    sources, offset = [], 0
    while offset is not None:
        told = client.get(f"/api/v1/{noun}", params={"k": 150, "offset": offset}).json()
        sources += [fact["source"] for fact in told[noun]]
        offset = told["next"]
    facts: Sequence[Target | Duty] = {"targets": index.targets, "duties": index.duties}[noun]
    assert sources == [fact.source._asdict() for fact in facts]
    assert told["total"] == len(facts)
    beyond = client.get(f"/api/v1/{noun}", params={"offset": len(facts)}).json()
    assert (beyond[noun], beyond["next"]) == ([], None)


def test_where_a_fact_opens(client: TestClient) -> None:
    told = client.get("/api/v1/targets", params={"indicator": "森林覆盖率", "year": 2035}).json()
    page = client.get(told["targets"][0]["url"].partition("#")[0])
    assert "<mark>27.22%</mark>" in page.text


def test_documents_and_places(client: TestClient) -> None:
    of_one = client.get("/api/v1/duties", params={"document": "guizhou-meili", "k": 1000}).json()
    of_place = client.get("/api/v1/duties", params={"region": "贵州", "k": 1000}).json()
    assert of_one == of_place
    assert {duty["document_title"] for duty in of_one["duties"]} == {
        client.get("/api/v1/documents/guizhou-meili").json()["title"]
    }


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("targets?k=0", 422, "parameter_invalid"),
        ("targets?k=1001", 422, "parameter_invalid"),
        ("targets?offset=-1", 422, "parameter_invalid"),
        ("targets?year=20", 422, "parameter_invalid"),
        ("targets?kind=goal", 422, "parameter_invalid"),
        ("targets?indicator=", 422, "parameter_invalid"),
        ("targets?" + "&".join(["indicator=x"] * 11), 422, "parameter_invalid"),
        ("targets?unit=x", 422, "parameter_invalid"),
        ("targets?document=nowhere", 404, "document_unknown"),
        ("duties?role=boss", 422, "parameter_invalid"),
        ("duties?document=nowhere", 404, "document_unknown"),
    ],
)
def test_what_cannot_be_asked(client: TestClient, query: str, status: int, code: str) -> None:
    refused = client.get(f"/api/v1/{query}")
    assert (refused.status_code, refused.json()["code"]) == (status, code)


def test_what_is_not_seen_names_no_indicator(client: TestClient) -> None:
    assert client.get("/api/v1/targets", params={"indicator": "\u200b"}).json()["total"] == 0


def test_a_client_may_keep_them(client: TestClient) -> None:
    first = client.get("/api/v1/targets", params={"k": 1})
    again = client.get(
        "/api/v1/targets", params={"k": 1}, headers={"if-none-match": first.headers["etag"]}
    )
    assert again.status_code == 304
    assert first.json()["targets"]
