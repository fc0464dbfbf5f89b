"""The pages as the server sends them; tests/service/test_pages_browser.py looks at them in Chromium."""

import html
import re

import pytest
from fastapi.testclient import TestClient


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text)))


def test_a_draft_is_shown_as_such(client: TestClient) -> None:
    assert "征求意见稿" in client.get("/documents/guizhou-meili").text
    assert client.get("/documents").text.count('class="status"') == 2


def test_the_document_has_its_outline_and_every_clause(client: TestClient) -> None:
    page = client.get("/documents/guizhou-meili").text
    ids = re.findall(r'<section class="clause" id="([^"]+)"', page)
    assert len(ids) == client.get("/api/v1/documents/guizhou-meili").json()["clauses"]
    links = re.findall(
        r'<a href="#([^"]+)"', page[page.index('class="outline"') : page.index("<article")]
    )
    assert set(links) <= set(ids)
    assert "重點任務分工" in page


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/search?q=", 422, "请输入要问的问题"),
        ("/search?q=" + "a" * 10_000, 422, "最多 300 个字"),
        ("/search?q=a%07b", 422, "控制字符"),
        ("/documents/nowhere", 404, "没有文件 nowhere"),
        ("/nowhere", 404, "没有这个地址"),
    ],
)
def test_errors_are_pages_that_say_what_to_do(
    client: TestClient, path: str, status: int, words: str
) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/html")
    assert words in plain(response.text)


@pytest.mark.parametrize("mark", ["", "x", "5", "9-1", "-1-5", "1-99999999999999999999", "１-２"])
def test_any_mark_is_harmless(client: TestClient, mark: str) -> None:
    assert client.get("/documents/lingqiu-shifan", params={"mark": mark}).status_code == 200
