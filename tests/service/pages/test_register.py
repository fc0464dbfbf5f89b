import csv
import html
import re

import pytest
from fastapi.testclient import TestClient

from service.pages.register import ON_A_PAGE


def rows(page: str) -> list[str]:
    cut = re.findall(r'<tr role="row".*?</tr>', page.partition("<tbody")[2], re.S)
    return [re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", row))).strip() for row in cut]


def test_an_indicator_over_all_documents(client: TestClient) -> None:
    page = client.get("/targets", params={"indicator": "森林覆盖率"}).text
    assert "3 条目标" in page
    first, second, third = rows(page)
    assert first.startswith("森林覆盖率 27.22% 2035 到2035年,全省森林覆盖率提高到27.22%,")
    assert first.endswith("五、(十六) 《中共山西省委 山西省人民政府关于全面推进美丽山西建设的实施意见》")
    assert "已经达到 2020" in second
    assert second.endswith("征求意见稿")
    assert "２０２０年" in third


@pytest.mark.parametrize(
    ("path", "query", "count"),
    [
        ("/targets", {"indicator": "森林覆盖率", "year": "2035"}, 1),
        ("/targets", {"indicator": "森林覆盖率", "kind": "past", "in": "晋中"}, 1),
        ("/duties", {"unit": "林业局", "role": "lead"}, 2),
        ("/duties", {"task": "水污染", "role": "lead", "in": "贵州"}, 1),
        ("/duties", {"unit": "林业局", "in": "火星"}, 0),
        ("/targets", {"year": "二〇", "kind": "x", "indicator": "森林覆盖率"}, 3),
    ],
)
def test_what_is_asked_for(client: TestClient, path: str, query: dict[str, str], count: int) -> None:
    page = client.get(path, params=query).text
    assert len(rows(page)) == count
    table = client.get(f"{path}.csv", params=query).content.decode("utf-8-sig")
    assert len(list(csv.reader(table.splitlines()))) == count + 1
    if not count:
        assert "没有符合的责任" in page


def test_the_form_keeps_what_was_asked(client: TestClient) -> None:
    query = {"indicator": '"><b>', "year": "2035", "kind": "numeric", "in": "晋中"}
    page = client.get("/targets", params=query).text
    assert 'value="&#34;&gt;&lt;b&gt;"' in page
    assert re.search(r'<option value="2035" selected>2035\(\d+\)', page)
    assert '<option value="numeric" selected>' in page
    assert 'name="in" type="text" value="晋中"' in page


def test_many_are_turned_over_page_by_page(client: TestClient) -> None:
    first = client.get("/targets").text
    assert len(rows(first)) == ON_A_PAGE
    seen, url = rows(first), "/targets"
    while following := re.search(r'href="([^"]+)" rel="next"', client.get(url).text):
        url = html.unescape(following[1])
        seen += rows(client.get(url).text)
    total = re.search(r"(\d+) 条目标", first)
    assert total is not None
    assert len(seen) == int(total[1])
    assert rows(client.get("/targets?page=9999").text) == rows(client.get(url).text)


def test_a_document_leads_to_its_own(client: TestClient) -> None:
    page = client.get("/documents/guizhou-meili").text
    told = re.search(r'<a href="(/duties[^"]+)">责任 (\d+) 条</a>', page)
    assert told is not None
    assert f"{told[2]} 条责任" in client.get(told[1]).text
    assert "条责任" not in client.get("/documents/shanxi-shengtaisheng").text


def test_a_table_opens_in_a_spreadsheet(client: TestClient) -> None:
    answer = client.get("/targets.csv")
    assert answer.content.startswith("\ufeff指标".encode())
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="targets.csv"'


@pytest.mark.parametrize("query", ["page=0", "indicator=" + "字" * 101, "in=" + "字" * 301])
def test_what_cannot_be_asked(client: TestClient, query: str) -> None:
    assert client.get(f"/targets?{query}").status_code == 422
