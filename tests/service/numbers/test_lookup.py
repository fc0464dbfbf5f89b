"""Over the real documents and a small statute: exactly the place that is named, or nothing."""

import re
from collections.abc import Callable

import pytest

from indexer.clauses import Clause
from indexer.numbering import Kind
from indexer.places import numeral
from indexer.words import Segmenter
from service.numbers.ladders import Ladder, Rung
from service.questions.query import LONGEST_QUERY, read_query
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
        ("25.健全生态安全体系 美丽贵州正文", "guizhou-meili/4/7/25"),
    ],
)
def test_the_one_clause_with_that_number(text: str, clause_id: str, shelf: Shelf) -> None:
    assert shelf.ids(text) == [clause_id]


@pytest.mark.parametrize(
    ("text", "clause_id"),
    [
        ("山西意见第廿三条", "shanxi-meili/7/23"),
        ("山西意见 十六条", "shanxi-meili/5/16"),
        ("二十三条 山西意见", "shanxi-meili/7/23"),
        ("山西意见第五条公转铁", "shanxi-meili/2/5"),
        ("山西意见水环境第九条", "shanxi-meili/3/9"),
        ("水环境 第九条 山西意见", "shanxi-meili/3/9"),
        ("第九条水环境 山西意见", "shanxi-meili/3/9"),
        ("第17条生物多样性", "shanxi-meili/5/17"),
        ("灵丘规划第11条高标准农田", "lingqiu-shifan/2/3/11"),
        ("灵丘规划第13条产业链", "lingqiu-shifan/2/4/13"),
        ("纲要第五章第三节水环境", "shanxi-shengtaisheng/5/3"),
        ("纲要五章八节", "shanxi-shengtaisheng/5/8"),
        ("生态省纲要 8-3-1", "shanxi-shengtaisheng/8/3/1"),
        ("生态省纲要八点三点一", "shanxi-shengtaisheng/8/3/1"),
        ("八点三点一 生态省纲要", "shanxi-shengtaisheng/8/3/1"),
        ("专栏2的第7个工程", "shanxi-shengtaisheng/5/box2/7"),
        ("生态省纲要第五章专栏第3项", "shanxi-shengtaisheng/5/box2/3"),
        ("第八章专栏第三项", "shanxi-shengtaisheng/8/box5/3"),
        ("美丽山西第八那条说啥", "shanxi-meili/3/8"),
        ("美丽山西空气质量那块第(八)条", "shanxi-meili/3/8"),
        ("美丽山西第八条第一款", "shanxi-meili/3/8"),
        ("纲要专栏二（七）", "shanxi-shengtaisheng/5/box2/7"),
        ("第二专栏第七项", "shanxi-shengtaisheng/5/box2/7"),
        ("纲要九、保障措施（四）", "shanxi-shengtaisheng/9/4"),
        ("第八条 美丽山西意见 第三部分", "shanxi-meili/3/8"),
        ("貴州實施意見附《重點任務分工》(二十三)", "guizhou-meili/annex/6/23"),
        ("贵州重点任务分工表第三十项", "guizhou-meili/annex/8/30"),
        ("贵州分工方案第三十项", "guizhou-meili/annex/8/30"),
        ("任务分工第三十项", "guizhou-meili/annex/8/30"),
        ("贵州意见附 三、(十一)", "guizhou-meili/annex/3/11"),
        ("请提供灵丘规划第8条", "lingqiu-shifan/2/2/8"),
        ("灵丘县的那份规划第19条", "lingqiu-shifan/2/5/19"),
        ("美丽山西意见最后一条", "shanxi-meili/8/27"),
        ("山西意见倒数第二条", "shanxi-meili/8/26"),
        ("山西意见引言", "shanxi-meili/p1"),
        ("意见第八条 山西", "shanxi-meili/3/8"),
        ("山西省灵丘县规划第14条", "lingqiu-shifan/2/4/14"),
        ("贵州附件二（六）", "guizhou-meili/annex/2/6"),
        ("山西意见 第 十 七 条", "shanxi-meili/5/17"),
        ("美丽山西弟十八条", "shanxi-meili/6/18"),
        ("美丽山西第9跳", "shanxi-meili/3/9"),
        ("生态省专拦2第7项", "shanxi-shengtaisheng/5/box2/7"),
        ("贵州附建(二十二)", "guizhou-meili/annex/6/22"),
        ("晋中规划基本原则第二条", "jinzhong-145/2/2/p2"),
        ("晋中规划基本原则第三个坚持", "jinzhong-145/2/2/p3"),
        ("山西那份美丽建设意见最后一条念一下", "shanxi-meili/8/27"),
        ("灵丘规划最后一条", "lingqiu-shifan/3/5"),
        ("山西那个美丽啥意见,第四块头一条,环境风险的", "shanxi-meili/4/12"),
        ("灵丘22条 哦不对23", "lingqiu-shifan/2/6/23"),
        ("麻烦把美丽山西拾柒条,就第十七条,原文发我", "shanxi-meili/5/17"),
        ("美丽山西第五部分中间那条", "shanxi-meili/5/16"),
        ("贵州正文里的19 不要附件的", "guizhou-meili/4/5/19"),
        ("贵州美丽意见正文主要任务里第7条念一下", "guizhou-meili/4/2/7"),
        ("晋中那份,第一部分第二节,第3个问题是什么", "jinzhong-145/1/2/3"),
        ("晋中十四五面临的问题 第2个", "jinzhong-145/1/2/2"),
        ("晋中倡导全民行动那点的末尾一段", "jinzhong-145/3/10/2/p3"),
        ("生态省“任重道远”那节末了一条", "shanxi-shengtaisheng/1/2/3"),
        ("灵丘规划土壤是第7条,那第7条的后面一条呢", "lingqiu-shifan/2/2/8"),
        ("贵州正文第8条土壤 它后面紧跟的那条", "guizhou-meili/4/2/9"),
        ("贵州附件三、最末一条", "guizhou-meili/annex/3/14"),
    ],
)
def test_other_ways_to_name_a_clause(text: str, clause_id: str, shelf: Shelf) -> None:
    assert shelf.ids(text) == [clause_id]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("美丽山西第四部分第二点", ["shanxi-meili/4/13"]),
        ("美丽山西第七章第三节", ["shanxi-meili/7/23"]),
        ("美丽山两第十七条", ["shanxi-meili/5/17"]),
        ("美丽山西一、 主要内容", ["shanxi-meili/1/p1", "shanxi-meili/1/p2"]),
        ("贵州第四部分第二节第3点", ["guizhou-meili/4/2/8"]),
        ("灵丘生态经济体系建设第二条", ["lingqiu-shifan/2/4/14"]),
        ("美丽山西第四部分第十三点", ["shanxi-meili/4/13"]),
        ("美丽山西意见第六部分里排第二的那条", ["shanxi-meili/6/19"]),
        ("灵丘规划二(二)里头第三个", ["lingqiu-shifan/2/2/7"]),
        ("美丽山西第四部分第九点", []),
        ("灵丘规划二(二)3", []),
        ("山西意见生物多样性保护第1条", ["shanxi-meili/2/1"]),
        ("山西意见加强生物多样性保护第一条", []),
        ("晋中规划第3部分(二)第二小条能源革命", [f"jinzhong-145/3/2/2/p{n}" for n in (1, 2, 3, 4)]),
        ("美丽山西意见第二部分(三)下面的第1小条", []),
        ("美丽山西第四部分(二)", []),
        ("水条例第二章第二条", []),
    ],
)
def test_where_numbers_run_on_a_part_has_places_of_its_own(
    text: str, ids: list[str], shelf: Shelf
) -> None:
    assert shelf.ids(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("晋中能源革命这个部分第2段", ["jinzhong-145/3/2/2/p2"]),
        ("晋中土壤那部分第2段", []),
        ("山西意见生物多样性保护第五部分", [f"shanxi-meili/5/{number}" for number in (15, 16, 17)]),
        ("灵丘生态文化体系第22条", ["lingqiu-shifan/2/6/22"]),
        ("晋中规划二、(二)基本原则第三条", ["jinzhong-145/2/2/p3"]),
        ("晋中规划二、(二)基本原则第九条", []),
    ],
)
def test_part_of_a_heading_names_it(text: str, ids: list[str], shelf: Shelf) -> None:
    assert shelf.ids(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("美丽山西19", ["shanxi-meili/6/19"]),
        ("灵丘 21", ["lingqiu-shifan/2/6/21"]),
        ("晋中 四", ["jinzhong-145/4"]),
        ("第五章开头第一段", ["shanxi-shengtaisheng/5/p1"]),
        ("附件第14条正文 贵州意见", ["guizhou-meili/annex/3/14"]),
        ("美丽山西开头第一段", ["shanxi-meili/p1"]),
        ("生态省纲要专栏一的最后一项", ["shanxi-shengtaisheng/4/box1/5"]),
        ("专栏一的最后一项,生态省纲要", ["shanxi-shengtaisheng/4/box1/5"]),
        ("2022年省政府印发的生态省纲要二、(二)5.", ["shanxi-shengtaisheng/2/2/5"]),
        ("灵丘地十一条", ["lingqiu-shifan/2/3/11"]),
        ("二、(三)2 指标体系 见附表那条,山西生态省", ["shanxi-shengtaisheng/2/3/2"]),
    ],
)
def test_short_ways_to_name_a_clause(text: str, ids: list[str], shelf: Shelf) -> None:
    assert shelf.ids(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("生态省基本原则第三个", ["shanxi-shengtaisheng/2/2/3"]),
        ("晋中基本原则倒数第二个", ["jinzhong-145/2/2/p3"]),
        ("晋中面临的主要问题第二个", ["jinzhong-145/1/2/2"]),
        ("基本原则第二个", ["jinzhong-145/2/2/p2", "shanxi-shengtaisheng/2/2/2"]),
        ("基本原则第二条", ["jinzhong-145/2/2/p2", "shanxi-shengtaisheng/2/2/2"]),
        ("保障措施三(五) 灵丘规划", ["lingqiu-shifan/3/5"]),
        ("一、(三)面临的战略机遇 第4个", ["shanxi-shengtaisheng/1/3/4"]),
        ("基本原则4和5 生态省纲要", ["shanxi-shengtaisheng/2/2/4", "shanxi-shengtaisheng/2/2/5"]),
        ("晋中基本原则第二个和第三个", ["jinzhong-145/2/2/p2", "jinzhong-145/2/2/p3"]),
        ("晋中保障措施(一)和(二)", ["jinzhong-145/5/1", "jinzhong-145/5/2"]),
        ("晋中和灵丘两份规划的保障措施(一)", ["jinzhong-145/5/1", "lingqiu-shifan/3/1"]),
        ("重点任务分工 八、 贵州", [f"guizhou-meili/annex/8/{number}" for number in (28, 29, 30)]),
        ("晋中基本原则里排第三的那条", ["jinzhong-145/2/2/p3"]),
        ("灵丘规划,保障措施里最后那条", ["lingqiu-shifan/3/5"]),
        ("专栏2倒数第一个工程是哪个", ["shanxi-shengtaisheng/5/box2/10"]),
        ("专栏一的第1、第2两项", [f"shanxi-shengtaisheng/4/box1/{place}" for place in (1, 2)]),
        ("晋中规划“坚持底线思维”那一节的1", [f"jinzhong-145/3/8/1/p{number}" for number in (1, 2, 3)]),
    ],
)
def test_what_is_counted_stands_below_the_heading(text: str, ids: list[str], shelf: Shelf) -> None:
    assert shelf.ids(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("生态省 二(三)1主要目标底下第二个横杠", ["shanxi-shengtaisheng/2/3/1/p3"]),
    ],
)
def test_dashes_are_counted_below_a_heading_or_level(text: str, ids: list[str], shelf: Shelf) -> None:
    assert shelf.ids(text) == ids


