import json
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from indexer.settings import Settings
from service.commands import search

SERVE = [sys.executable, "-c", "from indexer.command import main; main()", "serve"]


def test_one_question_from_the_shell(settings: Settings) -> None:
    shown = CliRunner().invoke(search, ["2035年山西森林覆盖率要达到多少", "-k", "2"], obj=settings)
    lines = shown.output.splitlines()
    assert lines[0].startswith("找到答案")
    assert lines[1].startswith(
        "1. 《中共山西省委 山西省人民政府关于全面推进美丽山西建设的实施意见》五、(十六)"
    )
    assert "27.22%" in lines[2]
    assert len(lines) == 5


def test_a_typing_error_that_was_set_right_is_told(settings: Settings) -> None:
    shown = CliRunner().invoke(search, ["山西2035年森林复盖率", "-k", "1"], obj=settings)
    assert shown.output.startswith("问题里有错字,已按“山西2035年森林覆盖率”查找。\n找到答案")


def test_a_number_that_does_not_exist_promises_no_clauses(settings: Settings) -> None:
    shown = CliRunner().invoke(search, ["美丽山西第九十九条"], obj=settings)
    assert shown.exit_code == 0
    assert shown.output.startswith("没有找到")
    assert "以下条款" not in shown.output


def test_json_from_the_shell_is_the_apis(settings: Settings) -> None:
    shown = CliRunner().invoke(search, ["海绵城市", "-k", "1", "--json"], obj=settings)
    assert [r["rank"] for r in json.loads(shown.output)["results"]] == [1]


def test_the_server_says_where_it_is_and_answers() -> None:
    with subprocess.Popen([*SERVE, "--port", "0"], stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            address = re.search(r"http://[\d.:]+", server.stderr.readline())
            assert address is not None
            with urllib.request.urlopen(address.group() + "/readyz", timeout=10) as response:
                assert json.load(response)["status"] == "ready"
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(
                    f"{address.group()}/api/v1/search?q={quote('水' * 10_000)}", timeout=10
                )
            assert json.load(refused.value)["code"] == "query_too_long"
            refused.value.close()
            rebound = urllib.request.Request(f"{address.group()}/", headers={"Host": "evil.example"})
            with pytest.raises(urllib.error.HTTPError) as elsewhere:
                urllib.request.urlopen(rebound, timeout=10)
            assert elsewhere.value.status == 421
            elsewhere.value.close()
        finally:
            server.terminate()
    assert server.returncode in (0, -15)


def test_a_taken_port_is_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        failed = subprocess.run([*SERVE, "--port", port], capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert "port_taken" in failed.stderr
    assert len(failed.stderr.strip().splitlines()) == 1
