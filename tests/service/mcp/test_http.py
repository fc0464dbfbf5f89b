from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from indexer.setting_values import Rate
from indexer.settings import Settings
from service.mcp.http import http_app
from service.mcp.server import TiaowenServer
from service.running.bodies import MOST_BYTES
from service.running.keys import KeyFile, Scope, new_key

ASKED = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}
ACCEPT = {"accept": "application/json, text/event-stream"}


@contextmanager
def opened(server: TiaowenServer, settings: Settings) -> Iterator[TestClient]:
    with TestClient(http_app(server, settings), base_url="http://127.0.0.1:8001") as client:
        yield client


def test_a_machine_without_keys_asks_itself_freely(server: TiaowenServer, tmp_path: Path) -> None:
    with opened(server, Settings(keys=tmp_path / "keys.json")) as client:
        answer = client.post("/mcp", json=ASKED, headers=ACCEPT)
        assert answer.json()["result"]["serverInfo"]["name"] == "tiaowen"


def test_a_page_of_another_site_is_refused(server: TiaowenServer, tmp_path: Path) -> None:
    with opened(server, Settings(keys=tmp_path / "keys.json")) as client:
        for header in ({"host": "evil.example"}, {"origin": "https://evil.example"}):
            assert client.post("/mcp", json=ASKED, headers=ACCEPT | header).status_code in (403, 421)


def test_where_keys_are_wanted_the_api_s_keys_count(server: TiaowenServer, tmp_path: Path) -> None:
    keys = tmp_path / "keys.json"
    made = new_key("测试", Scope.READ, date.today())
    KeyFile(keys).add(made.key)
    with opened(server, Settings(keys=keys)) as client:
        refused = client.post("/mcp", json=ASKED, headers=ACCEPT)
        assert (refused.status_code, refused.json()["code"]) == (401, "key_missing")
        allowed = client.post("/mcp", json=ASKED, headers=ACCEPT | {"x-api-key": made.text})
        assert allowed.status_code == 200


def test_it_is_limited_and_audited_as_the_api_is(
    server: TiaowenServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="tiaowen.access")
    settings = Settings(
        keys=tmp_path / "keys.json", rate=Rate(2, "hour"), proxies=("10.0.0.1",), open=True
    )
    app = http_app(server, settings)
    with TestClient(app, base_url="http://127.0.0.1:8001", client=("10.0.0.1", 50000)) as client:
        sent = ACCEPT | {"x-forwarded-for": "192.0.2.7"}
        asked = [client.post("/mcp", json=ASKED, headers=sent).status_code for _ in range(3)]
        other = client.post("/mcp", json=ASKED, headers=ACCEPT | {"x-forwarded-for": "192.0.2.8"})
        large = client.post("/mcp", content=b" " * (MOST_BYTES + 1), headers=ACCEPT)
    assert (asked, other.status_code, large.status_code) == ([200, 200, 429], 200, 413)
    rows = [record.__dict__["fields"] for record in caplog.records if record.name == "tiaowen.access"]
    assert [(row["route"], row["client"]) for row in rows[:3]] == [
        ("/mcp", "192.0.2.7"), ("/mcp", "192.0.2.7"), ("other", "192.0.2.7"),
    ]  # fmt: skip
    assert [row["problem"] for row in rows] == [None] * 2 + ["too_many_requests", None, "body_too_large"]
    assert all(row["request_id"] for row in rows)