def test_of_paragraphs_below_a_heading_those_with_headings_of_their_own_are_counted(
    shelf: Shelf,
) -> None:
    """The first one only says that six follow."""
    assert shelf.ids("贵州战略定位第四个") == ["guizhou-meili/3/p5"]
    assert shelf.ids("贵州战略定位第四段") == ["guizhou-meili/3/p4"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (" 第四项", [5]),
        ("第四项", [5]),
        (",第四项", [5]),
        ("——第四项", [5]),
        ("第一项和第三项", [2, 4]),
        (" 第一项至第三项", [2, 3, 4]),
        ("最后一项", [7]),
        (" 前两项", [2, 3]),
        (" 第七项", []),
        (" 第0项", []),
    ],
)
def test_a_heading_between_two_levels_is_where_the_inner_one_is_counted(
    text: str, places: list[int], shelf: Shelf
) -> None:
    """The annex has a part 3 of its own; of paragraphs those are counted that begin with a dash."""
    assert shelf.ids(f"美丽贵州建设实施意见 三、战略定位{text}") == [
        f"guizhou-meili/3/p{place}" for place in places
    ]


@pytest.mark.parametrize(
    "text",
    [
        "贵州战略定位第七个",
        "全省空气质量倒数第二个",
        "山西第一个",
        "主要任务第一个完成的是哪个",
        "水环境质量倒数第三个",
        "水环境质量第一个",
        "环境质量倒数第一个",
        "晋中主要任务倒数第二个",
        "晋中主要任务第一个",
        "第一块国家公园在哪里",
        "山西第一块国际重要湿地在哪",
        "第三块短板是什么",
        "晋中 水(陆)生生物多样性",
        "最后一段工程什么时候完工",
        "今年首项任务是什么",
        "黄河治理最后一项工程是什么",
        "灵丘规划最后一个工程什么时候完工",
        "山西最后一个",
        "哪个县是山西最后一个",
    ],
)
def test_what_counts_anything_is_no_reference_where_it_counts_no_clause(text: str, shelf: Shelf) -> None:
    assert shelf.lookup.find(read_query(text, shelf.segmenter)) is None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("美丽山西十五~十七", [f"shanxi-meili/5/{number}" for number in (15, 16, 17)]),
        ("美丽山西十五——十七条", [f"shanxi-meili/5/{number}" for number in (15, 16, 17)]),
        ("灵丘二(四)里面最后一个", ["lingqiu-shifan/2/4/17"]),
        ("灵丘生态空间体系建设下面第3个", ["lingqiu-shifan/2/3/11"]),
        ("灵丘生态空间体系建设下面第30个", []),
        ("灵丘规划第二部分第六块", [f"lingqiu-shifan/2/6/{number}" for number in (21, 22, 23)]),
        ("灵丘第二大块的第五小块", [f"lingqiu-shifan/2/5/{number}" for number in (18, 19, 20)]),
        ("贵州主要任务(九)", []),
        ("贵州任务分工(九)", ["guizhou-meili/annex/2/9"]),
        ("贵州附件25-27", [f"guizhou-meili/annex/7/{number}" for number in (25, 26, 27)]),
        ("贵州附件25", ["guizhou-meili/annex/7/25"]),
        ("贵州附件2", []),
        ("专拦②第7项", ["shanxi-shengtaisheng/5/box2/7"]),
        ("专栏叁之一", ["shanxi-shengtaisheng/6/box3/1"]),
        ("灵丘简本21、22条", ["lingqiu-shifan/2/6/21", "lingqiu-shifan/2/6/22"]),
        ("美丽山西第(九条汾河", ["shanxi-meili/3/9"]),
        ("美丽山西第九)条", ["shanxi-meili/3/9"]),
        ("生态省规划专栏5-3", ["shanxi-shengtaisheng/8/box5/3"]),
        ("生态省规划专栏5-4", []),
        ("贵州征求意见稿附件三里头的第2个", ["guizhou-meili/annex/3/12"]),
        ("生态省纲要三(三)第二段", ["shanxi-shengtaisheng/3/3"]),
        ("生态省纲要三(三)第二十段", []),
        ("生态省纲要三(三)倒数第五十段", []),
        ("生态省纲要三(三)第0段", []),
        ("附件25个项目", []),
        ("晋中第三部分第7节第1条第三款", ["jinzhong-145/3/7/1/p3"]),
        ("贵州附件 (十 八)", ["guizhou-meili/annex/5/18"]),
        ("美丽山西 第 1 7 条", ["shanxi-meili/5/17"]),
        ("灵丘规划第2 3条", ["lingqiu-shifan/2/1/3"]),
        ("贵州附件二第八条", ["guizhou-meili/annex/2/8"]),
        ("贵州重点任务分工第四块第一条", ["guizhou-meili/annex/4/15"]),
        ("贵州意见附件2第3条", []),
        ("灵丘规划倒数第二项任务", ["lingqiu-shifan/2/6/22"]),
        ("晋中规划表3第2行", []),
    ],
)
def test_numbers_as_they_are_typed(text: str, ids: list[str], shelf: Shelf) -> None:
    assert shelf.ids(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("灵丘十六 富锰渣", ["lingqiu-shifan/2/4/16"]),
        ("灵丘十六 老旧小区", []),
        ("灵丘 5 年", []),
        ("灵丘 8 建设", []),
        ("灵丘3 生态", []),
        ("一条 生态", []),
        ("三条 建设", []),
        ("贵州征求意见稿 30 天", []),
        ("无废细胞 是第11条吧", ["shanxi-meili/3/11"]),
        ("劳动合同第11条", []),
        ("十六条，山水林田湖草沙", ["shanxi-meili/5/16"]),
        ("十六条", []),
        ("十六条，养老金怎么领", []),
    ],
)
def test_a_number_counts_where_the_clause_has_the_words_beside_it(
    text: str, ids: list[str], shelf: Shelf
) -> None:
    assert shelf.ids(text) == ids


