"""The pages as the server sends them; tests/service/test_pages_browser.py looks at them in Chromium."""

import html
import re

import pytest
from fastapi.testclient import TestClient


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text)))


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
