import html
import re

import pytest
from fastapi.testclient import TestClient

PLACES = ["山西", "贵州", "晋中", "灵丘"]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text)))


def test_a_question_is_answered_place_by_place(client: TestClient) -> None:
    page = client.get("/compare", params={"q": "无废城市", "in": PLACES}).text
    heads = [plain(head).split()[0] for head in re.findall(r'<th scope="col".*?</th>', page, re.S)[1:]]
    assert heads == ["山西省", "贵州省", "晋中市", "灵丘县"]
    rows = re.findall(r"<tr.*?</tr>", page[page.index("<tbody") :], re.S)
    assert [row.count("<td") for row in rows] == [4] * len(rows)
    assert [plain(cell) for cell in re.findall(r"<td.*?</td>", rows[0])][:2] == ["找到答案", "找到答案"]
    assert "<mark>加快“無廢城市”建設。</mark>" in rows[1]
    assert 'lang="zh-Hant"' in rows[1]
    assert "/documents/guizhou-meili?q=%E6%97%A0%E5%BA%9F%E5%9F%8E%E5%B8%82#annex/2/9" in rows[1]


def test_a_place_that_does_not_answer_says_so_and_shows_nothing(client: TestClient) -> None:
    page = client.get(
        "/compare", params={"q": "2035年山西森林覆盖率要达到多少", "in": ["山西", "贵州"]}
    ).text
    rows = re.findall(r"<tr.*?</tr>", page[page.index("<tbody") :], re.S)
    assert "没有找到" in rows[0]
    assert all('class="empty" data-column="贵州省"' in row for row in rows[1:])


def test_the_form_keeps_what_was_asked_and_offers_places_and_documents(client: TestClient) -> None:
    page = client.get("/compare", params={"q": "无废城市", "in": ["山西", "贵州"]}).text
    assert re.findall(r'name="in" type="text" value="([^"]*)"', page) == ["山西", "贵州", "", ""]
    offered = re.findall(r'<option value="([^"]+)">', page)
    assert offered[:2] == ["山西省", "贵州省"]
    assert "山西生态省建设规划纲要(2021—2030年)" in offered


def test_without_a_question_or_places_the_page_explains_itself(client: TestClient) -> None:
    for query in ("", "?q=无废城市", "?in=山西", "?q=&in="):
        page = client.get(f"/compare{query}").text
        assert "<table" not in page
        assert "最多 6 处" in plain(page)


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("?q=森林&in=火星", 404, "没有叫“火星”的地区或文件"),
        ("?q=森林&in=实施意见", 404, "请写全,或写编号"),
        ("?q=森林&in=山西&in=贵州&in=晋中&in=灵丘&in=shanxi-meili&in=大同&in=jinzhong-145&in=shanxi-shengtaisheng", 422, "最多并排比较 6 处"),
        ("?in=山西&q=" + "字" * 301, 422, "最多 300 个字"),
        ("/clauses?a=nowhere/1&b=shanxi-meili/5/16", 404, "“nowhere/1”没有这条条款"),
        ("/clauses?a=shanxi-meili/5/16&b=shanxi-meili/5/16", 422, "左右是同一条条款"),
    ],
)  # fmt: skip
def test_errors_say_what_to_do(client: TestClient, query: str, status: int, words: str) -> None:
    response = client.get(f"/compare{query}")
    assert response.status_code == status
    assert words in plain(response.text)
    assert re.search(r'role="alert".*</form>|</form>.*role="alert"', response.text, re.S)


def test_what_was_typed_is_kept_to_be_mended(client: TestClient) -> None:
    page = client.get("/compare", params={"q": "森林", "in": ["山西", "火星"]}).text
    assert re.findall(r'name="in" type="text" value="([^"]*)"', page) == ["山西", "火星", "", ""]
    assert 'name="q" type="text" value="森林"' in page
    pair = client.get("/compare/clauses?a=nowhere/1&b=shanxi-meili/5/16").text
    assert re.findall(r'name="[ab]" type="text" value="([^"]*)"', pair) == [
        "nowhere/1",
        "shanxi-meili/5/16",
    ]


def test_what_is_far_too_long_is_not_repeated(client: TestClient) -> None:
    for field in ("q", "in"):
        asked = {"q": "森林", "in": "山西", field: "x" * 10_000}
        assert len(client.get("/compare", params=asked).text) < 12_000


def test_two_clauses_have_their_differences_marked_and_listed(client: TestClient) -> None:
    pair = {"a": "jinzhong-145/3/8/3/p2", "b": "jinzhong-145/3/9/3/p2"}
    page = client.get("/compare/clauses", params=pair).text
    left, right = re.findall(r'<section class="side".*?</section>', page, re.S)
    assert "<mark" not in left
    assert re.findall(r'<mark class="own">(.*?)</mark>', right) == [
        ",持续开展废旧放射源、长期闲置放射源的收、送贮工作"
    ]
    assert "有 1 处不同" in plain(page)
    [row] = re.findall(r"<tr>\s*<th scope=\"row\">.*?</tr>", page, re.S)
    assert [plain(cell) for cell in re.findall(r"<td.*?</td>", row)] == [
        "没有",
        ",持续开展废旧放射源、长期闲置放射源的收、送贮工作",
    ]


def test_the_same_words_in_two_places_are_told_to_be_the_same(client: TestClient) -> None:
    pair = {"a": "jinzhong-145/3/8/3/p1", "b": "jinzhong-145/3/9/3/p1"}
    page = client.get("/compare/clauses", params=pair).text
    assert "文字相同" in plain(page)
    assert "<mark" not in page
    assert "<table" not in page


def test_clauses_may_be_named_as_people_cite_them(client: TestClient) -> None:
    pair = {"a": "美丽山西第八条", "b": "shanxi-meili/5/16"}
    page = plain(client.get("/compare/clauses", params=pair).text)
    assert "三、(八)" in page
    assert "五、(十六)" in page


def test_line_breaks_of_a_pdf_are_neither_shown_nor_compared(client: TestClient) -> None:
    pair = {"a": "jinzhong-145/2/3/p6", "b": "shanxi-shengtaisheng/2/3/1/p7"}
    page = client.get("/compare/clauses", params=pair).text
    assert re.findall(r'<mark class="own">(.*?)</mark>', page) == ["———"]