@pytest.mark.parametrize(
    ("text", "has_topic"),
    [
        ("噪声夜间达标率定了几成 晋中三(三)4", True),
        ("晋中三(三)4", False),
        ("晋中规划主要任务三(三)4", False),
    ],
)
def test_words_that_some_of_what_is_found_has_order_it(text: str, has_topic: bool, shelf: Shelf) -> None:
    answered = shelf.lookup.find(read_query(text, shelf.segmenter))
    assert answered
    assert len(answered.rows) > 1
    assert answered.has_topic is has_topic


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("美丽三西实施意见第十七条", ["shanxi-meili/5/17"]),
        ("灵邱示范县规划第12条", ["lingqiu-shifan/2/3/12"]),
        ("晋忠市十四五规划第四章", ["jinzhong-145/4"]),
        ("生态省钢要八(六)2", ["shanxi-shengtaisheng/8/6/2"]),
        ("灵邱示范县规划第99条", []),
        ("美丽陕西实施意见第十七条", []),
        ("江中规划第四章", []),
        ("桂洲意见第三条", []),
        ("电商细则第三条", []),
        ("生态省纲要专栏四十是什么", []),
        ("山西生态声建设规划纲要 六(二)", ["shanxi-shengtaisheng/6/2"]),
        ("黔省意见正文第18条", ["guizhou-meili/4/5/18"]),
    ],
)
def test_names_typed_by_their_sound(text: str, ids: list[str], shelf: Shelf) -> None:
    assert shelf.ids(text) == ids


