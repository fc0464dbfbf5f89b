from pathlib import Path

import pytest

from indexer.errors import IndexMissing
from indexer.manifest import FORMAT, Manifest, ModelCard, checksums, write_manifest
from indexer.publication import building, current, publish

MODEL = ModelCard("m", "f", 8, 512, "", "")


def release(root: Path, version: str, content: str) -> Path:
    with building(root) as folder:
        (folder / "content").write_text(content, encoding="utf-8")
        manifest = Manifest(FORMAT, version, "", "", MODEL, {}, 1, 1, 1, {}, checksums(folder), None)
        write_manifest(folder, manifest)
        return publish(root, folder, version)


def content(root: Path) -> str:
    return (current(root) / "content").read_text(encoding="utf-8")


def test_nothing_published(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        current(tmp_path)


def test_the_newest_is_current_and_the_one_before_stays(tmp_path: Path) -> None:
    for version in ("a", "b", "c"):
        release(tmp_path, version, version)
    assert content(tmp_path) == "c"
    assert sorted(path.name for path in (tmp_path / "versions").iterdir()) == ["b", "c"]


def test_a_failure_while_building_leaves_the_published_one_alone(tmp_path: Path) -> None:
    release(tmp_path, "a", "good")
    with pytest.raises(FileNotFoundError), building(tmp_path) as folder:
        (folder / "content").rename(folder / "no such folder" / "content")
    assert content(tmp_path) == "good"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["CURRENT", "versions"]


def test_the_same_version_again_keeps_the_sound_copy_and_mends_a_damaged_one(tmp_path: Path) -> None:
    first = release(tmp_path, "a", "good")
    kept = (first / "content").stat().st_ino
    release(tmp_path, "a", "good")
    assert (first / "content").stat().st_ino == kept
    (first / "content").write_text("damaged", encoding="utf-8")
    release(tmp_path, "a", "good")
    assert content(tmp_path) == "good"
