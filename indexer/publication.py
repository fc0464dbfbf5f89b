"""Where an index lives: versions side by side, and one small file that names the current one."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.errors import IndexDamaged, IndexMissing
from indexer.manifest import read_manifest, verify

_CURRENT = "CURRENT"
_VERSIONS = "versions"
_BUILDING = ".building-"
# The current index and the one before it, to which a server may still hold open files.
_KEPT_VERSIONS = 2


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
        built.rename(target)
    pointer = root / f"{_CURRENT}.{os.getpid()}"
    pointer.write_text(version + "\n", encoding="ascii")
    pointer.replace(root / _CURRENT)
    _forget(target.parent, keep=target)
    return target


def _is_sound(folder: Path) -> bool:
    try:
        verify(folder, read_manifest(folder))
    except IndexDamaged:
        return False
    return True


def current(root: Path) -> Path:
    """The folder of the published index. Raises IndexMissing."""
    try:
        version = (root / _CURRENT).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise IndexMissing(f"{root} 里还没有索引。请先运行:tiaowen index --index {root}。") from None
    return root / _VERSIONS / version


def _forget(versions: Path, keep: Path) -> None:
    others = [path for path in versions.iterdir() if path != keep]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[_KEPT_VERSIONS - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
