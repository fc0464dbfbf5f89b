import html
import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient

from indexer.index import Index
from service.app import create_app
from service.search import Searcher
from service.serving import Serving

GUIZHOU = "/documents/guizhou-meili"


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text)))


def section(page: str, anchor: str) -> str:
    found = re.search(rf'<section class="clause" id="{re.escape(anchor)}".*?</section>', page, re.S)
    assert found is not None
    return found.group()


def test_documents_are_listed_with_what_is_known_of_them(client: TestClient) -> None:
    page = client.get("/documents").text
    assert page.count('class="status"') == 2
    assert "共 5 份文件" in plain(page)
    assert "贵州省 · 实施意见 · 中共贵州省委、贵州省人民政府 · 繁体 · 74 条" in plain(page)


def test_the_list_is_limited_by_its_form_and_remembers_it(client: TestClient) -> None:
    page = client.get("/documents", params={"region": "山西省", "kind": "规划", "order": "date"}).text
    assert "5 份文件中有 2 份符合" in plain(page)
    assert page.count("<h2>") == 2
    chosen = re.findall(r'<option value="([^"]+)" selected', page)
    assert chosen == ["山西省", "规划", "date"]


def test_a_list_of_nothing_says_so_and_keeps_what_was_asked(client: TestClient) -> None:
    page = client.get("/documents", params={"status": "<b>", "name": "海洋"}).text
    assert "没有符合的文件" in plain(page)
    assert '<option value="&lt;b&gt;" selected>' in page


def test_a_page_of_the_list_is_a_number(client: TestClient) -> None:
    assert client.get("/documents?page=9999999").status_code == 200
    for page in ("0", "x", "-1"):
        assert client.get("/documents", params={"page": page}).status_code == 422


def test_the_document_has_its_outline_and_every_clause(client: TestClient) -> None:
    page = client.get(GUIZHOU).text
    ids = re.findall(r'<section class="clause" id="([^"]+)"', page)
    assert len(ids) == client.get("/api/v1/documents/guizhou-meili").json()["clauses"]
    outline = page[page.index('class="outline"') : page.index("<article")]
    links = re.findall(r'<a href="#([^"]+)"', outline)
    assert set(links) <= set(ids)
    assert "重點任務分工" in page


@pytest.mark.parametrize("document_id", ["guizhou-meili", "jinzhong-145", "shanxi-shengtaisheng"])
def test_headings_leave_no_level_out(client: TestClient, document_id: str) -> None:
    levels = [
        int(level) for level in re.findall(r"<h(\d)", client.get(f"/documents/{document_id}").text)
    ]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_question_marks_its_clauses_and_leads_from_one_to_the_next(client: TestClient) -> None:
    page = client.get("/documents/jinzhong-145", params={"q": "黑臭水体"}).text
    hits = re.findall(r'<section class="clause" id="([^"]+)" data-hit="(\d+)"', page)
    assert [number for _, number in hits] == [str(i + 1) for i in range(len(hits))]
    assert len(hits) > 1
    first, second = (section(page, anchor) for anchor, _ in hits[:2])
    assert f'<a href="#{hits[1][0]}">下一处</a>' in first
    assert "上一处" not in first
    assert f'<a href="#{hits[0][0]}">上一处</a>' in second
    assert "<mark>" in first
    assert f"最相关的 {len(hits)} 条" in plain(page)


def test_what_the_document_does_not_answer_is_not_marked(client: TestClient) -> None:
    page = client.get(GUIZHOU, params={"q": "湖人昨晚赢了没有"}).text
    assert "没有找到回答这个问题的条款" in plain(page)
    assert "<mark>" not in page


def test_a_question_that_is_too_long_leaves_the_document_readable(client: TestClient) -> None:
    response = client.get(GUIZHOU, params={"q": "字" * 5_000})
    assert response.status_code == 200
    assert "最多 300 个字" in plain(response.text)


def test_the_simplified_text_keeps_its_marks_and_says_what_it_is(client: TestClient) -> None:
    wanted = {"q": "无废城市", "script": "simplified"}
    page, original = (client.get(GUIZHOU, params=params).text for params in (wanted, {"q": "无废城市"}))
    assert "以繁体原文为准" in plain(page)
    assert "以繁体原文为准" not in plain(original)
    assert "<mark>加快“无废城市”建设。</mark>" in page
    assert "<mark>加快“無廢城市”建設。</mark>" in original
    assert '<div class="text" lang="zh-Hans">' in page
    assert '<div class="text" lang="zh-Hant">' in original
    assert "实施国土空间布局优化行动" in page
    # A citation is that of the text of record.
    assert (
        'data-copy="《中共贵州省委 贵州省人民政府关于全面推进美丽贵州建设的实施意见(公开征求意见稿)》附《重點任務分工》二、(九)"'
        in page
    )


