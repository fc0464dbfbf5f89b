import json
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.calibration import Calibration
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

MODEL = ModelCard("m", "f" * 64, 8, 512, "query: ", "passage: ", "c" * 64)
CALIBRATION = Calibration(
    MODEL.fingerprint, MODEL.cross_encoder, ("nearness",), 0.1, ([0, 0.5, -1.0, 1.0],), 0.8, 0.1
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.bin").write_bytes(b"abc")
    files = checksums(tmp_path)
    manifest = Manifest(
        FORMAT,
        version_of(files, MODEL, CALIBRATION),
        "2026-01-01",
        "0",
        MODEL,
        {},
        1,
        1,
        1,
        {},
        files,
        CALIBRATION,
    )
    write_manifest(tmp_path, manifest)
    return tmp_path


def test_written_and_read(folder: Path) -> None:
    manifest = read_manifest(folder)
    assert list(manifest.files) == ["inner/a.bin"]
    assert manifest.model == MODEL
    assert manifest.calibration == CALIBRATION
    verify(folder, manifest)


def test_the_version_names_the_content(folder: Path) -> None:
    manifest = read_manifest(folder)
    assert version_of(manifest.files, MODEL, CALIBRATION) == manifest.version
    assert version_of({"inner/a.bin": "0"}, MODEL, CALIBRATION) != manifest.version
    other = replace(MODEL, fingerprint="e" * 64)
    assert version_of(manifest.files, other, CALIBRATION) != manifest.version
    for calibration in (None, replace(CALIBRATION, answered=0.9)):
        assert version_of(manifest.files, MODEL, calibration) != manifest.version
    assert version_of(manifest.files, MODEL, manifest.calibration) == manifest.version


def test_an_index_may_have_no_calibration(folder: Path) -> None:
    write_manifest(folder, replace(read_manifest(folder), calibration=None))
    assert read_manifest(folder).calibration is None


@pytest.mark.parametrize(
    "other",
    [replace(CALIBRATION, fingerprint="e" * 64), replace(CALIBRATION, cross_encoder="e" * 64)],
)
def test_a_calibration_for_another_encoder_is_refused(folder: Path, other: Calibration) -> None:
    write_manifest(folder, replace(read_manifest(folder), calibration=other))
    with pytest.raises(IndexDamaged, match="校准"):
        read_manifest(folder)


@pytest.mark.parametrize("calibration", [{}, [], "", 0.8, {"fingerprint": "f" * 64}])
def test_an_unreadable_calibration_is_refused(folder: Path, calibration: object) -> None:
    stored = json.loads((folder / NAME).read_text(encoding="utf-8"))
    (folder / NAME).write_text(json.dumps(stored | {"calibration": calibration}), encoding="utf-8")
    with pytest.raises(IndexDamaged, match="清单"):
        read_manifest(folder)


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


@pytest.mark.parametrize("found", [2, FORMAT + 1])
def test_another_format_is_refused(folder: Path, found: int) -> None:
    """Also one that knew no calibration yet."""
    stored = json.loads((folder / NAME).read_text(encoding="utf-8"))
    del stored["calibration"]
    (folder / NAME).write_text(json.dumps(stored | {"format": found}), encoding="utf-8")
    with pytest.raises(IndexDamaged, match=f"第 {found} 版格式"):
        read_manifest(folder)
