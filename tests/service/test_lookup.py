"""Over the real documents and a small statute: exactly the place that is named, or nothing."""

import pytest

from indexer.words import Segmenter
from service.query import LONGEST_QUERY
from tests.service.conftest import Shelf, shelf_of

STATUTE = """某省水条例
第一章 总则
第一条 为了保护水,制定本条例。
第二章 保护
第一节 水源
第十二条 县级政府应当划定保护区。
保护区内禁止:
(一)排污;
(二)采砂,包括:
1.河道采砂;
2.湖泊采砂。
划定方案应当公布。
第十三条 应当节水:
(一)减少用水;
(二)循环用水。
第二节 湖泊
第十四条 湖泊应当巡查。
第十四条之一 巡查应当记录。
第三章 附则
第十五条 本条例自公布之日起施行。
"""


@pytest.fixture(scope="module")
def statute(segmenter: Segmenter) -> Shelf:
    return shelf_of(STATUTE, "某省水条例", segmenter)


@pytest.mark.parametrize(
    ("text", "clause_id"),
    [
        ("山西意见第十六条", "shanxi-meili/5/16"),
        ("《山西意见》第１６条", "shanxi-meili/5/16"),
        ("美麗山西意見第十六條怎麼說", "shanxi-meili/5/16"),
        ("第十六条 美丽山西", "shanxi-meili/5/16"),
        ("山西意见第五部分第十六条", "shanxi-meili/5/16"),
        ("纲要五(一)2", "shanxi-shengtaisheng/5/1/2"),
        ("生态省纲要第五章第八节", "shanxi-shengtaisheng/5/8"),
        ("生态省纲要专栏2第10项", "shanxi-shengtaisheng/5/box2/10"),
        ("生态省纲要前言第三段", "shanxi-shengtaisheng/foreword/p3"),
        ("晋中规划三(四)3第11段", "jinzhong-145/3/4/3/p11"),
        ("晋中第四部分", "jinzhong-145/4"),
        ("灵丘第14条", "lingqiu-shifan/2/4/14"),
        ("大同第14条", "lingqiu-shifan/2/4/14"),
        ("灵丘保障措施(五)", "lingqiu-shifan/3/5"),
        ("贵州附件第14条", "guizhou-meili/annex/3/14"),
        ("贵州附件三、(十四)", "guizhou-meili/annex/3/14"),
        ("贵州第(十四)条", "guizhou-meili/annex/3/14"),
        ("贵州意见正文 第14条", "guizhou-meili/4/3/14"),
        ("贵州正文第14条", "guizhou-meili/4/3/14"),
    ],
)
def test_the_one_clause_with_that_number(text: str, clause_id: str, shelf: Shelf) -> None:
    assert shelf.ids(text) == [clause_id]


@pytest.mark.parametrize(
    ("text", "prefix", "count"),
    [
        ("山西意见第五部分", "shanxi-meili/5/", 3),
        ("山西意见第5-7条", "shanxi-meili/2/", 3),
        ("灵丘主要任务(五)", "lingqiu-shifan/2/5/", 3),
        ("生态省纲要专栏二", "shanxi-shengtaisheng/5/box2/", 10),
        ("贵州附件1", "guizhou-meili/annex/", 30),
        ("晋中3.5.2", "jinzhong-145/3/5/2/", 4),
    ],
)
def test_all_clauses_below_a_number_in_reading_order(
    text: str, prefix: str, count: int, shelf: Shelf
) -> None:
    rows = [found.row for found in shelf.find(text)]
    assert len(rows) == count
    assert rows == sorted(rows)
    assert all(shelf.clauses[row].clause_id.startswith(prefix) for row in rows)


