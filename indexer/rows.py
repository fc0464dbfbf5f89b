"""The rows of a corpus's metadata table, added, changed and taken out; notes in it stay."""

from pathlib import Path

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import AoT

from indexer.documents import Document
from indexer.errors import CorpusMissing, MetadataInvalid
from indexer.table import read_table

_ROWS = "document"


def put_row(table: Path, document: Document) -> None:
    """Add a row, or bring an existing one up to its new file; what else it tells stays.

    Raises MetadataInvalid.
    """
    content, rows = _read(table)
    told = {"id": document.document_id, "file": document.file, "sha256": str(document.sha256)}
    row = next((row for row in rows if row["id"] == document.document_id), None)
    if row is None:
        row = tomlkit.table()
        row["title"] = document.title
        rows.append(row)
    row.update(told)
    _write(table, content)


def drop_row(table: Path, document_id: str) -> None:
    """Take out a row, and what other rows say of it. Raises MetadataInvalid or CorpusMissing."""
    content, rows = _read(table)
    if len(rows) == 1:
        raise CorpusMissing("这是语料里的最后一份文件,不能移除。请先加入别的文件。")
    rows.pop(next(place for place, row in enumerate(rows) if row["id"] == document_id))
    for row in rows:
        if row.get("replaced_by") == document_id:
            row.remove("replaced_by")
        if document_id in row.get("replaces", ()):
            row["replaces"].remove(document_id)
    _write(table, content)


def _read(table: Path) -> tuple[TOMLDocument, AoT]:
    read_table(table)
    content = tomlkit.parse(table.read_text(encoding="utf-8"))
    rows = content[_ROWS]
    if not isinstance(rows, AoT):
        raise MetadataInvalid(
            f"{table} 没有把每份文件写在 [[document]] 下面,不能自动增删。请改正后重试。"
        )
    return content, rows


def _write(table: Path, content: TOMLDocument) -> None:
    """By a new file: another name of the old one keeps what it had."""
    aside = table.with_name(f".{table.name}")
    aside.write_text(tomlkit.dumps(content), encoding="utf-8")
    aside.replace(table)
    read_table(table)
