"""The documents of a corpus: a folder of text files, with or without a table of metadata."""

import datetime
import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from indexer.errors import CorpusMissing, DocumentDamaged, DocumentMissing, MetadataInvalid
from indexer.folding import fold
from indexer.lines import paragraphs
from indexer.outline import outline

TABLE = "documents.toml"
_KEYS: Mapping[str, type | tuple[type, ...]] = {
    "id": str, "file": str, "title": str, "issuer": list, "province": str, "city": str, "county": str,
    "kind": str, "status": str, "date": datetime.date, "period": list, "language": str, "sha256": str,
}  # fmt: skip
_STATUSES = (None, "draft", "issued")
# What an id may look like: it stands in addresses, in file names and in columns of run files.
_ID = re.compile(r"\w[\w.-]*")


class Region(NamedTuple):
    """Where a document applies, from the province down; None where the text does not tell."""

    province: str | None = None
    city: str | None = None
    county: str | None = None


_NOWHERE = Region()


@dataclass(frozen=True)
class Document:
    """What is known of a document; None where its own text does not tell.

    `status` is "draft" (published for comment) or "issued"; `period` the first and last year
    planned for; `language` "zh-Hans" or "zh-Hant".
    """

    document_id: str
    file: str
    title: str
    issuer: tuple[str, ...] = ()
    region: Region = _NOWHERE
    kind: str | None = None
    status: str | None = None
    date: datetime.date | None = None
    period: tuple[int, int] | None = None
    language: str | None = None
    sha256: str | None = None


class DocumentText(NamedTuple):
    """A document and its text exactly as stored: no newline is translated."""

    document: Document
    text: str


def read_corpus(folder: Path) -> Iterator[DocumentText]:
    """Every document of a corpus, in the order of its table or of its file names.

    Raises CorpusMissing, MetadataInvalid, DocumentMissing or DocumentDamaged.
    """
    if not folder.is_dir():
        raise CorpusMissing(f"找不到语料文件夹:{folder}。请检查 --corpus 的路径。")
    table = folder / TABLE
    documents = _read_table(table) if table.is_file() else None
    if documents is not None:
        yield from (DocumentText(document, _read(folder, document)) for document in documents)
    else:
        yield from _read_folder(folder)


def _read_folder(folder: Path) -> Iterator[DocumentText]:
    files = sorted(path for path in folder.rglob("*.txt") if path.is_file())
    if not files:
        raise CorpusMissing(f"文件夹 {folder} 里没有 .txt 文件,也没有 {TABLE}。")
    used: Counter[str] = Counter()
    for path in files:
        file = path.relative_to(folder).as_posix()
        text = _decoded(path.read_bytes(), file)
        document = Document(_new_id(path.stem, used), file, title_of(text) or path.stem)
        yield DocumentText(document, text)


def _new_id(stem: str, used: Counter[str]) -> str:
    """An id from a file's name; the second file of one name gets -2."""
    plain = re.sub(r"[^\w.]+", "-", stem).strip("-.") or "document"
    used[plain] += 1
    return plain if used[plain] == 1 else _new_id(f"{plain}-{used[plain]}", used)


def title_of(text: str) -> str:
    """The title lines in front of a document's body, folded and joined; "" where there are none."""
    lines = outline(paragraphs(fold(text))).title
    return " ".join(line.text for line in lines)


def _read(folder: Path, document: Document) -> str:
    path = folder / document.file
    if not path.resolve().is_relative_to(folder.resolve()):
        raise MetadataInvalid(f"{TABLE} 中的文件 {document.file} 不在语料文件夹里。请改正路径。")
    if not path.is_file():
        raise DocumentMissing(f"语料缺少文件 {document.file}。请从发布包恢复,或从 {TABLE} 中删去它。")
    data = path.read_bytes()
    if document.sha256 and hashlib.sha256(data).hexdigest() != document.sha256:
        raise DocumentDamaged(
            f"文件 {document.file} 与 {TABLE} 中的校验值不符,可能已损坏。请从发布包恢复。"
        )
    return _decoded(data, document.file)


def _decoded(data: bytes, file: str) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentDamaged(
            f"文件 {file} 不是 UTF-8 文本(第 {error.start} 字节处)。请转存为 UTF-8。"
        ) from None
    if not text.strip():
        raise DocumentDamaged(f"文件 {file} 是空的。请补上正文,或把它移出语料。")
    return text


def _read_table(path: Path) -> tuple[Document, ...]:
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("document", [])
        documents = tuple(_document(row) for row in rows)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise MetadataInvalid(f"{path} 读不懂:{error}。请改正后重试。") from None
    ids = [document.document_id for document in documents]
    if not ids or len(set(ids)) < len(ids):
        raise MetadataInvalid(f"{path} 里没有文件,或有重复的 id。")
    return documents


def _document(row: Mapping[str, Any]) -> Document:
    _check_types(row)
    period = row.get("period")
    if period is not None and [type(year) for year in period] != [int, int]:
        raise ValueError("period 应是两个年份")
    if not _ID.fullmatch(row["id"]) or row.get("status") not in _STATUSES:
        raise ValueError(f"{row['id']} 的 id 或 status 不合要求")
    return Document(
        document_id=row["id"],
        file=row["file"],
        title=row["title"],
        issuer=tuple(str(name) for name in row.get("issuer", ())),
        region=Region(row.get("province"), row.get("city"), row.get("county")),
        kind=row.get("kind"),
        status=row.get("status"),
        date=row.get("date"),
        period=(period[0], period[1]) if period else None,
        language=row.get("language"),
        sha256=row.get("sha256"),
    )


def _check_types(row: Mapping[str, Any]) -> None:
    for key, value in row.items():
        if key not in _KEYS:
            raise ValueError(f"不认识的项 {key}")
        if not isinstance(value, _KEYS[key]):
            raise ValueError(f"{key} 的值 {value} 不是应有的类型")