@pytest.mark.parametrize(
    "text",
    [
        "山西2035", "晋中145", "山西 200", "大同 2030年", "美丽山西99", "晋中 3", "生态省 5", "贵州 92",
        "山西第一", "大同第一个", "山西是第二吗", "山西要求 10", "12 大同", "水源地三条",
        "灵丘的四有是什么", "黄河中间一段", "灵丘中间那项工程", "下面三条河怎么治", "中间那几个县",
    ],
)  # fmt: skip
def test_a_place_beside_some_other_number_is_no_reference(text: str, shelf: Shelf) -> None:
    assert shelf.lookup.find(read_query(text, shelf.segmenter)) is None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("生态省纲要最后两条", ["shanxi-shengtaisheng/9/5", "shanxi-shengtaisheng/9/6"]),
        ("山西意见最后三条", ["shanxi-meili/8/25", "shanxi-meili/8/26", "shanxi-meili/8/27"]),
        ("晋中第一章第二节前两条", ["jinzhong-145/1/2/1", "jinzhong-145/1/2/2"]),
        ("山西意见第三部分前两条", ["shanxi-meili/3/8", "shanxi-meili/3/9"]),
        ("美丽山西八、九条", ["shanxi-meili/3/8", "shanxi-meili/3/9"]),
        ("美丽山西八和九条", ["shanxi-meili/3/8", "shanxi-meili/3/9"]),
        ("美丽山西三、9条", ["shanxi-meili/3/9"]),
        ("灵丘第3条和第3条的后一条", ["lingqiu-shifan/2/1/3", "lingqiu-shifan/2/1/4"]),
        ("不含附件的贵州第三条", ["guizhou-meili/4/1/3"]),
        ("贵州意见最后一段", ["guizhou-meili/5/4", "guizhou-meili/annex/8/30"]),
        ("晋中水污染最后一段", []),
        ("贵州生态文化里最后一条", []),
        ("查下美丽山西三到五条", ["shanxi-meili/2/3", "shanxi-meili/2/4", "shanxi-meili/2/5"]),
        ("晋中和生态省两份的保障措施第一条", ["jinzhong-145/5/1", "shanxi-shengtaisheng/9/1"]),
        ("山西意见第三部分首条", ["shanxi-meili/3/8"]),
        ("灵丘保障措施最后两条", ["lingqiu-shifan/3/4", "lingqiu-shifan/3/5"]),
        ("晋中规划基本原则最后两条", ["jinzhong-145/2/2/p3", "jinzhong-145/2/2/p4"]),
        ("劳动合同最后两条", []),
        ("贵州意见正文第21条、第23条", ["guizhou-meili/4/6/21", "guizhou-meili/4/6/23"]),
        ("山西意见总体要求第二条", []),
        ("灵丘湿地三条措施", []),
    ],
)
def test_the_clauses_at_an_end(text: str, ids: list[str], shelf: Shelf) -> None:
    assert shelf.ids(text) == ids


