"""The manifest of an index: what made it, and the checksum of every file."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from indexer.calibration import Calibration, calibration_of
from indexer.checksum import sha256_of
from indexer.errors import CalibrationInvalid, IndexDamaged

NAME = "manifest.json"
FORMAT = 9
_REBUILD = "请退回以前的一版(tiaowen rollback),或重建索引(tiaowen index)。"


@dataclass(frozen=True)
class ModelCard:
    """The encoder of an index; `longest` is in tokens, `fingerprint` a SHA-256; `cross_encoder`: that of
    the cross-encoder beside it, empty where there is none."""

    name: str
    fingerprint: str
    dimension: int
    longest: int
    query_prompt: str
    passage_prompt: str
    cross_encoder: str = ""


@dataclass(frozen=True)
class Manifest:
    """`version` names the content: two builds with equal files have the same one.

    `calibration` is None where none was made for the model.
    `skipped`: files of the corpus that could not be read, each with the code of its error.
    """

    format: int
    version: str
    built_at: str
    tiaowen: str
    model: ModelCard
    libraries: Mapping[str, str]
    documents: int
    clauses: int
    sentences: int
    skipped: Mapping[str, str]
    files: Mapping[str, str]
    calibration: Calibration | None


def checksums(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder but the manifest, by its path in the folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(folder).as_posix(): sha256_of(path) for path in paths}


def version_of(files: Mapping[str, str], model: ModelCard, calibration: Calibration | None) -> str:
    """Twelve hexadecimal digits that stand for the content of an index."""
    lines = [f"{name}\t{checksum}" for name, checksum in sorted(files.items())]
    whole = "\n".join([*lines, model.fingerprint, repr(calibration)])
    return hashlib.sha256(whole.encode()).hexdigest()[:12]


def write_manifest(folder: Path, manifest: Manifest) -> None:
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=2)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a published index. Raises IndexDamaged."""
    try:
        stored = json.loads((folder / NAME).read_text(encoding="utf-8"))
        _check_format(stored["format"])
        fitted = stored["calibration"]
        manifest = Manifest(**{
            **stored,
            "model": ModelCard(**stored["model"]),
            "calibration": None if fitted is None else calibration_of(fitted),
        })  # fmt: skip
    except (OSError, ValueError, TypeError, KeyError, CalibrationInvalid):
        raise IndexDamaged(f"索引的清单 {folder / NAME} 读不懂。{_REBUILD}") from None
    if not isinstance(manifest.files, dict) or not manifest.files:
        raise IndexDamaged(f"索引的清单 {folder / NAME} 没有列出文件。{_REBUILD}")
    if manifest.calibration and not manifest.calibration.fits(manifest.model):
        raise IndexDamaged(f"索引里的置信度校准不属于它的编码器。{_REBUILD}")
    return manifest


def _check_format(found: int) -> None:
    if found != FORMAT:
        raise IndexDamaged(
            f"索引是第 {found} 版格式,本程序只读第 {FORMAT} 版。请重建索引(tiaowen index)。"
        )


def verify(folder: Path, manifest: Manifest) -> None:
    """Compare every file with its checksum. Raises IndexDamaged at the first difference."""
    _check(folder, manifest.files)


def verified(folder: Path, name: str) -> bytes:
    """One file of an index. Raises IndexDamaged where it is not the one that was written."""
    _check(folder, {name: read_manifest(folder).files.get(name, "")})
    return (folder / name).read_bytes()


def _check(folder: Path, files: Mapping[str, str]) -> None:
    for name in _differences(folder, files):
        raise IndexDamaged(f"索引文件 {name} 缺失或与清单不符。{_REBUILD}")


def _differences(folder: Path, files: Mapping[str, str]) -> Iterable[str]:
    for name, checksum in files.items():
        path = folder / name
        if not path.is_file() or sha256_of(path) != checksum:
            yield name
