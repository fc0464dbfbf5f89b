"""The API keeps what its OpenAPI document says; `make contract` sends far more requests."""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

from service.api.examples import EXAMPLES
from service.app import create_app
from service.feedback import FeedbackFile
from service.search import Searcher
from service.serving import Serving
from tests.schemathesis_hooks import filter_case

OPERATIONS = sorted({(example.path, example.method) for example in EXAMPLES})


@pytest.fixture(scope="module")
def schema(searcher: Searcher, tmp_path_factory: pytest.TempPathFactory) -> Any:
    file: Path = tmp_path_factory.mktemp("feedback") / "feedback.jsonl"
    app = create_app(Serving(searcher), FeedbackFile(file))
    found = schemathesis.openapi.from_asgi("/openapi.json", app)
    found.hook(filter_case)
    return found


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_is_as_described(schema: Any, path: str, method: str, mode: GenerationMode) -> None:
    @settings(max_examples=4, database=None)
    @given(case=schema[path][method].as_strategy(generation_mode=mode))
    def answers(case: Any) -> None:
        case.call_and_validate()

    try:
        answers()
    except Unsatisfiable:  # nothing about a request without fields can be wrong
        assert mode is GenerationMode.NEGATIVE
        assert not [one for one in EXAMPLES if (one.path, one.method) == (path, method) and one.rest]
