import json

import click
import pytest
from click.testing import CliRunner

from indexer.errors import DocumentUnknown
from indexer.facts.commands import duties, targets
from indexer.settings import Settings


def output(command: click.Command, settings: Settings, *arguments: str) -> list[str]:
    run = CliRunner().invoke(command, arguments, obj=settings, catch_exceptions=False)
    return run.output.splitlines()


def test_targets_to_read(settings: Settings) -> None:
    lines = output(targets, settings, "--document", "shanxi-meili")
    [forest] = [line for line in lines if "\t森林覆盖率\t" in line]
    assert forest.split("\t")[:4] == ["目标", "2035", "森林覆盖率", "27.22%"]
    [limit] = [line for line in lines if "\t生态保护红线面积\t" in line]
    assert limit.split("\t")[1:4] == ["—", "生态保护红线面积", "≥3.41万平方公里"]
    assert any(line.startswith("目标\t2027\t老旧内燃机车\t老旧内燃机车基本淘汰\t") for line in lines)


def test_duties_to_read(settings: Settings) -> None:
    lines = output(duties, settings, "--document", "guizhou-meili")
    assert any(line.startswith("牵头\t省自然資源廳\t落實國土空間規劃。\t《") for line in lines)


def test_facts_as_json_lines(settings: Settings) -> None:
    every = [json.loads(line) for line in output(targets, settings, "--jsonl")]
    own = [
        json.loads(line) for line in output(targets, settings, "--jsonl", "--document", "jinzhong-145")
    ]
    assert own == [row for row in every if row["clause_id"].startswith("jinzhong-145/")]
    assert {json.loads(line)["role"] for line in output(duties, settings, "--jsonl")} >= {
        "lead",
        "responsible",
        "report",
    }


@pytest.mark.parametrize("command", [targets, duties])
def test_an_unknown_document_is_refused(command: click.Command, settings: Settings) -> None:
    with pytest.raises(DocumentUnknown):
        output(command, settings, "--document", "nix")
