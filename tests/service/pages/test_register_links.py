import pytest
from fastapi.testclient import TestClient

from service.pages.register_links import register_links
from service.search import Searcher


def links(searcher: Searcher, question: str, **limits: str) -> list[tuple[str, str]]:
    found = register_links(question, searcher.register, limits)
    return [(link.noun, link.name) for link in found]


def test_an_indicator_that_a_question_names(searcher: Searcher) -> None:
    [link] = register_links("2035年山西森林覆蓋率要達到多少", searcher.register, {})
    assert (link.noun, link.name, link.facts) == ("目标", "森林覆盖率", 3)


def test_a_name_is_shown_as_it_is_written(searcher: Searcher) -> None:
    [link] = register_links("晋中pm2.5浓度", searcher.register, {})
    assert link.name.startswith("PM2.5")
    assert "PM2.5" in link.url


def test_the_bodies_that_a_question_names(searcher: Searcher) -> None:
    assert links(searcher, "贵州省林业局要做哪些事") == [("责任", "省林业局")]
    both = links(searcher, "省水利厅和省财政厅各管什么")
    assert both == [("责任", "省水利厅"), ("责任", "省财政厅")]


def test_lists_are_limited_as_the_results_are(searcher: Searcher) -> None:
    [link] = register_links("省林业局", searcher.register, {"in": "贵州"})
    assert link.url == "/duties?unit=%E7%9C%81%E6%9E%97%E4%B8%9A%E5%B1%80&in=%E8%B4%B5%E5%B7%9E"


@pytest.mark.parametrize(
    "question", ["怎么治扬尘", "厅里管什么", "", "湖人昨晚赢了没有", "美丽山西是什么", "生态环境怎么样"]
)
def test_a_question_that_names_none(searcher: Searcher, question: str) -> None:
    assert links(searcher, question) == []


def test_the_page_of_results_leads_there(client: TestClient) -> None:
    page = client.get("/search", params={"q": "山西森林覆盖率", "region": "山西"}).text
    assert "各文件里“森林覆盖率”的目标(3 条)" in page
    assert "&amp;in=%E5%B1%B1%E8%A5%BF" in page
    assert "另见" not in client.get("/search", params={"q": "怎么治扬尘"}).text
