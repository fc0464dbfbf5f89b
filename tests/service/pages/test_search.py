"""Home and results as the server sends them; test_browser.py looks at them in Chromium."""

import html
import re

import pytest
from fastapi.testclient import TestClient

from service.pages.search import EXAMPLES
from tests.service.pages.test_routes import plain

QUESTION = "2035年山西森林覆盖率要达到多少"


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


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202e森林\u202c"]
)
def test_a_hostile_question_is_escaped(client: TestClient, query: str) -> None:
    page = client.get("/search", params={"q": query}).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
