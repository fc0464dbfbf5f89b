"""The pages as the server sends them; tests/service/test_pages_browser.py looks at them in Chromium."""

import html
import re

import pytest
from fastapi.testclient import TestClient

from service.pages.routes import EXAMPLES

QUESTION = "2035年山西森林覆盖率要达到多少"


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text)))


def test_the_home_page_has_the_box_and_examples(client: TestClient) -> None:
    page = client.get("/").text
    assert '<form class="search" action="/search"' in page
    assert all(example in html.unescape(page) for example in EXAMPLES)


def test_every_example_is_answered_or_related(client: TestClient) -> None:
    outcomes = [
        client.get("/api/v1/search", params={"q": example}).json()["outcome"] for example in EXAMPLES
    ]
    assert "not_found" not in outcomes


def test_results_show_the_citation_the_path_and_the_marked_sentence(client: TestClient) -> None:
    page = client.get("/search", params={"q": QUESTION}).text
    assert "找到答案" in page
    first = re.search(r'<li class="result" id="r1">.*?</li>', page, re.S)
    assert first is not None
    assert "五、(十六)" in plain(first.group())
    assert "实施山水林田湖草沙系统治理" in plain(first.group())
    assert re.search(
        r"<mark>到<b>2035</b>年,全省<b>森林覆盖率</b>提高到<mark class=\"fact\">27\.22%</mark>",
        first.group(),
    )


def test_a_result_leads_to_the_clause_in_its_document(client: TestClient) -> None:
    page = client.get("/search", params={"q": QUESTION}).text
    link = html.unescape(re.search(r'<h2>\s*<a href="([^"]+)"', page).group(1))  # type: ignore[union-attr]
    path, _, anchor = link.partition("#")
    document = client.get(path).text
    section = re.search(
        rf'<section class="clause" id="{re.escape(anchor)}".*?</section>', document, re.S
    )
    assert section is not None
    assert "<mark>到2035年,全省森林覆盖率提高到27.22%" in section.group()


def test_not_found_is_said_plainly(client: TestClient) -> None:
    page = plain(client.get("/search?q=湖人昨晚赢了没有").text)
    assert "没有找到回答这个问题的条款" in page
    assert "不是答案" in page


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


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202e森林\u202c"]
)
def test_a_hostile_question_is_escaped(client: TestClient, query: str) -> None:
    page = client.get("/search", params={"q": query}).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("mark", ["", "x", "5", "9-1", "-1-5", "1-99999999999999999999", "１-２"])
def test_any_mark_is_harmless(client: TestClient, mark: str) -> None:
    assert client.get("/documents/lingqiu-shifan", params={"mark": mark}).status_code == 200
