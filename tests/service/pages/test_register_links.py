import pytest
from fastapi.testclient import TestClient

from indexer.index import Index
from service.pages.register_links import register_links


def test_an_indicator_that_a_question_names(index: Index) -> None:
    [link] = register_links("2035年山西森林覆蓋率要達到多少", index)
    assert (link.noun, link.name, link.facts) == ("目标", "森林覆盖率", 3)


def test_a_body_that_a_question_names(index: Index) -> None:
    [link] = register_links("贵州省林业局要做哪些事", index)
    assert (link.noun, link.name) == ("责任", "省林业局")
    assert link.url.startswith("/duties?unit=")


@pytest.mark.parametrize("question", ["怎么治扬尘", "厅里管什么", "", "湖人昨晚赢了没有"])
def test_a_question_that_names_none(index: Index, question: str) -> None:
    assert register_links(question, index) == ()


def test_the_page_of_results_leads_there(client: TestClient) -> None:
    page = client.get("/search", params={"q": "山西森林覆盖率"}).text
    assert "各文件里“森林覆盖率”的目标(3 条)" in page
    assert "另见" not in client.get("/search", params={"q": "怎么治扬尘"}).text
