import json
from pathlib import Path

from click.testing import CliRunner

from indexer.build import Parsed
from indexer.commands import clauses
from indexer.settings import Settings
from tests.conftest import CORPUS


def lines(settings: Settings, *arguments: str) -> list[dict[str, object]]:
    shown = CliRunner().invoke(clauses, arguments, obj=settings, catch_exceptions=False)
    return [json.loads(line) for line in shown.output.splitlines()]


def test_clauses_of_the_index_and_of_a_folder_are_the_same(settings: Settings, parsed: Parsed) -> None:
    from_index = lines(settings)
    assert from_index == lines(settings, "--corpus", str(CORPUS))
    assert len(from_index) == len(parsed.clauses)


def test_clauses_of_one_document(settings: Settings) -> None:
    shown = lines(settings, "--document", "lingqiu-shifan")
    assert {clause["document_id"] for clause in shown} == {"lingqiu-shifan"}


def test_a_folder_needs_no_index(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("标题\n一、甲\n正文一句。\n", encoding="utf-8")
    [clause] = lines(settings, "--corpus", str(tmp_path))
    assert clause["citation"] == "《标题》一、"
