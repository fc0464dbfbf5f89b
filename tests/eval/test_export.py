import json
from pathlib import Path

from eval.benchmark import JudgedQuery, Qrel, read_qrels, read_queries
from eval.export import write_beir, write_qrels
from eval.runs import ScoredDoc, write_run
from indexer.index import Index

QUERIES = (
    JudgedQuery("a", "森林覆盖率", "fact", (), ""),
    JudgedQuery("b", "海绵城市", "keyword", (), ""),
)
QRELS = (Qrel("a", "shanxi-meili/5/16", 2), Qrel("b", "jinzhong-145/1", 1))


def test_what_is_written_as_beir_is_read_again(index: Index, tmp_path: Path) -> None:
    write_beir(tmp_path, index, QUERIES, QRELS)
    read = read_queries(tmp_path / "queries.jsonl")
    assert [(one.query_id, one.text) for one in read] == [("a", "森林覆盖率"), ("b", "海绵城市")]
    assert read_qrels(tmp_path / "qrels" / "test.tsv") == QRELS


def test_the_beir_corpus_is_every_clause_under_its_title(index: Index, tmp_path: Path) -> None:
    write_beir(tmp_path, index, QUERIES, QRELS)
    lines = (tmp_path / "corpus.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    rows = [json.loads(line) for line in lines]
    assert [row["_id"] for row in rows] == [clause.clause_id for clause in index.clauses]
    for row, clause in zip(rows, index.clauses, strict=True):
        assert row["text"] == clause.text
        assert row["title"].startswith(index.documents[clause.document_id].title)


def test_judgements_as_trec_are_read_again(tmp_path: Path) -> None:
    write_qrels(tmp_path / "qrels", QRELS)
    assert read_qrels(tmp_path / "qrels") == QRELS


def test_ranks_in_a_trec_run_begin_again_with_each_query(tmp_path: Path) -> None:
    run = [ScoredDoc("a", "d/1", 2.0), ScoredDoc("a", "d/2", 0.1), ScoredDoc("b", "d/1", 1.0)]
    write_run(tmp_path / "run", run, "条问")
    lines = (tmp_path / "run").read_text(encoding="utf-8").splitlines()
    assert lines == ["a Q0 d/1 1 2.0 条问", "a Q0 d/2 2 0.1 条问", "b Q0 d/1 1 1.0 条问"]