@pytest.mark.parametrize(
    "text",
    [
        "山西意见第28条", "山西意见第九十九条", "山西意见第二十条之一", "山西意见第五部分第十四条", "山西意见第0条",
        "生态省纲要第10章", "生态省纲要第五章第九节", "生态省纲要第五章第一节第3点", "生态省纲要专栏6",
        "生态省纲要专栏2第11项", "生态省纲要第四章专栏2", "晋中前言", "晋中规划三(四)3第12段", "灵丘第24条",
        "灵丘二(四)1", "灵丘保障措施(六)", "贵州附件2", "贵州附件第31条", "贵州附件二、(十四)", "贵州意见四(五)21",
    ],
)  # fmt: skip
def test_a_number_that_is_not_there_finds_no_neighbour(text: str, shelf: Shelf) -> None:
    assert shelf.ids(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "大气法第三条", "大气污染防治法第三条", "《中华人民共和国水法》第三条", "刑法第二十条", "长江保护法第三条",
        "汾河保护条例第五条", "贵州省生态文明建设促进条例第三条", "太原规划第三章", "大同市十四五规划第三章",
        "晋中国土空间规划第三章", "临汾生态环境保护规划第三章", "贵州规划第三章", "灵丘意见第三条", "美丽江苏意见第三条",
        "中共中央国务院关于全面推进美丽中国建设的意见第三条", "公司章程第三条",
        "教育规划第二条", "教育规划第二章", "江苏实施意见第三条", "双碳意见第三条", "民法典第三条", "宪法修正案第三条",
        "党章第三条", "水十条第5条", "劳动合同第3条", "第三条 大气污染防治法", "稳经济20条", "整治黑臭水体22条",
    ],
)  # fmt: skip
def test_the_names_of_other_documents_find_nothing(text: str, shelf: Shelf) -> None:
    assert shelf.ids(text) == []


def test_a_number_alone_is_looked_up_in_every_document(shelf: Shelf) -> None:
    assert shelf.ids("第二十七条原文") == [
        "shanxi-meili/8/27", "guizhou-meili/4/7/27", "guizhou-meili/annex/7/27",
    ]  # fmt: skip


def test_every_citation_that_the_product_prints_finds_its_clause(shelf: Shelf) -> None:
    asked = [clause for clause in shelf.clauses if len(clause.citation) <= LONGEST_QUERY]
    lost = [clause.citation for clause in asked
            if not clause.citation.endswith("、") and clause.clause_id not in shelf.ids(clause.citation)]  # fmt: skip
    assert asked
    assert lost == []


def test_every_numbered_heading_that_is_pasted_finds_its_clause(shelf: Shelf) -> None:
    headed = [(clause.path[-1].label + clause.path[-1].heading, clause.clause_id)
              for clause in shelf.clauses if clause.path and clause.path[-1].label.startswith("(")]  # fmt: skip
    found = {text: shelf.ids(text) for text, _ in headed}
    assert headed
    assert [text for text, clause_id in headed if found[text] and clause_id not in found[text]] == []


@pytest.mark.parametrize(
    ("text", "clause_id", "place"),
    [
        ("第十二条", "d/2/1/12", None),
        ("第十二条第二款", "d/2/1/12", "第二款"),
        ("水条例第12条第2款", "d/2/1/12", "第二款"),
        ("某省水条例第二章第十二条第三款", "d/2/1/12", "第三款"),
        ("第十二条第二款第(一)项", "d/2/1/12", "第二款第一项"),
        ("第十二条第二款第二项第2目", "d/2/1/12", "第二款第二项第2目"),
        ("第十三条第二项", "d/2/1/13", "第二项"),
        ("第十三条(二)", "d/2/1/13", "第二项"),
        ("第十四条", "d/2/2/14", None),
        ("第十四条之一", "d/2/2/14.1", None),
    ],
)
def test_an_article_and_its_parts(text: str, clause_id: str, place: str | None, statute: Shelf) -> None:
    found = statute.find(text)
    assert [(statute.clauses[one.row].clause_id, one.place) for one in found] == [(clause_id, place)]


def test_an_article_of_one_part_is_its_first_part(statute: Shelf) -> None:
    assert statute.ids("第一条第一款") == ["d/1/1"]


@pytest.mark.parametrize(
    "text",
    ["第三条", "第十二条第四款", "第十二条第一项", "第十三条第三项", "第十四条之二", "第三章第十二条", "第二章第三条",
     "第二节第三条", "水法第十二条第二款", "第十五条第二款"],
)  # fmt: skip
def test_a_part_that_is_not_there_finds_no_other_article(text: str, statute: Shelf) -> None:
    assert statute.ids(text) == []
