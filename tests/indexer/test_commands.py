import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from indexer.build import Parsed
from indexer.commands import add, clauses, remove, rollback, text, update, versions
from indexer.errors import IndexBusy
from indexer.publication import changing
from indexer.settings import Settings
from tests.conftest import CORPUS
from tests.small import write_document


def lines(settings: Settings, *arguments: str) -> list[dict[str, object]]:
    shown = CliRunner().invoke(clauses, arguments, obj=settings, catch_exceptions=False)
    return [json.loads(line) for line in shown.output.splitlines()]


def test_clauses_of_the_index_and_of_a_folder_are_the_same(settings: Settings, parsed: Parsed) -> None:
    from_index = lines(settings)
    from_folder = lines(settings, "--corpus", str(CORPUS))
    assert [clause | {"similar": None} for clause in from_index] == from_folder
    assert len(from_index) == len(parsed.clauses)


def test_clauses_of_one_document(settings: Settings) -> None:
    shown = lines(settings, "--document", "lingqiu-shifan")
    assert {clause["document_id"] for clause in shown} == {"lingqiu-shifan"}


def test_a_folder_needs_no_index(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("标题\n一、甲\n正文一句。\n", encoding="utf-8")
    [clause] = lines(settings, "--corpus", str(tmp_path))
    assert clause["citation"] == "《标题》一、"


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_parsed(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("标题\n一、甲\n正文一句。\n", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\n")
    run = CliRunner().invoke(clauses, ["--corpus", str(tmp_path)], obj=settings)
    assert run.exit_code == 0
    assert len(run.stdout.splitlines()) == 1
    assert "b.pdf" in run.stderr
    assert "[document_damaged]" in run.stderr


def test_coverage_of_the_five_documents_is_whole(settings: Settings) -> None:
    found = lines(settings, "--coverage", "--corpus", str(CORPUS))
    assert len(found) == 5
    assert all(document["uncovered"] == 0 for document in found)
    [shengtaisheng] = lines(
        settings, "--coverage", "--corpus", str(CORPUS), "--document", "shanxi-shengtaisheng"
    )
    assert isinstance(counts := shengtaisheng["in_parts"], dict)
    assert set(counts) == {
        "heading",
        "title",
        "issuer",
        "date",
        "addressee",
        "notice",
        "note",
        "distribution",
        "page",
    }


def test_the_text_that_citations_count_in(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<h1>标题</h1><p>一、甲<p>正文一句。", encoding="utf-8")
    run = CliRunner().invoke(text, [str(tmp_path / "a.html")])
    assert run.stdout_bytes.decode() == "标题\n一、甲\n正文一句。\n"


def said(command: click.Command, own: Settings, *arguments: str) -> str:
    run = CliRunner().invoke(command, arguments, obj=own, catch_exceptions=False)
    assert run.exit_code == 0
    return run.output


def test_documents_come_and_go_and_versions_are_listed(own: Settings, tmp_path: Path) -> None:
    assert "治污" in said(add, own, str(write_document(tmp_path / "治污.txt", "治污")))
    newest, oldest = said(versions, own).splitlines()
    assert newest.startswith("* ")
    assert newest.endswith("3 份文件 6 条条款")
    assert oldest.endswith("2 份文件 4 条条款")
    said(remove, own, "治污")
    assert said(versions, own).splitlines()[0].split()[1] == oldest.split()[0]
    said(rollback, own)
    assert said(versions, own).splitlines()[1].startswith(newest[:14])
    assert "2 份文件,4 条条款" in said(update, own)


def test_a_change_while_another_is_under_way_is_refused(own: Settings) -> None:
    with changing(own.index), pytest.raises(IndexBusy):
        CliRunner().invoke(update, [], obj=own, catch_exceptions=False)
