import dataclasses

import pytest
from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from tiaowen_client import records
from tiaowen_client.records import Document, Response


def test_no_field_of_the_api_is_forgotten(app: FastAPI) -> None:
    """The records hold what the OpenAPI document promises, name for name."""
    schemas = TestClient(app).get("/openapi.json").json()["components"]["schemas"]
    named = {
        "LevelModel": "Level", "SourceModel": "Source", "SpanModel": "Span", "AnswerModel": "Answer",
        "NearCopyModel": "NearCopy", "ClauseModel": "Clause", "ResultModel": "Result", "SearchModel": "Response",
        "RegionModel": "Region", "DocumentModel": "Document", "OutlineModel": "OutlineEntry",
        "DocumentDetailModel": "DocumentDetail", "DocumentsModel": "DocumentList",
        "BatchModel": "Batch", "PlaceModel": "Place", "DifferenceModel": "Difference", "VerifiedModel": "Verified",
        "VerifyModel": "Verification", "QuotationRequest": "Quotation",
        "ScoreModel": "Score", "UnderstoodModel": "Understood", "WeightsModel": "Weights",
        "ExplanationModel": "Explanation", "NeighbourModel": "Neighbour", "SimilarModel": "NeighbourList",
        "SuggestionModel": "Suggestion", "SuggestionsModel": "SuggestionList",
    }  # fmt: skip
    for schema, name in named.items():
        fields = {field.name for field in dataclasses.fields(getattr(records, name))}
        assert fields == set(schemas[schema]["properties"]), name


def test_dates_are_dates_and_lists_tuples() -> None:
    read = TypeAdapter(Document).validate_json(
        '{"document_id": "d", "title": "t", "url": "/documents/d", "file": "d.txt", "clauses": 2,'
        ' "date": "2024-05-01", "issuer": ["甲", "乙"], "period": [2021, 2030]}'
    )
    assert read.date is not None
    assert read.date.year == 2024
    assert (read.issuer, read.period, read.region.city) == (("甲", "乙"), (2021, 2030), None)


def test_records_cannot_be_changed() -> None:
    response = Response(
        query="水", outcome="not_found", confidence=None, took_ms=1, index_version="v", results=()
    )
    with pytest.raises(dataclasses.FrozenInstanceError):
        response.query = "火"  # type: ignore[misc]