@pytest.mark.parametrize(
    ("text", "prefix", "count"),
    [
        ("贵州重点任务分工第五部分", "guizhou-meili/annex/5/", 3),
        ("山西意见第六部份", "shanxi-meili/6/", 3),
        ("山西意见第五部分", "shanxi-meili/5/", 3),
        ("山西意见第5-7条", "shanxi-meili/2/", 3),
        ("灵丘主要任务(五)", "lingqiu-shifan/2/5/", 3),
        ("生态省纲要专栏二", "shanxi-shengtaisheng/5/box2/", 10),
        ("贵州附件1", "guizhou-meili/annex/", 30),
        ("晋中3.5.2", "jinzhong-145/3/5/2/", 4),
        ("晋中规划第三章，第四节", "jinzhong-145/3/4/", 20),
        ("晋中规划第三章/第四节", "jinzhong-145/3/4/", 20),
        ("晋中规划第三章规划任务第四节", "jinzhong-145/3/4/", 20),
        ("第四节 第三章 晋中", "jinzhong-145/3/4/", 20),
        ("第三章 晋中规划 第四节", "jinzhong-145/3/4/", 20),
        ("晋中规划第三大部分第四小部分", "jinzhong-145/3/4/", 20),
        ("晋中规划第3章8节", "jinzhong-145/3/8/", 9),
        ("晋中规划三点二", "jinzhong-145/3/2/", 15),
        ("晋中规划三之二", "jinzhong-145/3/2/", 15),
        ("灵丘规划2.3", "lingqiu-shifan/2/3/", 4),
        ("晋中规划三.四.2", "jinzhong-145/3/4/2/", 4),
        ("晋中规划三 三 4", "jinzhong-145/3/3/4/", 6),
        ("晋中规划 三、三、4", "jinzhong-145/3/3/4/", 6),
        ("晋中规划【三、（四）2】", "jinzhong-145/3/4/2/", 4),
        ("晋中规划Ⅲ（六）②", "jinzhong-145/3/6/2/", 3),
        ("贵州意见第四大部分第三小节", "guizhou-meili/4/3/", 4),
        ("晋中145规划第五章", "jinzhong-145/5/", 4),
        ("纲要第⑧章", "shanxi-shengtaisheng/8/", 21),
        ("纲要最后一章", "shanxi-shengtaisheng/9/", 6),
        ("附件3部分", "guizhou-meili/annex/3/", 4),
        ("贵州意见附表1", "guizhou-meili/annex/", 30),
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
    "text", ["重点任务分工 九、 贵州", "战略定位 九、 贵州", "贵州战略定位第七个破折号"]
)
def test_a_number_that_a_heading_does_not_have_finds_nothing(text: str, shelf: Shelf) -> None:
    answered = shelf.lookup.find(read_query(text, shelf.segmenter))
    assert answered
    assert answered.rows == ()


@pytest.mark.parametrize(
    "text",
    [
        "山西意见第28条", "山西意见第九十九条", "山西意见第二十条之一", "山西意见第五部分第十四条", "山西意见第0条",
        "生态省纲要第10章", "生态省纲要第五章第九节", "生态省纲要第五章第一节第3点", "生态省纲要专栏6",
        "生态省纲要专栏2第11项", "生态省纲要第四章专栏2", "晋中前言", "晋中规划三(四)3第12段", "灵丘第24条",
        "纲要专栏3第四个工程", "纲要专栏3第4小项", "晋中规划第3章11节", "贵州附件第三部分15", "山西意见第九大部分",
        "山西意见第IX部分", "山西意见二十八条", "灵丘规划四章", "晋中规划第三章，第十一节", "晋中规划第三章规划任务第十一节",
        "山西意见第28条生态保护", "灵丘规划第二章第七节能源", "晋中规划三点十一", "晋中规划三、(四)2、(1)",
        "纲要第四章第5条", "灵丘二(四)1", "灵丘保障措施(六)", "贵州附件2", "贵州附件第31条", "贵州附件二、(十四)", "贵州意见四(五)21",
        "贵州附件第九大块", "贵州正文第六大部分(不算附件)", "美丽山西第三部分几条,第三部分里的第6条",
        "晋中规划十三五成效里倒数第二十段",
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
        "太原规划第三条", "大同意见第8条", "湖南规划第3条", "第三条 湖南", "国务院规划第三章", "中央意见第三条",
        "党章第三条", "水十条第5条", "劳动合同第3条", "第三条 大气污染防治法", "稳经济20条", "整治黑臭水体22条",
    ],
)  # fmt: skip
def test_the_names_of_other_documents_find_nothing(text: str, shelf: Shelf) -> None:
    assert shelf.ids(text) == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("山西意见第17条和灵丘规划第8条", ["shanxi-meili/5/17", "lingqiu-shifan/2/2/8"]),
        ("灵丘规划第8条和山西意见第17条", ["lingqiu-shifan/2/2/8", "shanxi-meili/5/17"]),
        ("山西意见和灵丘规划的第8条", ["shanxi-meili/3/8", "lingqiu-shifan/2/2/8"]),
        ("山西意见第16、15条", ["shanxi-meili/5/16", "shanxi-meili/5/15"]),
        ("山西意见第27条和第28条", ["shanxi-meili/8/27"]),
        ("灵丘规划二(四)13-15", [f"lingqiu-shifan/2/4/{number}" for number in (13, 14, 15)]),
        ("贵州意见四、（二）6和7", ["guizhou-meili/4/2/6", "guizhou-meili/4/2/7"]),
    ],
)
def test_several_places_in_the_order_in_which_they_are_named(
    text: str, ids: list[str], shelf: Shelf
) -> None:
    assert shelf.ids(text) == ids


def test_a_number_alone_is_looked_up_in_every_document(shelf: Shelf) -> None:
    assert shelf.ids("第二十七条原文") == [
        "shanxi-meili/8/27", "guizhou-meili/4/7/27", "guizhou-meili/annex/7/27",
    ]  # fmt: skip


SHORT_NAMES = {
    "shanxi-meili": "山西意见", "jinzhong-145": "晋中规划", "shanxi-shengtaisheng": "生态省纲要",
    "guizhou-meili": "贵州意见", "lingqiu-shifan": "灵丘规划",
}  # fmt: skip
UNITS = {
    Kind.NUMERAL: "第{}章", Kind.NUMERAL_IN_BRACKETS: "第{}节", Kind.DIGIT: "第{}条", Kind.BOX: "专栏{}",
    Kind.ANNEX: "附件", Kind.FOREWORD: "前言", Kind.HEADING: "",
}  # fmt: skip


