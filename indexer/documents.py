"""The documents of a corpus: a folder of text files, with or without a table of metadata."""

import datetime
import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from indexer.errors import CorpusMissing, DocumentDamaged, DocumentMissing, MetadataInvalid
from indexer.folding import fold
from indexer.lines import paragraphs
from indexer.outline import outline

TABLE = "documents.toml"
_KNOWN_KEYS = {
    "id", "file", "title", "issuer", "province", "city", "county",
    "kind", "status", "date", "period", "language", "sha256",
}  # fmt: skip


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
    for path in files:
        file = path.relative_to(folder).as_posix()
        text = _decoded(path.read_bytes(), file)
        document_id = re.sub(r"[^\w.]+", "-", path.stem).strip("-") or "document"
        yield DocumentText(Document(document_id, file, title_of(text) or path.stem), text)


def title_of(text: str) -> str:
    """The title lines in front of a document's body, folded and joined; "" where there are none."""
    lines = outline(paragraphs(fold(text))).title
    return " ".join(line.text for line in lines)


def _read(folder: Path, document: Document) -> str:
    path = folder / document.file
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
    unknown = set(row) - _KNOWN_KEYS
    if unknown:
        raise ValueError(f"不认识的项 {'、'.join(sorted(unknown))}")
    first_last = row.get("period")
    return Document(
        document_id=row["id"],
        file=row["file"],
        title=row["title"],
        issuer=tuple(row.get("issuer", ())),
        region=Region(row.get("province"), row.get("city"), row.get("county")),
        kind=row.get("kind"),
        status=row.get("status"),
        date=row.get("date"),
        period=(int(first_last[0]), int(first_last[1])) if first_last else None,
        language=row.get("language"),
        sha256=row.get("sha256"),
    )
