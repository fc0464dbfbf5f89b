from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from indexer.index import Index
from indexer.words import Segmenter
from service.app import create_app
from service.questions.thesaurus import ThesaurusFile
from service.ranking.ranker import Ranker
from service.ranking.retrieval import EmbeddedLegs
from service.search import Searcher
from service.serving import Serving

KEPT = (
    "/api/v1/search?q=水&k=1",
    "/api/v1/lookup?ref=美丽山西第八条",
    "/api/v1/clauses/shanxi-meili/5/16",
    "/api/v1/similar?clause_id=shanxi-meili/5/16",
    "/api/v1/documents",
    "/api/v1/documents/shanxi-meili",
    "/api/v1/suggest?q=wfcs",
)


@pytest.mark.parametrize("path", KEPT)
def test_what_the_client_has_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"
    for sent in (tag, f'"other", {tag}', tag.removeprefix("W/")):
        again = client.get(path, headers={"If-None-Match": sent})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    twice = [("If-None-Match", '"other"'), ("If-None-Match", tag)]
    assert client.get(path, headers=twice).status_code == 304
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_only_what_tells_its_time_has_a_weak_tag(client: TestClient) -> None:
    weak = [path for path in KEPT if client.get(path).headers["etag"].startswith("W/")]
    assert weak == list(KEPT[:2])


def test_another_request_has_another_tag(client: TestClient) -> None:
    tags = {client.get(path).headers["etag"] for path in (*KEPT, "/api/v1/search?q=水&k=2")}
    plain = client.get(KEPT[4], headers={"Accept-Encoding": "identity"}).headers["etag"]
    assert len(tags | {plain}) == len(KEPT) + 2


def test_an_edited_thesaurus_changes_answers(index: Index, segmenter: Segmenter, tmp_path: Path) -> None:
    file = tmp_path / "thesaurus.txt"
    file.write_text("甲, 乙\n", encoding="utf-8")
    searcher = Searcher(index, Ranker(index, EmbeddedLegs(index)), segmenter, ThesaurusFile(file))
    client = TestClient(create_app(Serving(searcher)))
    tag = client.get(KEPT[0]).headers["etag"]
    file.write_text("甲, 乙, 丙\n", encoding="utf-8")
    assert client.get(KEPT[0], headers={"If-None-Match": tag}).status_code == 200


def test_a_problem_has_no_tag(client: TestClient) -> None:
    for path in ("/api/v1/search?q=", "/api/v1/clauses/nowhere"):
        assert "etag" not in client.get(path).headers


def test_large_answers_are_packed_and_small_ones_are_not(client: TestClient) -> None:
    assert client.get("/api/v1/search?q=水&k=20").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in client.get("/api/v1/suggest?q=x").headers
