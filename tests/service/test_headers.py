import re
from types import SimpleNamespace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.app import create_app
from service.serving import Serving

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize(
    "path", ["/", "/search?q=海绵城市", "/search?q=", "/documents/jinzhong-145", "/x"]
)
def test_pages_keep_to_their_own_files(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.headers["content-security-policy"] == STRICT
    assert page.headers["cache-control"] == "private, no-cache"
    assert "Cookie" in page.headers["vary"]
    assert not re.findall(r"""(?:src|href|action)=["']?(?:https?:)?//""", page.text)
    assert not re.findall(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", page.text)


def test_the_page_of_the_api_may_set_styles_and_no_more(client: TestClient) -> None:
    policy = client.get("/docs").headers["content-security-policy"]
    assert policy == STRICT.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")


def test_data_do_not_depend_on_cookies(client: TestClient) -> None:
    answer = client.get("/api/v1/documents")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "Cookie" not in answer.headers.get("vary", "")


@pytest.mark.parametrize(
    ("path", "kind"), [("/", "text/html"), ("/api/v1/documents", "application/problem+json")]
)
def test_a_failure_has_them_too(path: str, kind: str) -> None:
    broken: FastAPI = create_app(Serving(SimpleNamespace()))  # type: ignore[arg-type]
    answer = TestClient(broken, raise_server_exceptions=False).get(path)
    assert answer.status_code == 500
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["content-security-policy"] == STRICT
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
