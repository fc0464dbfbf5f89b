"""Home and results as the server sends them; test_browser.py looks at them in Chromium."""

import html
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient

from indexer.index import Index
from service.app import create_app
from service.examples import EXAMPLES, questions
from service.ranking.filters import Filters
from service.results import Response, Result
from service.search import Searcher
from service.serving import Serving
from tests.service.pages.test_routes import plain

QUESTION = "2035年山西森林覆盖率要达到多少"
NO_FILTERS = Filters()


def test_the_home_page_has_the_box_and_examples(client: TestClient, index: Index) -> None:
    page = client.get("/").text
    assert '<form class="search" action="/search"' in page
    assert page.count("<li>") == 5
    assert all(example in html.unescape(page) for example in questions(index, EXAMPLES))


def test_every_example_is_answered_or_related(client: TestClient, index: Index) -> None:
    outcomes = [
        client.get("/api/v1/search", params={"q": example}).json()["outcome"]
        for example in questions(index, EXAMPLES)
    ]
    assert "not_found" not in outcomes


def test_the_answer_comes_first_with_fact_citation_path_and_marked_sentence(client: TestClient) -> None:
    page = client.get("/search", params={"q": QUESTION}).text
    assert "<title>找到答案:" in page
    answer = re.search(r'<article class="result top-answer" id="r1".*?</article>', page, re.S)
    assert answer is not None
    assert '<p class="fact-alone"><bdi>27.22%</bdi></p>' in answer.group()
    assert "五、(十六)" in plain(answer.group())
    assert "实施山水林田湖草沙系统治理" in plain(answer.group())
    assert re.search(
        r"<mark>到<b>2035</b>年,全省<b>森林覆盖率</b>提高到<mark class=\"fact\">27\.22%</mark>",
        answer.group(),
    )


def test_a_typing_error_that_was_set_right_is_told(client: TestClient) -> None:
    page = client.get("/search", params={"q": "山西2035年森林复盖率"}).text
    assert "问题里有错字,已按“<bdi>山西2035年森林覆盖率</bdi>”查找" in page
    assert "有错字" not in client.get("/search", params={"q": "山西2035年森林覆盖率"}).text


def test_related_clauses_are_not_called_an_answer(client: TestClient) -> None:
    page = client.get("/search", params={"q": "山西老旧小区改造谁负责"}).text
    assert "没有找到直接的答案,有相关的条款" in page
    assert "top-answer" not in page
    assert "查找了 5 份文件" in page


def test_near_copies_are_folded_under_the_first(client: TestClient) -> None:
    page = client.get("/search", params={"q": "打造美丽城镇", "document": "guizhou-meili"}).text
    folded = re.search(r'<details class="copies">.*?</details>', page, re.S)
    assert folded is not None
    assert "条字句几乎相同" in folded.group()
    assert "征求意见稿" in folded.group()


def test_facets_order_and_pages_are_links(client: TestClient) -> None:
    page = html.unescape(client.get("/search", params={"q": "生态环境分区管控"}).text)
    links = [unquote(link) for link in re.findall(r'href="(/search[^"]+)"', page)]
    asked = "/search?q=生态环境分区管控"
    for more in ("region=山西省", "kind=规划", "document=jinzhong-145", "year_from=2025&year_to=2025",
                 "sort=document", "page=2"):  # fmt: skip
        assert f"{asked}&{more}" in links


def test_unknown_filters_are_said_to_be_so(client: TestClient) -> None:
    page = plain(client.get("/search?q=海绵城市&region=火星").text)
    assert "地区:火星(没有这样的文件)" in page
    assert "没有符合筛选条件的文件" in page
    assert "去掉筛选条件" in page
    missing = client.get("/search?q=海绵城市&document=nowhere")
    assert missing.status_code == 404
    assert 'href="/search?q=%E6%B5%B7%E7%BB%B5%E5%9F%8E%E5%B8%82">去掉筛选条件再查' in missing.text


def test_another_question_keeps_the_filters(client: TestClient) -> None:
    page = client.get("/search?q=海绵城市&kind=规划").text
    assert '<input type="hidden" name="kind" value="规划">' in page


def test_a_result_leads_to_the_clause_in_its_document(client: TestClient) -> None:
    page = client.get("/search", params={"q": QUESTION}).text
    link = html.unescape(re.search(r'<h2><a href="([^"]+)"', page).group(1))  # type: ignore[union-attr]
    path, _, anchor = link.partition("#")
    document = client.get(path).text
    section = re.search(
        rf'<section class="clause" id="{re.escape(anchor)}".*?</section>', document, re.S
    )
    assert section is not None
    assert "到2035年,全省森林覆盖率提高到27.22%" in plain(section.group())


def test_not_found_is_said_plainly(client: TestClient) -> None:
    page = plain(client.get("/search?q=湖人昨晚赢了没有").text)
    assert "没有找到回答这个问题的条款" in page
    assert "不是答案" in page


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>海绵城市",
        '"><img src=x onerror=alert(1)>海绵城市',
        "\u202e海绵\u202c城市",
        "海\u200b绵\ufeff城市",
        "</title><i>海绵城市",
        "{{ 7*7 }}海绵城市",
    ],
)
def test_hostile_words_in_question_and_filter_stay_words(client: TestClient, words: str) -> None:
    for asked in ({"q": words}, {"q": "海绵城市", "region": words}, {"q": "海绵城市", "kind": words}):
        page = client.get("/search", params=asked)
        assert page.status_code in (200, 422)
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert "<i>" not in page.text
        title = re.search(r"<title>(.*?)</title>", page.text, re.S)
        assert title is not None
        assert html.unescape(title.group(1)).isprintable()


@pytest.mark.parametrize("field", ["q", "region", "kind", "document", "year_from", "sort", "page"])
def test_ten_thousand_characters_are_refused_in_few(client: TestClient, field: str) -> None:
    page = client.get("/search", params={"q": "海绵城市", field: "x" * 10_000})
    assert page.status_code == 422
    assert len(page.text) < 10_000


def test_hostile_documents_stay_text(hostile: TestClient) -> None:
    page = hostile.get("/search", params={"q": "海绵城市"}).text
    assert "<script>" not in page.replace("<script src=", "")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    # What turns the direction of writing ends where the citation ends.
    assert re.search(r"<bdi>《[^<]*\u202e[^<]*</bdi>", page)


@pytest.fixture
def hostile(searcher: Searcher) -> TestClient:
    """The first document under a title that attacks."""

    class Hostile(Searcher):
        def __init__(self) -> None:
            self.__dict__ |= searcher.__dict__

        def search(self, text: str, k: int = 10, filters: Filters = NO_FILTERS) -> Response:
            response = searcher.search(text, k, filters)
            return replace(response, results=tuple(map(attacking, response.results)))

    return TestClient(create_app(Serving(Hostile())))


def attacking(result: Result) -> Result:
    title = "\u202e<script>alert(1)</script>"
    clause = replace(result.clause, citation=f"《{title}》一、")
    return replace(result, clause=clause, document=replace(result.document, title=title))


def test_headers_alone_can_be_asked_for(client: TestClient) -> None:
    for path in ("/", "/search?q=海绵城市", "/documents", "/docs"):
        assert client.head(path).status_code == 200
    assert client.head("/nowhere").status_code == 404
