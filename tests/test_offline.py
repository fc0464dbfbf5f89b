"""No network: indexing, opening and asking inside a network namespace that has no interface at all."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import socket, sys
from pathlib import Path
try:
    socket.create_connection(("127.0.0.1", 9), timeout=1)
except OSError as error:
    assert error.errno == 101, error  # ENETUNREACH: not even loopback
else:
    sys.exit("the namespace has a network")
from indexer.command import main
try:
    main(["index", "--corpus", sys.argv[1], "--index", sys.argv[2]])
except SystemExit as done:
    assert not done.code
main(["search", "再生水利用率要达到多少", "--index", sys.argv[2], "-k", "1"])
"""


def isolated() -> list[str] | None:
    for command in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        if (
            shutil.which("unshare")
            and subprocess.run([*command, "true"], capture_output=True).returncode == 0
        ):
            return command
    return None


def test_index_and_search_without_any_network(tmp_path: Path) -> None:
    command = isolated()
    if command is None:
        pytest.skip("本机不允许建立网络命名空间(unshare --net)")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    text = "某县节水规划\n一、目标\n(一)用水。到2025年,再生水利用率达到25%以上。\n(二)植树。森林覆盖率达到20%。\n"
    (corpus / "plan.txt").write_text(text, encoding="utf-8")
    shown = subprocess.run(
        [*command, sys.executable, "-c", CODE, str(corpus), str(tmp_path / "index")],
        capture_output=True,
        text=True,
        env=dict(os.environ),
        check=False,
    )
    assert shown.returncode == 0, shown.stderr
    assert "一、(一)" in shown.stdout
    assert "25%以上" in shown.stdout
