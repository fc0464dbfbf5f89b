from dataclasses import replace
from datetime import date

from indexer.index import Index
from service.api.present import anchor, clause_url, document_summary, response_json
from service.search import Searcher


def test_a_response_has_the_shape_of_the_contract(searcher: Searcher) -> None:
    response = response_json(searcher.search("2035年山西森林覆盖率要达到多少", 1))
    assert list(response) == ["query", "outcome", "confidence", "took_ms", "index_version", "results"]
    [result] = response["results"]
    assert list(result) == [
        "rank", "score", "clause_id", "document_id", "path", "citation", "text", "source",
        "similar", "document_title", "url", "answer", "highlights",
    ]  # fmt: skip
    assert list(result["answer"]) == ["text", "start", "end", "place", "span"]
    assert list(result["answer"]["span"]) == ["text", "start", "end"]
    assert result["url"] == "/documents/shanxi-meili#5/16"


def test_an_anchor_is_unique_in_its_document(index: Index) -> None:
    for document_id in index.documents:
        anchors = [anchor(clause) for clause in index.clauses if clause.document_id == document_id]
        assert len(set(anchors)) == len(anchors)
        assert clause_url(index.clauses[0]).startswith("/documents/shanxi-meili#")


def test_a_summary_counts_the_clauses(index: Index) -> None:
    summary = document_summary(index.documents["guizhou-meili"], 3, date(2025, 1, 1), index.documents)
    assert (summary["clauses"], summary["status"]) == (3, "draft")


def test_the_status_is_that_of_the_day(index: Index) -> None:
    document = replace(index.documents["shanxi-meili"], effective=date(2025, 1, 1), status="in_force")
    statuses = [document_summary(document, 1, date(year, 6, 1), {})["status"] for year in (2024, 2025)]
    assert statuses == ["not_yet_in_force", "in_force"]
