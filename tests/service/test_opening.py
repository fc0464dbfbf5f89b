from dataclasses import replace
from pathlib import Path

import pytest

from indexer.errors import IndexMissing
from indexer.renewal import Places, update
from indexer.settings import Settings
from service.errors import ThesaurusInvalid
from service.opening import Opener, open_searcher, probed
from tests.small import write_document


def test_what_two_indexes_have_in_common_is_loaded_once(own: Settings, places: Places) -> None:
    opener = Opener(own)
    first = opener.open()
    write_document(places.corpus / "documents" / "治污.txt", "治污")
    update(places, lambda line: None)
    second = opener.open(beside=first)
    assert list(second.index.documents) == ["治污", "节水", "造林"]
    assert second.index.encoder is first.index.encoder
    assert second.query("节水").placed == first.query("节水").placed


def test_questions_are_cut_as_the_clauses_were(own: Settings, places: Places) -> None:
    opener = Opener(own)
    first = opener.open()
    update(places._replace(dictionary="县水利局\n"), lambda line: None)
    second = opener.open(beside=first)
    assert "县水利局" not in first.query("县水利局负责什么").tokens
    assert "县水利局" in second.query("县水利局负责什么").tokens
    assert second.index.lexical.idf("县水利局") < first.index.lexical.idf("县水利局")


def test_no_index_and_no_thesaurus_are_told(own: Settings, tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        open_searcher(replace(own, index=tmp_path / "none"))
    with pytest.raises(ThesaurusInvalid):
        open_searcher(replace(own, thesaurus=tmp_path / "none"))


def test_a_probe_tells_what_is_there_or_why_it_cannot_be_opened(own: Settings, tmp_path: Path) -> None:
    searcher = open_searcher(own)
    assert probed(own) == (searcher.index.manifest.version, False)
    with pytest.raises(IndexMissing, match="还没有索引"):
        probed(replace(own, index=tmp_path / "none"))
