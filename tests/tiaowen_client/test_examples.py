"""The examples of docs/clients.md, run against a live server."""

import json
import re
import shutil
import subprocess
from dataclasses import fields

import pytest

from indexer.settings import Settings
from tests.conftest import ROOT
from tiaowen_client import Client

TEXT = (ROOT / "docs" / "clients.md").read_text(encoding="utf-8")
PLACE = "http://127.0.0.1:8000"


def examples(language: str) -> list[str]:
    found = re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.M | re.S)
    assert found
    return found


def promised(code: str) -> list[str]:
    """The lines that an example says it prints."""
    comments = re.findall(r"(?:#|//) → (.*)$", code, re.M)
    return [line for comment in comments for line in comment.split(" → ")]


@pytest.mark.parametrize("code", examples("python"))
def test_python(code: str, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(code.replace(PLACE, address), {"__name__": "__main__"})
    assert capsys.readouterr().out.splitlines() == promised(code)


@pytest.mark.skipif(shutil.which("node") is None, reason="本机没有 Node")
def test_javascript(address: str) -> None:
    for code in examples("javascript"):
        done = subprocess.run(
            ["node", "-"],
            input=code.replace(PLACE, address),
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        assert done.stdout.splitlines() == promised(code)


@pytest.mark.skipif(shutil.which("curl") is None, reason="本机没有 curl")
def test_curl(address: str) -> None:
    for code in examples("bash"):
        commands = code.replace("\\\n", " ").strip().splitlines()
        assert len(commands) == 4
        for command in commands:
            shown = subprocess.check_output(["sh", "-c", command.replace(PLACE, address)], text=True)
            assert json.loads(shown)["results"]


def test_settings_of_a_host() -> None:
    by_command, by_address = (json.loads(one)["mcpServers"]["tiaowen"] for one in examples("json"))
    assert by_command["args"] == ["mcp"]
    assert {f"TIAOWEN_{field.name.upper()}" for field in fields(Settings)} >= set(by_command["env"])
    assert by_address["url"].endswith("/mcp")


def test_every_method_is_documented() -> None:
    for name in vars(Client):
        assert name.startswith("_") or name == "close" or f"`{name}(" in TEXT, name
