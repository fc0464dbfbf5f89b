"""A real server of several processes: started, asked, changed under and stopped."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from indexer.renewal import Places, update
from indexer.settings import Settings
from tests.small import write_document

SERVE = [sys.executable, "-c", "from indexer.command import main; main()", "serve", "--port", "0"]
BATCH = json.dumps({"queries": [{"q": "节水覆盖率要达到多少"}] * 30}).encode()


@contextmanager
def serving(
    own: Settings, *arguments: str, grace: int = 60
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    names = ("corpus", "index", "cache", "keys", "threads")
    environment = {f"TIAOWEN_{name.upper()}": str(getattr(own, name)) for name in names}
    told = {"TIAOWEN_GRACE": str(grace), "TIAOWEN_LOG": str(log_of(own))}
    with subprocess.Popen(
        [*SERVE, *arguments],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | environment | told,
    ) as server:
        try:
            assert server.stderr is not None
            lines = iter(server.stderr.readline, "")
            found = (re.search(r"http://[\d.:]+", line) for line in lines)
            yield server, next(match.group() for match in found if match)
        finally:
            server.terminate()


def log_of(own: Settings) -> Path:
    return own.index.with_name("service.log")


def get(url: str, data: bytes | None = None) -> Any:
    headers = {"Content-Type": "application/json"} if data else {}
    with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=60) as response:
        return json.load(response)


def children(server: subprocess.Popen[str]) -> list[int]:
    listed = subprocess.run(
        ["pgrep", "-P", str(server.pid), "-f", "spawn_main"], capture_output=True, text=True, check=True
    )
    return [int(line) for line in listed.stdout.split()]


def test_several_processes_answer_follow_the_index_and_are_replaced(
    own: Settings, places: Places
) -> None:
    with serving(own, "--workers", "2") as (server, address):
        workers = children(server)
        assert len(workers) == 2
        write_document(places.corpus / "documents" / "治污.txt", "治污")
        second, until = update(places, lambda line: None).version, monotonic() + 120
        while log_of(own).read_text("utf-8").count(f"索引 {second} 已启用") < len(workers):
            assert monotonic() < until
            sleep(0.1)
        os.kill(workers[0], signal.SIGKILL)
        assert get(f"{address}/readyz")["index_version"] == second
        while set(workers) & set(children(server)) != {workers[1]} or len(children(server)) < 2:
            assert monotonic() < until
            sleep(0.1)
        server.terminate()
        assert server.wait(60) == 0


@pytest.mark.parametrize("workers", ["1", "2"])
def test_what_is_being_answered_is_answered_before_the_end(workers: str, own: Settings) -> None:
    with serving(own, "--workers", workers) as (server, address):
        with ThreadPoolExecutor(4) as pool:
            answers = [pool.submit(get, f"{address}/api/v1/search/batch", BATCH) for _ in range(4)]
            sleep(0.5)
            server.terminate()
            assert [len(one.result()["responses"]) for one in answers] == [30] * 4
        assert server.wait(60) in (0, -signal.SIGTERM)
        host, port = address.removeprefix("http://").split(":")
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((host, int(port)))


def test_a_client_that_never_ends_its_request_holds_nothing_up(own: Settings) -> None:
    with serving(own, grace=1) as (server, address):
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as half:
            half.sendall(b"POST /api/v1/search HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{")
            sleep(0.5)
            server.terminate()
            assert server.wait(60) in (0, -signal.SIGTERM)