def in_words(ladder: Ladder, between: str, write: Callable[[int], str]) -> str:
    steps = (UNITS[rung.kind].format(write(rung.numbers[0])) if rung.numbers else "" for rung in ladder)
    return between.join(step for step in steps if step)


RENDERINGS: dict[str, Callable[[Clause, Ladder], str]] = {
    "as printed": lambda clause, _: " ".join(level.label for level in clause.path),
    "without brackets and marks": lambda clause, _: " ".join(
        re.sub(r"[()、.．]", " ", level.label) for level in clause.path
    ),
    "with headings": lambda clause, _: " ".join(level.label + level.heading for level in clause.path),
    "Chinese ordinals": lambda _, ladder: in_words(ladder, "", numeral),
    "Arabic ordinals": lambda _, ladder: in_words(ladder, "", str),
    "ordinals and commas": lambda _, ladder: in_words(ladder, "，", numeral),
}


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("order", ["{name}{path}", "{name} {path}", "{path} {name}"])
def test_every_clause_is_found_by_its_path(shelf: Shelf, rendering: str, order: str) -> None:
    lost = []
    pathed = [(clause, ladder) for clause, ladder in zip(shelf.clauses, shelf.lookup.levels.ladders, strict=True)
              if clause.path]  # fmt: skip
    for clause, ladder in pathed:
        path = RENDERINGS[rendering](clause, ladder)
        text = order.format(name=SHORT_NAMES[clause.document_id], path=path)
        if len(text) <= LONGEST_QUERY and clause.clause_id not in shelf.ids(text):
            lost.append(text)
    assert len(pathed) > 300
    assert lost == []


def siblings(shelf: Shelf) -> dict[tuple[str, Ladder, Kind], int]:
    """The largest number of each kind right below each heading."""
    largest: dict[tuple[str, Ladder, Kind], int] = {}
    for clause, ladder in zip(shelf.clauses, shelf.lookup.levels.ladders, strict=True):
        for depth, rung in enumerate(ladder):
            if rung.kind in (Kind.NUMERAL, Kind.NUMERAL_IN_BRACKETS, Kind.DIGIT):
                key = (clause.document_id, ladder[:depth], rung.kind)
                largest[key] = max(rung.numbers[0], largest.get(key, 0))
    return largest


def test_the_number_behind_the_last_finds_no_neighbour(shelf: Shelf) -> None:
    found = {}
    for (document_id, above, kind), last in siblings(shelf).items():
        beyond = Rung(kind, (last + 1,), "", False)
        is_annexed = above[:1] and above[0].kind is Kind.ANNEX
        name = SHORT_NAMES[document_id] + ("" if is_annexed else "正文")
        text = name + in_words((*above, beyond), "", numeral)
        found[text] = shelf.ids(text)
    assert len(found) > 60
    assert {text: ids for text, ids in found.items() if ids} == {}


def test_every_citation_that_the_product_prints_finds_its_clause_alone(shelf: Shelf) -> None:
    asked = [clause for clause in shelf.clauses if len(clause.citation) <= LONGEST_QUERY]
    lost = {clause.citation: shelf.ids(clause.citation) for clause in asked}
    assert asked
    assert {text: ids for text, ids in lost.items() if len(ids) != 1} == {}
    assert [clause.clause_id for clause in asked] == [ids[0] for ids in lost.values()]


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
        ("第十二条第一项", "d/2/1/12", "第二款第一项"),
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


STANDARD = """某市防洪标准
1 总则
1.1 目的
为了防洪,制定本标准。
1.2 范围
本标准适用于城市。
2 规划
2.1 原则
2.1.1 防洪规划应当统筹。
2.1.2 防洪规划应当公开。
2.3 审批
规划应当报批。
"""


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("防洪标准2.1", ["d/2/2.1/2.1.1", "d/2/2.1/2.1.2"]),
        ("防洪标准第2.1.2条", ["d/2/2.1/2.1.2"]),
        ("防洪标准2.3", ["d/2/2.3"]),
        ("防洪标准第一章第二节", ["d/1/1.2"]),
        ("防洪标准2.2", []),
        ("防洪标准2.1.3", []),
        ("防洪标准4.1", []),
    ],
)
def test_a_document_that_counts_in_decimals(text: str, ids: list[str], segmenter: Segmenter) -> None:
    assert shelf_of(STANDARD, "某市防洪标准", segmenter).ids(text) == ids


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第十二条第一、三款", [("d/2/1/12", "第一款"), ("d/2/1/12", "第三款")]),
        ("第十二条第一款和第十三条第一项", [("d/2/1/12", "第一款"), ("d/2/1/13", "第一项")]),
        ("第十二条到第十四条", [("d/2/1/12", None), ("d/2/1/13", None), ("d/2/2/14", None)]),
        ("水条例第14-1条", [("d/2/2/14.1", None)]),
        ("水条例12条2款1项", [("d/2/1/12", "第二款第一项")]),
        ("水条例第十二条最后一款", [("d/2/1/12", "第三款")]),
        ("水条例第十二条第二款的下一款", [("d/2/1/12", "第三款")]),
        ("水条例第十二条第三款的下一款", []),
        ("水条例第十四条的下一条", [("d/2/2/14.1", None)]),
        ("水条例第二章最后一条", [("d/2/2/14.1", None)]),
        ("十三条 水条例", [("d/2/1/13", None)]),
    ],
)
def test_several_articles_and_short_forms(
    text: str, found: list[tuple[str, str | None]], statute: Shelf
) -> None:
    assert [(statute.clauses[one.row].clause_id, one.place) for one in statute.find(text)] == found


