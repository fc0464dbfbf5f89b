import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import RequestInvalid
from tests.service.conftest import Shelf

NUMBERED = "第一二三廿十Ⅴ⑧最后倒百零〇两千0123456789条款项节章点段()①、,和到至-~.专栏附件表前言的之 %目部分大小编篇几"
# NFKC spells some characters out.
_LONGEST_FOLD = 18
TEXTS = st.text(alphabet=NUMBERED, max_size=300) | st.text(max_size=300)


def numbers(shelf: Shelf, text: str) -> list[list[tuple[int, ...] | None]]:
    """The levels of each place that a text names."""
    return [[step.number for step in reference.readings[0]] for reference in shelf.references(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("山西意见第十六条", [(16,)]),
        ("山西意见第１６条", [(16,)]),
        ("山西意見第 16 條怎麼說", [(16,)]),
        ("山西意见（十六）", [(16,)]),
        ("山西意见16条", [(16,)]),
        ("山西意见⑤", [(5,)]),
        ("山西意见㈤", [(5,)]),
        ("民法典第一百二十条之一", [(120, 1)]),
        ("民法典第一千二百六十条", [(1260,)]),
        ("民法典第1260条", [(1260,)]),
        ("第十二条第二款第三项第1目", [(12,), (2,), (3,), (1,)]),
        ("纲要第五章第一节第2点", [(5,), (1,), (2,)]),
        ("纲要五、(一)2", [(5,), (1,), (2,)]),
        ("纲要专栏二第7项", [(2,), (7,)]),
        ("贵州附件三、(十四)", [None, (3,), (14,)]),
        ("晋中三(九)2第四段", [(3,), (9,), (2,), (4,)]),
        ("纲要的前言", [(1,)]),
        ("3.5.2", [(3, 5, 2)]),
        ("晋中规划3.5.2", [(3, 5, 2)]),
        ("晋中规划第三章，第四节", [(3,), (4,)]),
        ("晋中规划三-（四）-2", [(3,), (4,), (2,)]),
        ("晋中规划第三章规划任务第四节", [(3,), (4,)]),
        ("晋中规划“三、（四）2”", [(3,), (4,), (2,)]),
        ("第四节 第三章 晋中", [(3,), (4,)]),
        ("纲要五章八节", [(5,), (8,)]),
        ("山西意见 十六条", [(16,)]),
        ("二十三条 山西意见", [(23,)]),
        ("晋中规划三点二", [(3, 2)]),
        ("晋中规划三 三 4", [(3,), (3,), (4,)]),
        ("晋中规划 三、三、4", [(3,), (3,), (4,)]),
        ("山西意见 16", [(16,)]),
        ("纲要第Ⅴ章", [(5,)]),
        ("纲要第ⅴ章", [(5,)]),
        ("晋中规划Ⅲ.Ⅳ.2", [(3, 4, 2)]),
        ("晋中规划三→四→2", [(3,), (4,), (2,)]),
        ("灵丘规划第八个任务", [(8,)]),
        ("给我念一下纲要第五章第三节", [(5,), (3,)]),
        ("纲要第⑧章", [(8,)]),
        ("山西意见第廿三条", [(23,)]),
        ("专栏2的第7个工程", [(2,), (7,)]),
        ("专栏2第7", [(2,), (7,)]),
        ("第二专栏第七项", [(2,), (7,)]),
        ("纲要最后一章", [(-1,)]),
        ("纲要倒数第二章", [(-2,)]),
        ("第17条生物多样性", [(17,)]),
    ],
)
def test_the_levels_of_a_reference_are_read_outermost_first(
    shelf: Shelf, text: str, found: list[tuple[int, ...] | None]
) -> None:
    assert numbers(shelf, text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第（八）和第（九）条", [[8], [9]]),
        ("第五条和第七条", [[5], [7]]),
        ("第五条或者第七条", [[5], [7]]),
        ("第五、六、七条", [[5], [6], [7]]),
        ("24到26条", [[24], [25], [26]]),
        ("第5-7条", [[5], [6], [7]]),
        ("第五条至第七条", [[5], [6], [7]]),
        ("第九、10两条", [[9], [10]]),
        ("第9、10、11三条", [[9], [10], [11]]),
        ("纲要第八章第一节至第三节", [[8, 1], [8, 2], [8, 3]]),
        ("纲要第八章第一节和第九章第二节", [[8, 1], [9, 2]]),
        ("晋中规划三(四)和三(五)", [[3, 4], [3, 5]]),
        ("晋中规划三（四）1、2", [[3, 4, 1], [3, 4, 2]]),
        ("纲要专栏一至三", [[1], [2], [3]]),
        ("山西意见第17条和贵州意见第20条", [[17], [20]]),
    ],
)
def test_several_numbers_are_several_places(shelf: Shelf, text: str, found: list[list[int]]) -> None:
    assert numbers(shelf, text) == [[(number,) for number in place] for place in found]


