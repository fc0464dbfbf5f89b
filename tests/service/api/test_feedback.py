import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from service.app import create_app
from service.feedback import FeedbackFile
from service.search import Searcher
from service.serving import Serving

GIVEN = {"query": "山西\x00的森林", "clause_id": "shanxi-meili/5/16", "verdict": "useful"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "feedback.jsonl"


@pytest.fixture
def taking(searcher: Searcher, file: Path) -> TestClient:
    return TestClient(create_app(Serving(searcher), FeedbackFile(file)))


def test_a_verdict_is_one_line(taking: TestClient, file: Path, searcher: Searcher) -> None:
    taken = taking.post("/api/v1/feedback", json=GIVEN | {"words": "好\n用"})
    assert (taken.status_code, taken.content) == (204, b"")
    row = json.loads(file.read_text(encoding="utf-8"))
    assert row.pop("time").endswith("+00:00")
    assert row == {
        "index_version": searcher.index.manifest.version,
        "query": "山西的森林",
        "clause_id": "shanxi-meili/5/16",
        "verdict": "useful",
        "words": "好 用",
        "citation": "《中共山西省委 山西省人民政府关于全面推进美丽山西建设的实施意见》五、(十六)",
    }


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"clause_id": "nowhere/1"}, 404, "clause_unknown"),
        ({"verdict": "perfect"}, 422, "parameter_invalid"),
        ({"words": "字" * 501}, 422, "parameter_invalid"),
        ({"query": ""}, 422, "parameter_invalid"),
        ({"address": "10.0.0.1"}, 422, "parameter_invalid"),
    ],
)
def test_what_is_refused(
    change: dict[str, str], status: int, code: str, taking: TestClient, file: Path
) -> None:
    refused = taking.post("/api/v1/feedback", json=GIVEN | change)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert not file.exists()


def test_where_none_is_taken(client: TestClient) -> None:
    refused = client.post("/api/v1/feedback", json=GIVEN)
    assert (refused.status_code, refused.json()["code"]) == (404, "feedback_off")
