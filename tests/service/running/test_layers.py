from dataclasses import replace
from pathlib import Path

from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from indexer.settings import Settings
from service.api.problems import problem
from service.running.bodies import MOST_BYTES
from service.running.layers import add_books, add_gate
from service.running.observed import Seen


def layered(settings: Settings, seen: list[Seen]) -> TestClient:
    app = Starlette(routes=[Route("/mcp", lambda request: PlainTextResponse("in"), methods=["POST"])])
    add_gate(app, settings, problem)
    add_books(app, settings, [seen.append])
    return TestClient(app)


def test_who_may_not_ask_is_refused_and_stands_in_the_books(tmp_path: Path) -> None:
    seen: list[Seen] = []
    settings = Settings(host="0.0.0.0", keys=tmp_path / "keys.json")
    answer = layered(settings, seen).post("/mcp", content=b"x" * (MOST_BYTES + 1))
    assert (answer.status_code, answer.json()["code"]) == (401, "key_missing")  # before its body
    assert answer.headers["x-request-id"] == seen[0].request_id
    assert (seen[0].problem, seen[0].status) == ("key_missing", 401)


def test_a_body_is_limited_and_a_request_let_in(tmp_path: Path) -> None:
    seen: list[Seen] = []
    client = layered(Settings(keys=tmp_path / "keys.json"), seen)
    assert client.post("/mcp", content=b"x" * (MOST_BYTES + 1)).status_code == 413
    assert client.post("/mcp").text == "in"
    assert [one.status for one in seen] == [413, 200]


def test_only_a_trusted_proxy_says_whose_request_it_is(tmp_path: Path) -> None:
    settings = Settings(keys=tmp_path / "keys.json", open=True)
    for proxies, client in (((), "testclient"), (("0.0.0.0/0", "testclient"), "203.0.113.7")):
        seen: list[Seen] = []
        trusting = layered(replace(settings, proxies=proxies), seen)
        trusting.post("/mcp", headers={"x-forwarded-for": "203.0.113.7"})
        assert seen[0].client == client
