import json
from pathlib import Path

from indexer.index import Index
from service.examples import questions


def test_only_what_the_index_has_a_document_for(index: Index, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    rows = [
        {"text": "一", "documents": ["nowhere", "shanxi-meili"]},
        {"text": "二", "documents": ["nowhere"]},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert list(questions(index, path)) == ["一"]
