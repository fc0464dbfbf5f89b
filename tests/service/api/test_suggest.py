import pytest
from fastapi.testclient import TestClient

from service.api.schemas import SuggestionsModel


def test_suggestions_lead_somewhere(client: TestClient) -> None:
    answered = client.get("/api/v1/suggest", params={"q": "shanxi", "k": 3}).json()
    found = SuggestionsModel.model_validate(answered)
    assert found.query == "shanxi"
    assert found.suggestions[0].model_dump() == {
        "text": "山西生态省建设规划纲要(2021—2030年)",
        "kind": "document",
        "url": "/documents/shanxi-shengtaisheng",
    }
    assert len(found.suggestions) == 3


def test_nothing_typed_suggests_nothing(client: TestClient) -> None:
    assert client.get("/api/v1/suggest?q=").json() == {"query": "", "suggestions": []}


@pytest.mark.parametrize(("fields", "field"), [("q=a&k=21", "k"), ("k=3", "q"), ("q=a&x=1", "x")])
def test_what_is_refused(fields: str, field: str, client: TestClient) -> None:
    refused = client.get(f"/api/v1/suggest?{fields}")
    assert (refused.status_code, refused.json()["field"]) == (422, field)
