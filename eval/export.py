"""The benchmark in the shapes that other tools read: BEIR and TREC."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from eval.benchmark import JudgedQuery, Qrel
from indexer.clauses import title_and_headings
from indexer.index import Index


def write_beir(
    folder: Path, index: Index, queries: Sequence[JudgedQuery], qrels: Sequence[Qrel]
) -> None:
    """corpus.jsonl, queries.jsonl and qrels/test.tsv, as BEIR and MTEB load them."""
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    _write_lines(folder / "corpus.jsonl", (
        {"_id": clause.clause_id,
         "title": title_and_headings(clause, index.documents[clause.document_id]),
         "text": clause.text}
        for clause in index.clauses
    ))  # fmt: skip
    _write_lines(
        folder / "queries.jsonl", ({"_id": query.query_id, "text": query.text} for query in queries)
    )
    rows = [f"{qrel.query_id}\t{qrel.doc_id}\t{qrel.relevance}\n" for qrel in qrels]
    (folder / "qrels" / "test.tsv").write_text(
        "".join(["query-id\tcorpus-id\tscore\n", *rows]), encoding="utf-8"
    )


def write_qrels(path: Path, qrels: Sequence[Qrel]) -> None:
    """TREC's four columns."""
    lines = (f"{qrel.query_id} 0 {qrel.doc_id} {qrel.relevance}\n" for qrel in qrels)
    path.write_text("".join(lines), encoding="utf-8")


def _write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
    )
