import shutil
from pathlib import Path

import pytest

from indexer.corpus import listed
from indexer.errors import (
    CorpusMissing,
    DocumentDamaged,
    DocumentEmpty,
    DocumentExists,
    DocumentUnknown,
    FilenameInvalid,
    FormatUnsupported,
)
from indexer.staging import checked_name, staged
from indexer.table import read_table
from tests.conftest import CORPUS
from tests.small import write_corpus, write_document


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus", {"节水.txt": "节水", "造林.txt": "造林"})


@pytest.fixture
def tabled(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CORPUS, tmp_path / "tabled"))


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    "name",
    [
        "../a.txt", "a/b.txt", "..", ".", "", "a\\b.txt", "a\0b.txt", "a\nb.txt", ".hidden.txt", "~$a.docx",
        "a" * 300 + ".txt", "水" * 80 + ".txt", "无扩展名", "名\udcff.txt",
    ],
)  # fmt: skip
def test_names_that_no_file_may_have(name: str) -> None:
    with pytest.raises(FilenameInvalid):
        checked_name(name)


def test_nothing_changes_before_the_commit(corpus: Path, tmp_path: Path) -> None:
    before = snapshot(corpus)
    with staged(corpus) as staging:
        parsed = staging.put(write_document(tmp_path / "治污.txt", "治污"))
        staging.drop("节水")
        assert len(parsed.clauses) == 2
        assert {one.document_id for one in listed(staging.folder)} == {"造林", "治污"}
        assert {name: data for name, data in snapshot(corpus).items() if name[0] != "."} == before
    assert snapshot(corpus) == before


@pytest.mark.parametrize("folder", ["corpus", "tabled"])
def test_a_commit_is_undone_to_the_byte(
    folder: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    corpus: Path = request.getfixturevalue(folder)
    before = snapshot(corpus)
    gone = next(one.document_id for one in listed(corpus))
    with staged(corpus) as staging:
        staging.put(write_document(tmp_path / "治污.txt", "治污"))
        staging.drop(gone)
        staging.commit()
        assert gone not in {one.document_id for one in listed(corpus)}
        assert "治污" in {one.document_id for one in listed(corpus)}
        staging.undo()
    assert snapshot(corpus) == before


def test_a_row_tells_of_the_new_file(tabled: Path, tmp_path: Path) -> None:
    with staged(tabled) as staging:
        staging.put(write_document(tmp_path / "治污.txt", "治污"))
        staging.commit()
    *_, row = read_table(tabled / "documents.toml")
    assert (row.document_id, row.file, row.title) == ("治污", "documents/治污.txt", "某县治污办法")


def test_a_file_takes_the_place_of_one_of_its_id_only_if_it_may(corpus: Path, tmp_path: Path) -> None:
    newer = write_document(tmp_path / "节水.md", "节水", 2040)
    with staged(corpus) as staging:
        with pytest.raises(DocumentExists):
            staging.put(newer)
        staging.put(newer, may_replace=True)
        staging.commit()
    assert sorted(path.name for path in (corpus / "documents").iterdir()) == ["节水.md", "造林.txt"]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.docx", b"PK\x03\x04 half", DocumentDamaged),
        ("a.txt", b"  ", DocumentEmpty),
        ("a.txt", "只有标题".encode(), DocumentEmpty),
        ("a.xlsx", b"PK\x03\x04", FormatUnsupported),
    ],
)
def test_what_cannot_be_read_is_refused(
    name: str, content: bytes, error: type[Exception], corpus: Path, tmp_path: Path
) -> None:
    before = snapshot(corpus)
    (tmp_path / name).write_bytes(content)
    with staged(corpus) as staging, pytest.raises(error):
        staging.put(tmp_path / name)
    assert snapshot(corpus) == before


def test_what_is_not_there_and_the_last_one_cannot_go(corpus: Path) -> None:
    with staged(corpus) as staging:
        with pytest.raises(DocumentUnknown):
            staging.drop("没有")
        staging.drop("节水")
        with pytest.raises(CorpusMissing):
            staging.drop("造林")


def test_no_folder_no_staging(tmp_path: Path) -> None:
    with pytest.raises(CorpusMissing), staged(tmp_path / "none"):
        pass


def test_what_a_killed_change_left_is_cleared_away(corpus: Path) -> None:
    (corpus / ".staging-killed" / "after").mkdir(parents=True)
    with staged(corpus):
        pass
    assert [path.name for path in corpus.iterdir()] == ["documents"]
