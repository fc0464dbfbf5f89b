import json
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.errors import IndexDamaged
from indexer.manifest import (
    FORMAT,
    NAME,
    Manifest,
    ModelCard,
    checksums,
    read_manifest,
    verify,
    version_of,
    write_manifest,
)

MODEL = ModelCard("m", "f" * 64, 8, 512, "query: ", "passage: ")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.bin").write_bytes(b"abc")
    files = checksums(tmp_path)
    manifest = Manifest(
        FORMAT, version_of(files, MODEL), "2026-01-01", "0", MODEL, {}, 1, 1, 1, {}, files
    )
    write_manifest(tmp_path, manifest)
    return tmp_path


def test_written_and_read(folder: Path) -> None:
    manifest = read_manifest(folder)
    assert list(manifest.files) == ["inner/a.bin"]
    assert manifest.model == MODEL
    verify(folder, manifest)


def test_the_version_names_the_content(folder: Path) -> None:
    manifest = read_manifest(folder)
    assert version_of(manifest.files, MODEL) == manifest.version
    assert version_of({"inner/a.bin": "0"}, MODEL) != manifest.version
    assert version_of(manifest.files, replace(MODEL, fingerprint="e" * 64)) != manifest.version


@pytest.mark.parametrize("damage", ["change", "remove"])
def test_a_file_that_does_not_match_is_named(folder: Path, damage: str) -> None:
    path = folder / "inner" / "a.bin"
    path.write_bytes(b"abd") if damage == "change" else path.unlink()
    with pytest.raises(IndexDamaged, match=r"inner/a\.bin"):
        verify(folder, read_manifest(folder))


@pytest.mark.parametrize("files", [[], {}, None])
def test_a_manifest_that_lists_no_files_is_refused(folder: Path, files: object) -> None:
    stored = json.loads((folder / NAME).read_text(encoding="utf-8"))
    (folder / NAME).write_text(json.dumps(stored | {"files": files}), encoding="utf-8")
    with pytest.raises(IndexDamaged, match="清单"):
        read_manifest(folder)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 1}'])
def test_an_unreadable_manifest(folder: Path, text: str) -> None:
    (folder / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(IndexDamaged):
        read_manifest(folder)


def test_another_format_is_refused(folder: Path) -> None:
    stored = json.loads((folder / NAME).read_text(encoding="utf-8"))
    (folder / NAME).write_text(json.dumps(stored | {"format": FORMAT + 1}), encoding="utf-8")
    with pytest.raises(IndexDamaged, match="格式"):
        read_manifest(folder)
