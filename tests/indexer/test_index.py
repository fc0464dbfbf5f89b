import json
import re
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
    stored = [clause_json(clause) | {"similar": None} for clause in index.clauses]
    assert stored == [clause_json(clause) for clause in parsed.clauses]
    for one in parsed.documents:
        document_id = one.document.document_id
        assert index.documents[document_id] == one.document
        assert index.texts[document_id] == one.text
        assert tuple(index.parts[document_id]) == one.parts
    assert len(index.places) == len(index.sentences)


def test_tables_point_into_the_texts(index: Index, parsed: Parsed) -> None:
    spans = [(row, *span) for row, clause in enumerate(parsed.clauses) for span in clause.sentences]
    assert index.sentences.tolist() == [list(span) for span in spans]
    assert len(np.unique(index.sentences[:, 0])) == len(index.clauses)
    assert index.vectors.ntotal == len(index.sentences) == len(index.tokens.bounds) - 1
    assert len(index.tokens.above) == len(index.clauses)
    row, year = index.years[0]
    clause_row, start, end = index.sentences[row]
    document_id = index.clauses[clause_row].document_id
    assert str(year) in index.texts[document_id][start:end]


def test_a_clause_in_the_shape_of_the_contract(index: Index) -> None:
    clause = clause_json(index.clauses[0])
    assert list(clause) == ["clause_id", "document_id", "path", "citation", "text", "source", "similar"]
    assert list(clause["source"]) == ["file", "start", "end"]
    json.dumps(clause)


def test_near_copies_know_each_other(index: Index) -> None:
    similar = {clause.clause_id: dict(clause.similar or ()) for clause in index.clauses}
    first, second = "jinzhong-145/3/8/3/p1", "jinzhong-145/3/9/3/p1"
    assert similar[first] == {second: 1.0}
    assert similar[second] == {first: 1.0}
    for item in range(1, 31):
        main = next(name for name in similar if re.fullmatch(rf"guizhou-meili/4/\d/{item}", name))
        annex = next(name for name in similar if re.fullmatch(rf"guizhou-meili/annex/\d/{item}", name))
        assert similar[main][annex] == similar[annex][main] > 0.5


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


def test_clauses_of_a_document_are_all_of_its_own_in_order(index: Index) -> None:
    for document_id in index.documents:
        own = [clause for clause in index.clauses if clause.document_id == document_id]
        assert index.clauses_of(document_id) == own
    assert index.clauses_of("no such document") == []


def test_an_index_opened_beside_another_shares_its_encoders(index: Index, settings: Settings) -> None:
    again = open_index(current(settings.index), beside=index)
    assert again.encoder is index.encoder
    assert again.cross_encoder is index.cross_encoder
    assert again.clauses == index.clauses


def test_big_tables_stay_in_their_files(index: Index) -> None:
    tables = (index.sentences, index.paragraphs, index.years, index.tokens.vectors, index.tokens.scales)
    assert all(isinstance(table, np.memmap) for table in tables)
