"""The metadata table of a corpus: documents.toml."""

import datetime
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from indexer.documents import STATUSES, Document, Region
from indexer.errors import MetadataInvalid

NAME = "documents.toml"
_KEYS: Mapping[str, type] = {
    "id": str, "file": str, "title": str, "issuer": list, "province": str, "city": str, "county": str,
    "kind": str, "status": str, "date": datetime.date, "adopted": datetime.date, "amended": list,
    "effective": datetime.date, "expires": datetime.date, "replaces": list, "replaced_by": str,
    "period": list, "language": str, "sha256": str,
}  # fmt: skip
_ITEMS: Mapping[str, type] = {"issuer": str, "amended": datetime.date, "replaces": str, "period": int}
_PLAIN = (
    "kind", "status", "date", "adopted", "effective", "expires", "replaced_by", "language", "sha256",
)  # fmt: skip
# What an id may look like: it stands in addresses, in file names and in columns of run files.
_ID = re.compile(r"\w[\w.-]*")


def read_table(path: Path) -> tuple[Document, ...]:
    """The documents that a table names, in its order. Raises MetadataInvalid."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("document", [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ValueError("每份文件应写在 [[document]] 下面")
        documents = tuple(_document(row) for row in rows)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError) as error:
        raise MetadataInvalid(f"{path} 读不懂:{error}。请改正后重试。") from None
    _check_ids(path, documents)
    return documents


def _check_ids(path: Path, documents: Sequence[Document]) -> None:
    ids = {document.document_id for document in documents}
    if not ids or len(ids) < len(documents):
        raise MetadataInvalid(f"{path} 里没有文件,或有重复的 id。")
    successors = {document.replaced_by for document in documents} - {None}
    if unknown := sorted(str(name) for name in successors - ids):
        raise MetadataInvalid(f"{path} 的 replaced_by 里有不认识的 id:{unknown[0]}。请改正后重试。")


def _document(row: Mapping[str, Any]) -> Document:
    _check_types(row)
    period = row.get("period")
    if period is not None and len(period) != 2:
        raise ValueError("period 应是两个年份")
    if not _ID.fullmatch(row["id"]) or row.get("status") not in (None, *STATUSES):
        raise ValueError(f"{row['id']} 的 id 或 status 不合要求")
    lists: dict[str, Any] = {key: tuple(row.get(key, ())) for key in _ITEMS if key != "period"}
    plain: dict[str, Any] = {key: row.get(key) for key in _PLAIN}
    return Document(
        document_id=row["id"],
        file=row["file"],
        title=row["title"],
        region=Region(row.get("province"), row.get("city"), row.get("county")),
        period=(period[0], period[1]) if period else None,
        **lists,
        **plain,
    )


def _check_types(row: Mapping[str, Any]) -> None:
    if missing := [key for key in ("id", "file", "title") if key not in row]:
        raise ValueError(f"有一份文件没有写 {missing[0]}")
    if not str(row["file"]).isprintable():
        raise ValueError("file 里有控制字符")
    for key, value in row.items():
        if key not in _KEYS:
            raise ValueError(f"不认识的项 {key}")
        item = _ITEMS.get(key)
        are_items_right = item is None or all(type(one) is item for one in value)
        if type(value) is not _KEYS[key] or not are_items_right:
            raise ValueError(f"{key} 的值 {value} 不是应有的类型")
