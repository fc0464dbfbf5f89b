from math import inf

import pytest

from service.questions.intervals import intervals, misfits

REWARDS = (
    "第七条 按照以下标准给予奖励:",
    "(一)罚款金额不足50万元的,奖励5000元;",
    "(二)罚款金额在50万元以上的,200万元以下的,按2%奖励;",
    "(三)罚款金额在200万元以上的,按罚款金额的3%奖励。",
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
    assert [tuple(one) for one in intervals(text)] == [(low, high, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "处五十万元以上二百万元以下罚款", "一百万元以上五百万元以下的罚款", "并处罚款十万元以上",
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
        ("举报的3个人怎么分", set()),
        ("2025年罚款的奖多少", set()),
    ],
)
def test_a_sentence_of_another_grade(question: str, others: set[int]) -> None:
    assert {place for place, is_other in enumerate(misfits(REWARDS, question)) if is_other} == others


def test_of_several_grades_the_narrowest_counts() -> None:
    assert misfits(INNS, "村里有六家民宿") == [False, True]
    assert misfits(INNS, "村里有二十五家民宿") == [True, False]


def test_without_a_sentence_of_its_grade_none_is_of_another() -> None:
    assert misfits(INNS, "村里有三家民宿") == [False, False]
