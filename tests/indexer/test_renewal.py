from pathlib import Path

import pytest

from indexer.errors import (
    CorpusDiffers,
    CorpusMissing,
    DocumentDamaged,
    DocumentExists,
    DocumentUnknown,
    DocumentUnreadable,
)
from indexer.graph_encoder import GraphEncoder
from indexer.index import open_index
from indexer.passages import Passage, PassageVectors
from indexer.publication import current, rollback
from indexer.renewal import Places, add, remove, update
from tests.indexer.test_staging import snapshot
from tests.small import write_document


def silent(line: str) -> None:
    pass


@pytest.fixture
def first(places: Places) -> str:
    return current(places.root).name


def documents(places: Places) -> list[str]:
    return list(open_index(current(places.root)).documents)


def test_a_document_comes_and_goes(first: str, places: Places, tmp_path: Path) -> None:
    said: list[str] = []
    added = add(places, [write_document(tmp_path / "治污.txt", "治污")], False, said.append)
    assert documents(places) == ["治污", "节水", "造林"]
    assert said[0] == "治污:《某县治污办法》,2 条条款"
    assert current(places.root).name == added.version != first
    assert remove(places, ["治污"], silent).version == first
    assert sorted(snapshot(places.corpus)) == ["documents/节水.txt", "documents/造林.txt"]


def test_only_new_sentences_are_encoded(
    first: str, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded: list[Passage] = []
    passages = GraphEncoder.passages

    def noted(self: GraphEncoder, asked: list[Passage], progress: bool = False) -> list[PassageVectors]:
        encoded.extend(asked)
        return passages(self, asked, progress)

    monkeypatch.setattr(GraphEncoder, "passages", noted)
    add(places, [write_document(tmp_path / "治污.txt", "治污")], False, silent)
    assert {passage.above.split()[0] for passage in encoded} == {"某县治污办法"}


def test_one_bad_file_and_none_is_added(first: str, places: Places, tmp_path: Path) -> None:
    before = snapshot(places.corpus)
    bad = tmp_path / "坏.pdf"
    bad.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(DocumentDamaged, match=r"坏\.pdf"):
        add(places, [write_document(tmp_path / "治污.txt", "治污"), bad], False, silent)
    with pytest.raises(DocumentExists):
        add(places, [write_document(tmp_path / "节水.txt", "节水")], False, silent)
    with pytest.raises(DocumentUnknown):
        remove(places, ["节水", "没有"], silent)
    assert current(places.root).name == first
    assert snapshot(places.corpus) == before


@pytest.mark.parametrize("step", ["near_copies", "open_index"])
def test_a_build_that_fails_changes_nothing(
    step: str, first: str, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*given: object, **named: object) -> None:
        raise MemoryError

    before = snapshot(places.corpus)
    monkeypatch.setattr(f"indexer.build.{step}", failing)
    with pytest.raises(MemoryError):
        add(places, [write_document(tmp_path / "治污.txt", "治污")], False, silent)
    assert current(places.root).name == first
    assert snapshot(places.corpus) == before
    assert sorted(path.name for path in places.root.iterdir()) == ["CURRENT", "versions"]


def test_a_publication_that_fails_is_undone(
    first: str, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise OSError("No space left on device")

    before = snapshot(places.corpus)
    monkeypatch.setattr("indexer.renewal.publish", full)
    with pytest.raises(OSError, match="No space"):
        add(places, [write_document(tmp_path / "节水.txt", "节水", 2040)], True, silent)
    assert snapshot(places.corpus) == before


def test_a_replaced_document_is_read_anew(first: str, places: Places, tmp_path: Path) -> None:
    add(places, [write_document(tmp_path / "节水.txt", "节水", 2040)], True, silent)
    assert "2040" in open_index(current(places.root)).texts["节水"]


def test_an_index_of_another_corpus_is_left_alone(first: str, places: Places, tmp_path: Path) -> None:
    (places.corpus / "documents" / "节水.txt").unlink()
    with pytest.raises(CorpusDiffers):
        add(places, [write_document(tmp_path / "治污.txt", "治污")], False, silent)
    update(places, silent)
    assert documents(places) == ["造林"]


def test_after_a_rollback_the_corpus_is_still_ahead(first: str, places: Places, tmp_path: Path) -> None:
    add(places, [write_document(tmp_path / "治污.txt", "治污")], False, silent)
    rollback(places.root)
    assert documents(places) == ["节水", "造林"]
    remove(places, ["治污"], silent)
    assert current(places.root).name == first


def test_other_words_make_another_index(first: str, places: Places) -> None:
    before = open_index(current(places.root))
    renewed = update(places._replace(dictionary="县水利局\n"), silent)
    after = open_index(current(places.root))
    assert renewed.version != first
    assert (before.dictionary, after.dictionary) == ("", "县水利局\n")
    assert after.lexical.idf("县水利局") < before.lexical.idf("县水利局")


def test_the_last_document_stays(first: str, places: Places) -> None:
    with pytest.raises(CorpusMissing):
        remove(places, ["节水", "造林"], silent)
    assert documents(places) == ["节水", "造林"]


def test_what_the_index_holds_does_not_vanish_because_its_file_was_damaged(
    first: str, places: Places, tmp_path: Path
) -> None:
    spoiled = places.corpus / "documents" / "节水.txt"
    spoiled.write_bytes(b"")
    before = snapshot(places.corpus)
    with pytest.raises(DocumentUnreadable, match=r"节水\.txt.*tiaowen remove"):
        update(places, silent)
    with pytest.raises(DocumentUnreadable):
        add(places, [write_document(tmp_path / "治污.txt", "治污")], False, silent)
    assert (current(places.root).name, snapshot(places.corpus)) == (first, before)
    remove(places, ["节水"], silent)
    assert documents(places) == ["造林"]
