from pathlib import Path

import pytest

from indexer.documents import Document
from indexer.errors import CorpusMissing, MetadataInvalid
from indexer.rows import drop_row, put_row
from indexer.table import read_table

TABLE = """\
# What the documents tell.

[[document]]
id = "a"
file = "documents/a.txt"
title = "甲"
replaced_by = "b"  # since 2020

[[document]]
id = "b"
file = "documents/b.txt"
title = "乙"
kind = "规划"
replaces = ["a", "某旧办法"]
sha256 = "0"
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "documents.toml"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_new_row_comes_last_and_notes_stay(table: Path) -> None:
    put_row(table, Document("c", "documents/c.pdf", "丙“三”\\", sha256="1"))
    assert [row.document_id for row in read_table(table)] == ["a", "b", "c"]
    assert read_table(table)[2] == Document("c", "documents/c.pdf", "丙“三”\\", sha256="1")
    assert table.read_text(encoding="utf-8").startswith(TABLE)


def test_a_row_whose_file_is_replaced_keeps_what_it_tells(table: Path) -> None:
    put_row(table, Document("b", "documents/b.pdf", "别的标题", sha256="2"))
    _, row = read_table(table)
    assert (row.file, row.sha256) == ("documents/b.pdf", "2")
    assert (row.title, row.kind, row.replaces) == ("乙", "规划", ("a", "某旧办法"))


def test_a_row_taken_out_is_named_by_no_other(table: Path) -> None:
    drop_row(table, "b")
    [row] = read_table(table)
    assert (row.document_id, row.replaced_by) == ("a", None)
    assert table.read_text(encoding="utf-8").startswith("# What the documents tell.")


def test_what_a_row_replaced_stays_as_a_title_only(table: Path) -> None:
    drop_row(table, "a")
    [row] = read_table(table)
    assert row.replaces == ("某旧办法",)


def test_the_last_row_stays(table: Path) -> None:
    drop_row(table, "a")
    with pytest.raises(CorpusMissing):
        drop_row(table, "b")
    assert len(read_table(table)) == 1


def test_another_name_of_the_table_keeps_what_it_had(table: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.hardlink_to(table)
    drop_row(table, "a")
    assert other.read_text(encoding="utf-8") == TABLE


def test_a_table_written_in_another_way_is_left_to_people(table: Path) -> None:
    text = 'document = [{id = "a", file = "a.txt", title = "甲"}]\n'
    table.write_text(text, encoding="utf-8")
    with pytest.raises(MetadataInvalid):
        put_row(table, Document("c", "c.txt", "丙", sha256="1"))
    assert table.read_text(encoding="utf-8") == text
