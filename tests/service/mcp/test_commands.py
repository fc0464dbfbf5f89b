import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from mcp import Client, ClientSession, StdioServerParameters, stdio_client

from indexer.errors import ExtraMissing
from indexer.settings import Settings
from service.errors import KeysNeeded
from service.mcp.commands import mcp

CODE = "from indexer.command import main; main()"
SECONDS = 60


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    command = [sys.executable, "-c", CODE, "mcp", "--http", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            told = re.search(r"http://\S+/mcp", server.stderr.readline())
            assert told is not None
            yield told.group()
        finally:
            server.terminate()


@pytest.mark.anyio
async def test_over_stdio(tmp_path: Path) -> None:
    """A host starts the command; its standard output carries nothing but the protocol."""
    said = tmp_path / "said"
    given = {name: value for name, value in os.environ.items() if name.startswith(("TIAOWEN", "OMP"))}
    server = StdioServerParameters(
        command="sh",
        args=["-c", '"$0" -c "$1" mcp | tee "$2"', sys.executable, CODE, str(said)],
        env=given | {"PYTHONUTF8": "1"},
    )
    async with (
        stdio_client(server) as (read, write),
        ClientSession(read, write, read_timeout_seconds=SECONDS) as session,
    ):
        await session.initialize()
        assert {tool.name for tool in (await session.list_tools()).tools} >= {"search", "lookup"}
        result = await session.call_tool("search", {"question": "再生水利用率", "k": 1})
        assert not result.is_error
        assert result.structured_content is not None
        assert "再生水" in result.structured_content["results"][0]["text"]
    lines = said.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert {json.loads(line)["jsonrpc"] for line in lines} == {"2.0"}


@pytest.mark.anyio
async def test_over_http(address: str) -> None:
    async with Client(address, read_timeout_seconds=SECONDS) as client:
        result = await client.call_tool("lookup", {"ref": "贵州实施意见附件第十三条"})
        assert result.structured_content is not None
        assert result.structured_content["results"][0]["clause_id"] == "guizhou-meili/annex/3/13"
        refused = await client.call_tool("search", {"question": "。"})
        assert refused.is_error


def test_other_machines_need_a_key(settings: Settings, tmp_path: Path) -> None:
    without = replace(settings, keys=tmp_path / "keys.json")
    shown = CliRunner().invoke(mcp, ["--http", "--host", "0.0.0.0"], obj=without)
    assert isinstance(shown.exception, KeysNeeded)


def test_the_missing_package_is_named(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "service.mcp.server", None)
    shown = CliRunner().invoke(mcp, [], obj=settings)
    assert isinstance(shown.exception, ExtraMissing)
    assert "pip install 'tiaowen[mcp]'" in shown.exception.message