@pytest.mark.parametrize(
    "text",
    ["第三条", "第十二条第四款", "第十二条第三项", "第十三条第三项", "第十四条之二", "第三章第十二条", "第二章第三条",
     "第二节第三条", "第三项", "第二款", "水条例第16条", "水法第十二条第二款", "第十五条第二款"],
)  # fmt: skip
def test_a_part_that_is_not_there_finds_no_other_article(text: str, statute: Shelf) -> None:
    assert statute.ids(text) == []


LAW = """中华人民共和国固体废物污染环境防治法
第一条 为了防治污染,制定本法。
第二条 县级政府应当公布名录。
第三条 本法自公布之日起施行。
"""


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("固废法第二条", ["d/2"]),
        ("第二条 固废法", ["d/2"]),
        ("请解释一下固廢法第二條", ["d/2"]),
        ("国家层面的固废法第二条", ["d/2"]),
        ("固废法里第二条讲的是什么", ["d/2"]),
        ("固体废弃物污染环境防治法第二条", ["d/2"]),
        ("固体废物污染环境防冶法第二条", ["d/2"]),
        ("固废法第二条减按百分之七十五", ["d/2"]),
        ("固费法第二条", ["d/2"]),
        ("固废法第四条", []),
        ("环保法第二条", []),
        ("上海固废法第二条", []),
        ("危险固废法第二条", []),
    ],
)
def test_a_statute_by_its_short_name(text: str, ids: list[str], segmenter: Segmenter) -> None:
    assert shelf_of(LAW, "中华人民共和国固体废物污染环境防治法", segmenter).ids(text) == ids


def test_an_interpretation_by_words_of_its_title(segmenter: Segmenter) -> None:
    title = "最高人民法院关于审理湖泊侵权纠纷案件的解释"
    shelf = shelf_of(
        f"{title}\n第一条 湖泊受损的,应当修复。\n第二条 自公布之日起施行。", title, segmenter
    )
    assert shelf.ids("湖泊侵权司法解释第一条") == ["d/1"]
    assert shelf.ids("湖泊侵权司法解释第三条") == []
    assert shelf.ids("湖泊犯罪司法解释第一条") == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("生态省纲要第八部分【三】下面是哪几条", [f"shanxi-shengtaisheng/8/3/{n}" for n in (1, 2, 3)]),
        ("灵丘规划第[10]条", ["lingqiu-shifan/2/3/10"]),
        ("美丽山西意见[14]", ["shanxi-meili/4/14"]),
        ("灵丘规划第十七向", ["lingqiu-shifan/2/4/17"]),
        ("晋中规划保障措施末一条", ["jinzhong-145/5/4"]),
        ("晋中“十四五”面临的主要问题 第3、第4", ["jinzhong-145/1/2/3", "jinzhong-145/1/2/4"]),
        ("美丽贵州 主要任务里 21~24", [f"guizhou-meili/4/6/{n}" for n in (21, 22, 23, 24)]),
        ("灵丘规划第二部分开头那段话", ["lingqiu-shifan/2/p1"]),
        ("贵州实施意见正文28、29", ["guizhou-meili/4/8/28", "guizhou-meili/4/8/29"]),
        ("贵州意见第16条,正文和附件的都要", ["guizhou-meili/4/4/16", "guizhou-meili/annex/4/16"]),
        ("晋中规划跟灵丘规划的保障措施第一条", ["jinzhong-145/5/1", "lingqiu-shifan/3/1"]),
        ("各个文件保障措施第四条", ["guizhou-meili/5/4", "jinzhong-145/5/4", "lingqiu-shifan/3/4", "shanxi-shengtaisheng/9/4"]),
        ("晋中规划,就是第三部分第四个大点,下面第三小点,它的第四段", ["jinzhong-145/3/4/3/p4"]),
        ("美丽贵州后面附件的倒数第二条", ["guizhou-meili/annex/8/29"]),
        ("贵州的实施意见,正文里面第二十二点,不要附件里的", ["guizhou-meili/4/6/22"]),
        ("灵丘的“生态生活体系建设”那块第二条", ["lingqiu-shifan/2/5/19"]),
        ("山西生态省专栏1倒数第二个", ["shanxi-shengtaisheng/4/box1/4"]),
        ("生态省纲要第五大部分,嗯,底下第八个小标题那一条", ["shanxi-shengtaisheng/5/8"]),
        ("灵丘的规划,第九条,哦不对,是第十条,给我调出来", ["lingqiu-shifan/2/3/10"]),
        ("生态省纲要,专栏五,专栏五里头的第二项", ["shanxi-shengtaisheng/8/box5/2"]),
        ("美丽山西里好像是第十几条来着,讲外来入侵物种的", []),
        ("晋中规划保障措施那一章", [f"jinzhong-145/5/{n}" for n in (1, 2, 3, 4)]),
    ],
)  # fmt: skip
def test_brackets_lists_and_several_documents(text: str, ids: list[str], shelf: Shelf) -> None:
    assert shelf.ids(text) == ids


