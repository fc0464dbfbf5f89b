"""Where an index lives: versions side by side, and one small file that names the current one."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from indexer.errors import IndexBusy, IndexDamaged, IndexMissing, VersionUnknown
from indexer.manifest import read_manifest, verify

# The versions that stay, the one in service among them.
KEPT_VERSIONS = 5

_CURRENT = "CURRENT"
_LOCK = "LOCK"
_VERSIONS = "versions"
_BUILDING = ".building-"


class Version(NamedTuple):
    """A published index; counts are None where its manifest cannot be read."""

    name: str
    published_at: datetime
    documents: int | None
    clauses: int | None
    is_current: bool


@contextmanager
def changing(root: Path) -> Iterator[int]:
    """Holds the lock of an index, so that two changes cannot cross; gives the lock's descriptor, which
    a child process may inherit and hold on to. Raises IndexBusy."""
    root.mkdir(parents=True, exist_ok=True)
    with (root / _LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise IndexBusy("另一次建索引、增删文件或回退正在进行。请等它结束后再试。") from None
        for left in root.glob(f"{_BUILDING}*"):  # by a build that was killed
            shutil.rmtree(left, ignore_errors=True)
        yield lock.fileno()


@contextmanager
def building(root: Path) -> Iterator[Path]:
    """A folder beside the published versions to build in; it is gone when the block ends."""
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root, prefix=_BUILDING) as folder:
        inside = Path(folder) / "index"
        inside.mkdir()
        yield inside


def publish(root: Path, built: Path, version: str) -> Path:
    """Move a finished folder among the versions and make it current by one atomic rename.

    `version` names the content: where a sound copy of it is published already, that one stays.
    """
    target = root / _VERSIONS / version
    target.parent.mkdir(exist_ok=True)
    if not _is_sound(target):
        if target.exists():
            target.rename(built.with_name("damaged"))
        _flush(built)
        built.rename(target)
    os.utime(target)  # the order of publication
    before = current(root) if stamp(root) else target
    _point(root, version)
    _forget(root, (target, before))
    return target


def rollback(root: Path, version: str | None = None) -> Path:
    """Make an earlier version current again: the named one, or the one published before the current.

    Raises IndexMissing, VersionUnknown or IndexDamaged.
    """
    serving = current(root)
    found = [one.name for one in versions(root)]
    if version is None:
        earlier = found[found.index(serving.name) + 1 :] if serving.name in found else found
        if not earlier:
            raise VersionUnknown("没有更早的版本可以退回。现有的版本见 tiaowen versions。")
        version = earlier[0]
    if version not in found:
        raise VersionUnknown(f"没有版本 {version}。现有:{'、'.join(found)}。")
    target = root / _VERSIONS / version
    verify(target, read_manifest(target))
    _point(root, version)
    return target


def versions(root: Path) -> list[Version]:
    """All versions that are kept, the last published first."""
    name = current(root).name
    folders = _by_age(root)
    return [_version(folder, folder.name == name) for folder in folders]


def current(root: Path) -> Path:
    """The folder of the published index. Raises IndexMissing."""
    try:
        version = (root / _CURRENT).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise IndexMissing(f"{root} 里还没有索引。请先运行:tiaowen index --index {root}。") from None
    return root / _VERSIONS / version


def stamp(root: Path) -> tuple[int, int] | None:
    """Changes whenever a version is made current; None where there is none."""
    try:
        found = (root / _CURRENT).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino


def link_or_copy(source: str, target: str) -> None:
    """A second name for a file that nobody changes in place, or a copy on another file system."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _version(folder: Path, is_current: bool) -> Version:
    published_at = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    try:
        manifest = read_manifest(folder)
    except IndexDamaged:
        return Version(folder.name, published_at, None, None, is_current)
    return Version(folder.name, published_at, manifest.documents, manifest.clauses, is_current)


def _is_sound(folder: Path) -> bool:
    try:
        verify(folder, read_manifest(folder))
    except IndexDamaged:
        return False
    return True


def _point(root: Path, version: str) -> None:
    pointer = root / f"{_CURRENT}.{os.getpid()}"
    pointer.write_text(version + "\n", encoding="ascii")
    _flush(pointer)
    pointer.replace(root / _CURRENT)


def _flush(written: Path) -> None:
    """A file, or all in a folder, reaches the disk: a name that a power cut leaves is not of nothing."""
    for path in (written, *written.rglob("*")):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _by_age(root: Path) -> list[Path]:
    folders = [path for path in (root / _VERSIONS).iterdir() if path.is_dir()]
    return sorted(folders, key=lambda path: path.stat().st_mtime_ns, reverse=True)


def _forget(root: Path, in_use: tuple[Path, Path]) -> None:
    """Servers still answer from the version before until they have opened the new one."""
    for path in _by_age(root)[KEPT_VERSIONS:]:
        if path not in in_use:
            shutil.rmtree(path, ignore_errors=True)