@pytest.mark.parametrize(
    "text",
    [
        "第二次全国污染源普查", "第二轮中央环保督察", "省第十二次党代会", "第三方治理", "第三产业占比", "第一书记",
        "第三季度", "第一类水体", "第三项目", "第二目标", "第一条例", "50个以上粪污收集点", "三条红线是什么",
        "生态红线有几条", "第几条讲大气", "治理10条黑臭水体", "大气十条是什么", "十四五", "附件十四五规划", "三线一单",
        "一、二级保护区", "晋中一、二级保护区", "山西三条红线是什么", "大气十条", "晋中规划3条铁路", "山西首条氢能线路",
        "灵丘规划有几章", "哪一条讲生物安全", "晋中3点要求", "每年1月上旬", "一江两山", "晋中 2 亿吨", "1、2、3类水体", "一、二、三产业融合", "城市2.0版建设", "1.5度温控", "PM2.5浓度", "GB3095-2012",
        "192.168.1.1", "2024.5.1施行", "国发(2013)37号", "纲要(2021—2030年)", "晋政发〔2021〕34号", "3、5年内",
        "2035年森林覆盖率达到27.22%", "下午3点", "附件有哪些",
        "专栏一共有几个", "附件一般写什么", "打造第二条产业链", "第一款新能源汽车", "第二节约集约", "第二十四节气",
        "提到第三条高速公路吗", "第一篇文章", "全文一共27条", "第一节课",
    ],
)  # fmt: skip
def test_ordinary_questions_are_no_references(shelf: Shelf, text: str) -> None:
    assert shelf.references(text) == ()


@pytest.mark.parametrize("text", ["专栏2 生态环境建设工程 7", "晋中规划第三章25项指标", "水十条第5条"])
def test_a_number_that_is_left_unread_leaves_the_query_to_be_ranked(shelf: Shelf, text: str) -> None:
    assert shelf.references(text) == ()


def test_a_decimal_is_one_number_or_as_many_levels(shelf: Shelf) -> None:
    (reference,) = shelf.references("3.5.2")
    assert [[step.number for step in steps] for steps in reference.readings] == [
        [(3, 5, 2)],
        [(3,), (5,), (2,)],
    ]


def test_an_annex_without_a_number_is_listed_with_none(shelf: Shelf) -> None:
    assert numbers(shelf, "贵州意见附件和3") == [[None], [(3,)]]


def test_a_neighbour_counts_from_the_place_before(shelf: Shelf) -> None:
    (reference,) = shelf.references("山西意见第20条的上一条")
    (steps,) = reference.readings
    assert [(step.number, step.is_beside) for step in steps] == [((20,), False), ((-1,), True)]
    assert numbers(shelf, "山西意见第20条和下一条") == [[(20,)], [(20,), (1,)]]


def test_a_range_is_bounded(shelf: Shelf) -> None:
    assert len(numbers(shelf, "第1到999条")) < 100


@given(TEXTS)
def test_any_text_is_read_or_left(shelf: Shelf, text: str) -> None:
    try:
        references = shelf.references(text)
    except RequestInvalid:
        return
    for reference in references:
        assert 0 <= reference.span.start < reference.span.end <= len(text) * _LONGEST_FOLD
        assert all(reference.readings)
