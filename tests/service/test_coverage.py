import re

import pytest

from service.coverage import coverage


def counted(text: str, query: str, number: str = r"\d+(?:万元|小时|%|年)") -> list[int]:
    return coverage(text, [match.span() for match in re.finditer(number, text)], query)


@pytest.mark.parametrize(
    ("text", "query", "best"),
    [
        ("新建的补助120万元,改扩建的补助70万元", "改扩建的补多少", 1),
        ("新建的补助120万元,改扩建的补助70万元", "新建的补多少", 0),
        ("达到75%为蓝色预警,达到92%为橙色预警,达到100%为红色预警", "橙色预警是百分之几", 1),
        ("一级1小时、二级2小时、三级4小时内报告", "一级几小时内报告", 0),
        ("到2025年,利用率提高;到2030年,集气率领先", "集气率哪年领先", 1),
        ("措施从2025年起算,有效期到2027年", "有效期到哪年", 1),
    ],
)
def test_the_first_number_of_which_most_is_said(text: str, query: str, best: int) -> None:
    counts = counted(text, query)
    assert counts.index(max(counts)) == best


def test_what_is_said_of_some_is_not_said_of_the_rest() -> None:
    some, rest = counted("西秀区储备成品粮10万元,其他县储备成品粮3万元", "西秀区成品粮补多少")
    assert some > rest
    some, rest = counted(
        "西秀区建立不低于人口10万元的成品粮油储备,其他县建立不低于人口3万元的成品粮油储备",
        "西秀区的成品粮油储备要够人口多少",
    )
    assert some > rest


@pytest.mark.parametrize(
    ("text", "query", "best"),
    [
        ("推进32个规模养殖场改造,50个散养粪污收集点建设", "要改造多少个规模养殖场", 0),
        ("25项指标中,收入等6项指标已达标", "几项指标已经达标", 1),
        ("已知野生植物2743种,17种鸟类在山西有了新分布", "山西的野生植物有多少种", 0),
    ],
)
def test_what_is_counted_is_said_of_its_own_number(text: str, query: str, best: int) -> None:
    counts = counted(text, query, r"\d+[个项种]")
    assert counts.index(max(counts)) == best


def test_words_that_any_sentence_has_say_nothing() -> None:
    assert counted("保护的野生植物占10%", "已知的野生植物", r"\d+%") == counted(
        "保护野生植物占10%", "已知野生植物", r"\d+%"
    )


def test_numbers_themselves_say_nothing() -> None:
    assert counted("高危24小时,中危7小时", "7小时") == [0, 0]


def test_what_is_said_stays_said() -> None:
    counts = counted("服务中心补助12万元,分中心补助7万元,站点补助2万元", "服务中心站点补助")
    assert counts == sorted(counts)


def test_where_there_is_no_number() -> None:
    assert coverage("加强监管", [], "监管") == []
