import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.folding import fold_text
from service.references import Reference, read_reference

NUMBERED = (
    "第一二三十百零〇两千0123456789条款项节章点段()①、,和到至-~.专栏附件表前言的之 %目部分大小编篇几"
)
TEXTS = st.text(alphabet=NUMBERED, max_size=300) | st.text(max_size=300)


def numbers(text: str) -> list[list[tuple[int, ...]]]:
    reference = read_reference(fold_text(text))
    return [list(step.numbers) for step in reference.readings[0]] if reference else []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("山西意见第十六条", [[(16,)]]),
        ("山西意见第１６条", [[(16,)]]),
        ("山西意見第 16 條怎麼說", [[(16,)]]),
        ("山西意见（十六）", [[(16,)]]),
        ("山西意见16条", [[(16,)]]),
        ("山西意见⑤", [[(5,)]]),
        ("山西意见㈤", [[(5,)]]),
        ("民法典第一百二十条之一", [[(120, 1)]]),
        ("民法典第一千二百六十条", [[(1260,)]]),
        ("民法典第1260条", [[(1260,)]]),
        ("第十二条第二款第三项第1目", [[(12,)], [(2,)], [(3,)], [(1,)]]),
        ("纲要第五章第一节第2点", [[(5,)], [(1,)], [(2,)]]),
        ("纲要五、(一)2", [[(5,)], [(1,)], [(2,)]]),
        ("纲要专栏二第7项", [[(2,)], [(7,)]]),
        ("贵州附件三、(十四)", [[], [(3,)], [(14,)]]),
        ("晋中三(九)2第四段", [[(3,)], [(9,)], [(2,)], [(4,)]]),
        ("纲要的前言", [[]]),
        ("3.5.2", [[(3, 5, 2)]]),
        ("晋中规划3.5.2", [[(3, 5, 2)]]),
    ],
)
def test_the_levels_of_a_reference_are_read_outermost_first(
    text: str, found: list[list[tuple[int, ...]]]
) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第（八）和第（九）条", [8, 9]),
        ("第五条和第七条", [5, 7]),
        ("第五条或者第七条", [5, 7]),
        ("第五、六、七条", [5, 6, 7]),
        ("24到26条", [24, 25, 26]),
        ("第五条至第七条", [5, 6, 7]),
        ("第九、10两条", [9, 10]),
        ("第9、10、11三条", [9, 10, 11]),
    ],
)
def test_several_numbers_are_alternatives(text: str, found: list[int]) -> None:
    assert numbers(text) == [[(number,) for number in found]]


@pytest.mark.parametrize(
    "text",
    [
        "第二次全国污染源普查", "第二轮中央环保督察", "省第十二次党代会", "第三方治理", "第三产业占比", "第一书记",
        "第三季度", "第一类水体", "第三项目", "第二目标", "第一条例", "50个以上粪污收集点", "三条红线是什么",
        "生态红线有几条", "第几条讲大气", "治理10条黑臭水体", "大气十条是什么", "十四五", "附件十四五规划", "三线一单",
        "一、二级保护区", "1、2、3类水体", "一、二、三产业融合", "城市2.0版建设", "1.5度温控", "PM2.5浓度", "GB3095-2012",
        "192.168.1.1", "2024.5.1施行", "国发(2013)37号", "纲要(2021—2030年)", "晋政发〔2021〕34号", "3、5年内",
        "2035年森林覆盖率达到27.22%", "下午3点", "附件有哪些",
        "专栏一共有几个", "附件一般写什么", "打造第二条产业链", "第一款新能源汽车", "第二节约集约", "第二十四节气",
        "提到第三条高速公路吗", "第一篇文章", "全文一共27条", "第一节课",
    ],
)  # fmt: skip
def test_ordinary_questions_are_no_references(text: str) -> None:
    assert read_reference(fold_text(text)) is None


def test_a_reference_keeps_the_words_in_front_of_it() -> None:
    reference = read_reference("贵州实施意见附件第十三条讲什么")
    assert reference is not None
    assert (reference.before, reference.span) == ("贵州实施意见", (6, 12))


def test_a_decimal_is_one_number_or_as_many_levels() -> None:
    reference = read_reference("3.5.2")
    assert reference is not None
    assert [[step.numbers for step in steps] for steps in reference.readings] == [
        [((3, 5, 2),)],
        [((3,),), ((5,),), ((2,),)],
    ]


def test_a_range_is_bounded() -> None:
    assert len(numbers("第1到999条")[0]) < 100


@given(TEXTS)
def test_any_text_is_read_or_left(text: str) -> None:
    folded = fold_text(text)
    reference = read_reference(folded)
    assert reference is None or _is_consistent(reference, folded)


def _is_consistent(reference: Reference, folded: str) -> bool:
    start, end = reference.span
    return (
        0 <= start < end <= len(folded)
        and reference.before == folded[:start]
        and all(reference.readings)
    )
