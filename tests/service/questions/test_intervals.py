from math import inf

import pytest

from service.questions.intervals import intervals, misfits

REWARDS = (
    "第七条 按照以下标准给予奖励:",
    "(一)罚款金额不足50万元的,奖励5000元;",
    "(二)罚款金额在50万元以上的,200万元以下的,按2%奖励;",
    "(三)罚款金额在200万元以上的,按罚款金额的3%奖励。",
)
ACCIDENTS = (
    "造成10人以上30人以下死亡,或者50人以上100人以下重伤;",
    "造成3人以上10人以下死亡,或者10人以上50人以下重伤;",
    "造成3人以下死亡,或者10人以下重伤。",
)
INNS = ("达5家以上的,每间奖励2000元。", "达20家以上、床位100张以上的,奖励100万元。")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("罚款金额在50万元以上的,200万元以下的", 500000, 2000000, "元"),
        ("罚款金额不足50万元的", -inf, 500000, "元"),
        ("超过五百万元的", 5000000, inf, "元"),
        ("储存6个月(含)以上12个月以内的", 6, 12, "个月"),
        ("60周岁以上不满70周岁的", 60, 70, "岁"),
        ("超过5人,不超过10人的", 5, 10, "人"),
        ("3-5名", 3, 5, "人"),
        ("30个及以上", 30, inf, "个"),
    ],
)
def test_grades_as_they_are_set(text: str, low: float, high: float, unit: str) -> None:
    assert [one[:3] for one in intervals(text)] == [(low, high, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "处五十万元以上二百万元以下罚款", "一百万元以上五百万元以下的罚款", "并处罚款十万元以上",
        "罚款数额为1万元以上3万元以下", "补贴标准为每亩200元以上500元以下", "罚款一万元以上三万元以下", "由3名以上专家",
        "处货值金额15倍以上30倍以下", "启动三级以上响应的", "2021-2025年", "回收率达到85%以上;", "提高到5家以上",
        "不低于10000元", "轮换架空期不得超过4个月", "按罚款金额的2%奖励", "2025年达到30%", "",
    ],
)  # fmt: skip
def test_what_is_given_or_aimed_at_is_no_grade(text: str) -> None:
    assert list(intervals(text)) == []


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("罚了80万,能拿几个点", {1, 3}),
        ("罚了30万元奖多少", {2, 3}),
        ("罚款超过二百万的奖多少", {1, 2}),
        ("罚款不到二百万的奖多少", {1, 3}),
        ("罚款2个亿的奖多少", {1, 2}),
        ("正好罚了200万", {1}),
        ("打12345举报,罚了80万能拿几个点", {1, 3}),
        ("2万只鸡罚了300万奖多少", {1, 2}),
        ("八千块的奖多少", {2, 3}),
        ("打12345举报能拿多少", set()),
        ("违法占地3万公顷的奖多少", set()),
        ("举报的3个人怎么分", set()),
        ("2025年罚款的奖多少", set()),
    ],
)
def test_a_sentence_of_another_grade(question: str, others: set[int]) -> None:
    assert {place for place, share in enumerate(misfits(REWARDS, question)) if share} == others


def test_of_several_grades_the_narrowest_counts_a_little() -> None:
    assert misfits(INNS, "村里有六家民宿") == [0, 1]
    wider, narrowest = misfits(INNS, "村里有二十五家民宿")
    assert 0 == narrowest < wider < 1


def test_what_is_counted_tells_of_which_grade_a_number_is() -> None:
    assert misfits(ACCIDENTS, "重伤20人算什么事故") == [1, 0, 1]
    assert misfits(ACCIDENTS, "重伤5人算什么事故") == [1, 1, 0]


def test_a_number_that_says_when_or_how_often_is_in_no_grade() -> None:
    leave = ("满1年不满10年的,年休假5天;", "满10年不满20年的,年休假10天;", "法定休假日不计入年休假。")
    assert misfits(leave, "工作15年一年能休几天年假") == [1, 0, 0]
    assert misfits(leave, "一年能休几天年假") == [0, 0, 0]
    assert misfits(leave, "2年内能休几天") == [0, 0, 0]


def test_numbers_as_people_say_them() -> None:
    sizes = ("五十人至二百人的单位每年组织一人。", "二百人以上的单位增加一人。")
    assert misfits(sizes, "公司一百二十来号人") == [0, 1]
    assert misfits(sizes, "公司三百多人") == [1, 0]


def test_without_a_sentence_of_its_grade_none_is_of_another() -> None:
    assert misfits(INNS, "村里有三家民宿") == [0, 0]
