import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from indexer.build import Parsed
from indexer.errors import IndexDamaged
from indexer.index import Index, clause_json, document_json, open_index, stored_clauses
from indexer.publication import current
from indexer.settings import Settings


def test_what_is_stored_is_what_was_parsed(index: Index, parsed: Parsed) -> None:
    assert [clause_json(clause) for clause in index.clauses] == [clause_json(c) for c in parsed.clauses]
    assert {d.document_id: d for d in index.documents.values()} == {
        d.document_id: d for d, _ in parsed.corpus
    }
    assert index.texts == {document.document_id: text for document, text in parsed.corpus}


def test_tables_point_into_the_texts(index: Index, parsed: Parsed) -> None:
    spans = [(row, *span) for row, clause in enumerate(parsed.clauses) for span in clause.sentences]
    assert index.sentences.tolist() == [list(span) for span in spans]
    assert len(np.unique(index.sentences[:, 0])) == len(index.clauses)
    assert index.vectors.ntotal == len(index.sentences)
    row, year = index.years[0]
    clause_row, start, end = index.sentences[row]
    document_id = index.clauses[clause_row].document_id
    assert str(year) in index.texts[document_id][start:end]


def test_a_clause_in_the_shape_of_the_contract(index: Index) -> None:
    clause = clause_json(index.clauses[0])
    assert list(clause) == ["clause_id", "document_id", "path", "citation", "text", "source"]
    assert list(clause["source"]) == ["file", "start", "end"]
    json.dumps(clause)


def test_unknown_metadata_is_null(index: Index) -> None:
    assert document_json(index.documents["guizhou-meili"])["date"] is None
    assert document_json(index.documents["lingqiu-shifan"])["issuer"] is None


def test_an_index_that_does_not_match_its_manifest_is_refused(
    settings: Settings, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(current(settings.index), copy)
    with (copy / "clauses.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n")
    with pytest.raises(IndexDamaged, match="clauses"):
        open_index(copy)
    assert len(stored_clauses(current(settings.index))) > 0