def test_the_other_script_keeps_the_question_and_the_mark(client: TestClient) -> None:
    page = client.get("/documents/guizhou-meili?q=无废城市&mark=10-20").text
    asked = "q=%E6%97%A0%E5%BA%9F%E5%9F%8E%E5%B8%82&amp;mark=10-20"
    assert f'href="/documents/guizhou-meili?{asked}&amp;script=simplified"' in page


def test_a_question_is_asked_of_this_document_alone(client: TestClient) -> None:
    page = client.get("/documents/guizhou-meili?script=simplified").text
    form = re.search(r'<form class="inside".*?</form>', page, re.S)
    assert form is not None
    assert 'action="/documents/guizhou-meili"' in form.group()
    assert 'name="script" value="simplified"' in form.group()


def test_a_simplified_document_has_one_script(client: TestClient) -> None:
    page = client.get("/documents/shanxi-meili?script=simplified").text
    assert "原文(繁体)" not in page
    assert '<div class="text" lang="zh-Hans">' in page
    assert "以繁体原文为准" not in page


def test_a_clause_has_its_citation_its_link_and_its_near_copies(client: TestClient) -> None:
    clause = section(client.get("/documents/jinzhong-145").text, "3/8/3/p2")
    assert 'href="/documents/jinzhong-145#3/8/3/p2">这一条的链接' in clause
    assert 'data-copy="《晋中市“十四五”生态环境保护规划(征求意见稿)》三、(八)3.第2段"' in clause
    assert (
        "/compare/clauses?a=jinzhong-145%2F3%2F8%2F3%2Fp2&amp;b=jinzhong-145%2F3%2F9%2F3%2Fp2" in clause
    )
    assert "相近 96%" in clause


def test_the_original_is_the_file_byte_for_byte(client: TestClient, index: Index) -> None:
    response = client.get(f"{GUIZHOU}/original")
    assert response.content == index.texts["guizhou-meili"].encode()
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    kind, plain_name, name = response.headers["content-disposition"].split("; ")
    assert (kind, plain_name) == ("attachment", 'filename="guizhou-meili.txt"')
    title = index.documents["guizhou-meili"].title
    assert unquote(name.removeprefix("filename*=UTF-8''")) == f"{title}.txt"


def test_what_was_read_from_another_format_is_called_so_and_hostile_titles_are_escaped(
    searcher: Searcher,
) -> None:
    index = searcher.index
    title = '<script>alert(1)</script>\u202e"/../\\\r\n' + "长" * 10_000
    hostile = replace(index.documents["shanxi-meili"], title=title, file="a<b>.pdf")
    documents = {**index.documents, "shanxi-meili": hostile}
    changed = Searcher(replace(index, documents=documents), searcher._ranker, searcher._segmenter)
    client = TestClient(create_app(Serving(changed)))
    page = client.get("/documents/shanxi-meili").text
    assert "下载原文的文字(.txt)" in page
    assert "索引里存的是从 a<b>.pdf 读出的文字" in plain(page)
    for path in ("/documents/shanxi-meili", "/documents", "/compare?q=森林&in=shanxi-meili", "/compare"):
        assert "<script>alert" not in client.get(path).text
    header = client.get("/documents/shanxi-meili/original").headers["content-disposition"]
    assert len(header) < 1000
    assert not set(unquote(header).partition("UTF-8''")[2]) & set('<>"/\\\r\n\u202e')


@pytest.mark.parametrize(
    "path", ["/documents/nowhere", "/documents/nowhere/original", "/documents/%3Cb%3E"]
)
def test_an_unknown_document_is_a_page_that_says_where_to_look(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "请从文件列表 /documents 中选择" in plain(response.text)
    assert "<b>" not in response.text


@pytest.mark.parametrize("mark", ["", "x", "5", "9-1", "-1-5", "1-99999999999999999999", "１-２"])
def test_any_mark_is_harmless(client: TestClient, mark: str) -> None:
    assert client.get("/documents/lingqiu-shifan", params={"mark": mark}).status_code == 200


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202e森\u200b林\u202c"]
)
def test_a_hostile_question_is_escaped(client: TestClient, text: str) -> None:
    for path in ("/documents/shanxi-meili", "/documents", "/compare", "/compare/clauses"):
        fields = {"q": text, "name": text, "region": text, "script": text, "mark": text, "a": text}
        page = client.get(path, params=fields).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
