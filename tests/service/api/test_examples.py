import json
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.api.examples import ANSWERS, EXAMPLES, Example
from service.app import create_app
from service.feedback import FeedbackFile
from service.search import Searcher
from service.serving import Serving
from tests.service.api.asking import agree, asked


@pytest.fixture(scope="module")
def taking(searcher: Searcher, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    file: Path = tmp_path_factory.mktemp("feedback") / "feedback.jsonl"
    return TestClient(create_app(Serving(searcher), FeedbackFile(file)))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_answers_that_are_shown_are_the_answers(example: Example, taking: TestClient) -> None:
    shown = json.loads(ANSWERS.read_bytes())[example.name]
    answer = asked(taking, example)
    assert agree(answer, shown), answer


def test_every_operation_has_an_example(app: FastAPI) -> None:
    document = app.openapi()
    known = {(example.path, example.method.lower()) for example in EXAMPLES}
    operations = {(path, method) for path, methods in document["paths"].items() for method in methods
                  if path != "/metrics" and not path.startswith("/api/v1/admin/")}  # fmt: skip
    assert operations == known
    search = document["paths"]["/api/v1/search"]["get"]
    assert search["parameters"][0]["example"] == EXAMPLES[0].fields["q"]
    [content] = search["responses"]["200"]["content"].values()
    assert content["example"]["outcome"] == "answered"
