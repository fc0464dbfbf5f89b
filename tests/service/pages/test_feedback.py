import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.service.pages.test_routes import plain

GIVEN = {"query": "山西的森林", "clause_id": "shanxi-meili/5/16", "verdict": "useful"}
OWN = {"origin": "http://testserver"}


def test_a_verdict_is_kept_and_leads_back(asking: TestClient, feedback_path: Path) -> None:
    page = asking.post("/feedback", data=GIVEN | {"words": "数字\r\n正好"})
    assert page.status_code == 200
    assert "谢谢,已记下" in page.text
    assert "/search?q=%E5%B1%B1" in page.text
    kept = json.loads(feedback_path.read_text(encoding="utf-8").splitlines()[-1])
    assert (kept["query"], kept["verdict"], kept["words"]) == ("山西的森林", "useful", "数字 正好")


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"words": "长" * 10_000}, 422, "words 最多 500 个字"),
        ({"query": "长" * 10_000}, 422, "query 最多 300 个字"),
        ({"clause_id": "x" * 10_000}, 422, "clause_id 最多"),
        ({"verdict": "<script>"}, 422, "verdict 只能是 'useful' 或 'useless'"),
        ({"clause_id": "<script>alert(1)</script>"}, 404, "没有条款 <script>"),
        ({"who": "我"}, 422, "不认识的参数 who"),
    ],
)
def test_what_is_not_kept_is_said(
    asking: TestClient, feedback_path: Path, change: dict[str, str], status: int, words: str
) -> None:
    feedback_path.touch()
    before = feedback_path.read_bytes()
    page = asking.post("/feedback", data=GIVEN | change)
    assert page.status_code == status
    assert words in plain(page.text)
    assert "<script>alert" not in page.text
    assert len(page.text) < 10_000
    assert feedback_path.read_bytes() == before


def test_hidden_characters_are_not_kept(asking: TestClient, feedback_path: Path) -> None:
    asking.post("/feedback", data=GIVEN | {"words": "\u202e好\u200b的\x00"})
    assert json.loads(feedback_path.read_text(encoding="utf-8").splitlines()[-1])["words"] == "好的"


def test_another_site_cannot_say_anything(asking: TestClient) -> None:
    assert (
        asking.post("/feedback", data=GIVEN, headers={"origin": "http://evil.example"}).status_code
        == 403
    )


def test_where_no_verdicts_are_taken_none_are_asked_for(client: TestClient, asking: TestClient) -> None:
    assert 'class="feedback"' not in client.get("/search?q=海绵城市").text
    assert 'class="feedback"' in asking.get("/search?q=海绵城市").text
    assert client.post("/feedback", data=GIVEN, headers=OWN).status_code == 404
