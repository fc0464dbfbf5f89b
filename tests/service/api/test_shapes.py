import json

from fastapi import FastAPI

from tests.service.api.shapes import SHAPES, shapes


def test_the_public_shapes_are_those_that_were_promised(app: FastAPI) -> None:
    """Where a change is meant: `make described`, and look at what it changes."""
    assert json.loads(json.dumps(shapes(app.openapi()))) == json.loads(SHAPES.read_bytes())


def test_words_may_change_and_shapes_may_not() -> None:
    answer = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}
    document = {
        "paths": {"/a": {"get": {"summary": "甲", "responses": {"200": answer}}}},
        "components": {"schemas": {"A": {"description": "乙", "properties": {"title": {"title": "T"}}}}},
    }
    assert shapes(document) == {
        "operations": {"GET /a": {"responses": {"200": "application/json: A"}}},
        "schemas": {"A": {"properties": {"title": {}}}},
    }
