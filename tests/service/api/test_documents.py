from fastapi.testclient import TestClient

from service.api.schemas import ClauseModel, DocumentDetailModel, DocumentsModel, SimilarModel


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


def test_neighbours_of_a_clause(client: TestClient) -> None:
    answered = client.get("/api/v1/similar?clause_id=shanxi-meili/5/16&k=3").json()
    found = SimilarModel.model_validate(answered)
    assert [one.rank for one in found.results] == [1, 2, 3]
    assert all(one.clause_id != "shanxi-meili/5/16" for one in found.results)


def test_neighbours_of_nothing(client: TestClient) -> None:
    refused = client.get("/api/v1/similar?clause_id=nowhere")
    assert (refused.status_code, refused.json()["code"]) == (404, "clause_unknown")
