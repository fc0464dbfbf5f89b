import json
from pathlib import Path

import pytest

from eval.asked import as_lines
from eval.benchmark import bare, read_queries, resolved
from eval.errors import BenchmarkInvalid
from eval.feedback import Verdict, judged_queries, quotation, read_verdicts
from indexer.index import Index


def test_verdicts_become_queries_that_the_benchmark_reads(index: Index, tmp_path: Path) -> None:
    verdicts = [
        Verdict("山西森林", "shanxi-meili/5/16", True),
        Verdict("山西森林。", "shanxi-meili/5/16", True),
        Verdict("山西森林", "shanxi-meili/3/8", False),
        Verdict("山西森林", "shanxi-meili/3/9", True),
        Verdict("山西森林", "shanxi-meili/3/9", False),
        Verdict("别处", "gone/1", True),
    ]
    path = tmp_path / "queries.jsonl"
    path.write_text(as_lines(judged_queries(verdicts, index)), encoding="utf-8")
    [query] = read_queries(path)
    assert query.text == "山西森林"
    assert {(qrel.doc_id, qrel.relevance) for qrel in resolved([query], index)} == {
        ("shanxi-meili/5/16", 2), ("shanxi-meili/3/8", 0), ("shanxi-meili/3/9", 0),
    }  # fmt: skip


def test_a_quotation_stands_in_one_clause_of_its_document(index: Index) -> None:
    for row in range(0, len(index.clauses), 25):
        clause, quote = index.clauses[row], bare(quotation(row, index))
        holders = [c for c in index.clauses_of(clause.document_id) if quote in bare(c.text)]
        assert holders == [clause], clause.clause_id


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text(
        json.dumps({"query": "水", "clause_id": "d/1", "verdict": "useless"}), encoding="utf-8"
    )
    assert read_verdicts(path) == [Verdict("水", "d/1", is_useful=False)]


@pytest.mark.parametrize("content", ["{", '{"query": "水"}', "[]"])
def test_what_cannot_be_read_is_told(content: str, tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BenchmarkInvalid, match="评价文件"):
        read_verdicts(path)
