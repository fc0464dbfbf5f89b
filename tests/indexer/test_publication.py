import errno
from pathlib import Path

import pytest

from indexer.errors import IndexBusy, IndexDamaged, IndexMissing, VersionUnknown
from indexer.manifest import FORMAT, Manifest, ModelCard, checksums, write_manifest
from indexer.publication import (
    KEPT_VERSIONS,
    building,
    changing,
    current,
    link_or_copy,
    publish,
    rollback,
    stamp,
    versions,
)

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


def names(root: Path) -> list[str]:
    return [one.name for one in versions(root)]


def test_the_newest_is_current_and_some_before_it_stay(tmp_path: Path) -> None:
    for version in "abcdefg":
        release(tmp_path, version, version)
    assert content(tmp_path) == "g"
    assert names(tmp_path) == ["g", "f", "e", "d", "c"]
    assert len(names(tmp_path)) == KEPT_VERSIONS
    assert [one.is_current for one in versions(tmp_path)] == [True, False, False, False, False]


def test_back_to_the_one_before_and_to_a_named_one(tmp_path: Path) -> None:
    for version in "abc":
        release(tmp_path, version, version)
    assert rollback(tmp_path).name == "b"
    assert rollback(tmp_path).name == "a"
    with pytest.raises(VersionUnknown):
        rollback(tmp_path)
    with pytest.raises(VersionUnknown):
        rollback(tmp_path, "../versions/b")
    rollback(tmp_path, "c")
    assert content(tmp_path) == "c"
    assert names(tmp_path) == ["c", "b", "a"]


def test_before_a_version_published_again_comes_the_one_it_followed(tmp_path: Path) -> None:
    for version in ("a", "b", "a"):
        release(tmp_path, version, version)
    assert rollback(tmp_path).name == "b"


def test_the_version_that_servers_still_use_stays_however_old(tmp_path: Path) -> None:
    for version in "abcde":
        release(tmp_path, version, version)
    rollback(tmp_path, "a")
    release(tmp_path, "f", "f")
    assert names(tmp_path) == ["f", "e", "d", "c", "b", "a"]
    release(tmp_path, "g", "g")
    assert names(tmp_path) == ["g", "f", "e", "d", "c"]


def test_a_damaged_version_is_listed_and_never_made_current(tmp_path: Path) -> None:
    for version in "ab":
        release(tmp_path, version, version)
    (tmp_path / "versions" / "a" / "content").write_text("damaged", encoding="utf-8")
    with pytest.raises(IndexDamaged):
        rollback(tmp_path)
    (tmp_path / "versions" / "a" / "manifest.json").write_text("{}", encoding="utf-8")
    assert [one.documents for one in versions(tmp_path)] == [1, None]
    assert content(tmp_path) == "b"


def test_two_changes_do_not_cross(tmp_path: Path) -> None:
    with changing(tmp_path), pytest.raises(IndexBusy), changing(tmp_path):
        pass
    with changing(tmp_path):
        pass


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".building-killed" / "index").mkdir(parents=True)
    with changing(tmp_path):
        assert [path.name for path in tmp_path.iterdir()] == ["LOCK"]


def test_a_new_version_is_seen_by_its_stamp(tmp_path: Path) -> None:
    assert stamp(tmp_path) is None
    release(tmp_path, "a", "a")
    first = stamp(tmp_path)
    release(tmp_path, "b", "b")
    assert first is not None
    assert stamp(tmp_path) != first


def test_a_file_on_another_file_system_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(source: str, target: str) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    (tmp_path / "a").write_text("a", encoding="utf-8")
    link_or_copy(str(tmp_path / "a"), str(tmp_path / "b"))
    assert (tmp_path / "b").samefile(tmp_path / "a")
    monkeypatch.setattr("os.link", refused)
    link_or_copy(str(tmp_path / "a"), str(tmp_path / "c"))
    assert (tmp_path / "c").read_text(encoding="utf-8") == "a"


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