SCHEME = """某省电价改革实施方案
一、总体要求
坚持市场化方向。
二、基本原则
坚持深化改革。进一步健全机制。
坚持分类施策。区分存量和增量。
三、主要任务
(一)推动入市。全部进入市场。
(二)建立机制。差价另行结算。
四、工作步骤
(三)动员阶段。八月底前动员。
(四)实施阶段。九月起实施。
五、工作要求
各地要加强领导。
有关部门要定期检查。
"""


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("电价方案基本原则第二条", ["d/2/p2"]),
        ("基本原则第二条 某省电价改革", ["d/2/p2"]),
        ("电价方案第二部分第二条", ["d/2/p2"]),
        ("电价方案基本原则里第2个方面", ["d/2/p2"]),
        ("电价方案基本原则第三条", []),
        ("电价方案第二条", ["d/3/2"]),
        ("电价方案 工作步骤第二阶段", ["d/4/4"]),
        ("电价方案主要任务的第3到第4条", []),
        ("电价方案工作要求第二条", ["d/5"]),
        ("电价方案工作要求第三条", []),
    ],
)
def test_paragraphs_below_a_heading_are_counted_where_numbers_run_on(
    text: str, ids: list[str], segmenter: Segmenter
) -> None:
    assert shelf_of(SCHEME, "某省电价改革实施方案", segmenter).ids(text) == ids


CAMPAIGN = """某市消防治理工作方案
一、治理范围
所有高层建筑。
二、治理内容
(一)建筑外墙:
1.未封堵;
2.未检查。
(二)消防设施:
1.未接入;
2.未维护。
三、工作要求
(一)加强领导。成立机构。
(二)加强督导。定期检查。
四、附则
由消防部门解释。
"""


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("消防治理方案第二条", ["d/2/1/1", "d/2/1/2", "d/2/2/1", "d/2/2/2"]),
        ("消防治理方案第三条第二款", ["d/3/2"]),
        ("消防治理方案第四点", ["d/4"]),
        ("消防治理方案第五条", []),
        ("消防治理方案 治理内容第2项第1条", ["d/2/2/1"]),
        ("消防治理方案治理内容第一项的第二条", ["d/2/1/2"]),
    ],
)
def test_where_no_items_run_on_the_outermost_are_meant(
    text: str, ids: list[str], segmenter: Segmenter
) -> None:
    assert shelf_of(CAMPAIGN, "某市消防治理工作方案", segmenter).ids(text) == ids


LETTER = """某市农业农村局关于印发《某市优先保护类耕地保护工作方案》等的通知
各区:
现印发给你们,请遵照执行。
某市农业农村局
2020年5月8日
附件1
某市优先保护类耕地保护工作方案
一、总体要求
保护耕地。
二、主要任务
(一)建立清单。逐块登记。
(二)提升地力。增施有机肥。
附件2
某市受污染耕地严格管控工作方案
一、总体要求
管住风险。
二、主要任务
(一)划定区域。禁止种植。
(二)调整结构。退耕还林。
"""


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("某市受污染耕地严格管控工作方案二(二)", ["d/annex2/2/2"]),
        ("受污染耕地严格管控方案第二部分第一条", ["d/annex2/2/1"]),
        ("优先保护类耕地保护工作方案二(二)", ["d/annex/2/2"]),
        ("受污染耕地严格管控方案三", []),
        ("受污染水域严格管控方案二(二)", []),
        ("大熊猫保护工作方案二(二)", []),
        ("北京市文物保护工作方案二(二)", []),
        ("湖南省受污染耕地严格管控工作方案二(二)", []),
    ],
)
def test_an_annex_by_its_own_title(text: str, ids: list[str], segmenter: Segmenter) -> None:
    title = "某市农业农村局关于印发《某市优先保护类耕地保护工作方案》等的通知"
    assert shelf_of(LETTER, title, segmenter).ids(text) == ids


AIR = """某市大气污染防治实施方案
一、总体要求
坚持源头防控。
二、主要任务
(一)治理工业。实施改造。
(二)治理扬尘。湿法作业。
附件1
某市扬尘污染防治工作方案
一、总体要求
抑制扬尘。
二、主要任务
(一)管好工地。逐一围挡。
(二)管好道路。及时清扫。
"""


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("大气污染防治方案正文第二部分", ["d/2/1", "d/2/2"]),
        ("大气污染防治方案二(二)", ["d/2/2", "d/annex/2/2"]),
        ("扬尘污染防治方案二(二)", ["d/annex/2/2"]),
        ("扬尘污染防治方案第三部分", []),
        ("大气污染防治方案第二阶段", []),
    ],
)
def test_a_document_and_its_annex_of_nearly_one_name(
    text: str, ids: list[str], segmenter: Segmenter
) -> None:
    assert shelf_of(AIR, "某市大气污染防治实施方案", segmenter).ids(text) == ids


NOTICE = """某市公安局关于保护净空的通告
为了飞行安全,通告如下:
一、严禁下列活动:
(一)放飞无人机;
(二)排放烟雾;
(三)放飞孔明灯。
二、违反的,依法处理。
三、开展飞行活动,应当提前申请。
四、鼓励举报。
"""


@pytest.mark.parametrize(
    ("text", "clause_ids"),
    [
        ("净空通告第三条", ["d/3"]),
        ("净空通告第三点", ["d/3"]),
        ("净空通告第一条第三项", ["d/1/3"]),
        ("净空通告一(三)", ["d/1/3"]),
        ("净空通告第五条", []),
    ],
)
def test_a_short_notice_has_items_and_no_chapters(
    text: str, clause_ids: list[str], segmenter: Segmenter
) -> None:
    assert shelf_of(NOTICE, "净空通告", segmenter).ids(text) == clause_ids


PLAN = """某市节水规划
一、总体要求
坚持节水。
二、主要目标
到2025年节水。
三、重点任务
(一)农业节水。
(二)工业节水。
(三)城镇节水。
(四)非常规水。
四、保障措施
加强领导。
五、附则
施行。
"""


@pytest.mark.parametrize(
    ("text", "clause_id"), [("节水规划第三条", "d/3/3"), ("节水规划第四项", "d/3/4")]
)
def test_a_plan_has_chapters_even_where_few_are_divided(
    text: str, clause_id: str, segmenter: Segmenter
) -> None:
    assert shelf_of(PLAN, "节水规划", segmenter).ids(text) == [clause_id]
