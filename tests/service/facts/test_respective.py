import re

import pytest

from service.facts.respective import told_respectively

NUMBER = re.compile(r"[\d.]+%|\d+万?元|[一二三四五六七八九十]个工作日")
CERTIFICATES = "对取得中级、高级证书的人员,带团满30批次的,分别给予3000元、5000元奖励。"


def told(text: str, query: str) -> str | None:
    found = told_respectively(text, [match.span() for match in NUMBER.finditer(text)], query)
    return text[slice(*found)] if found else None


@pytest.mark.parametrize(
    ("query", "text", "number"),
    [
        ("GDP增长多少", "GDP、工业增加值分别增长5%、6%。", "5%"),
        ("高级导游能拿多少", CERTIFICATES, "5000元"),
        ("中级导游能拿多少", CERTIFICATES, "3000元"),
        (
            "第一次认定国家级中心奖多少",
            "对认定为国家、省级企业中心的企业,分别给予100万元、30万元奖励。",
            "100万元",
        ),
        (
            "供气报装几个工作日",
            "供水、供气、供热报装,应当自申请之日起分别于五个工作日、七个工作日、八个工作日内办结。",
            "七个工作日",
        ),
        ("二等奖多少", "获得一、二、三等奖的,分别奖励5万元、3万元和1万元。", "3万元"),
    ],
)
def test_each_number_is_that_of_its_name(query: str, text: str, number: str) -> None:
    assert told(text, query) == number


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("奖多少", CERTIFICATES),  # names neither
        ("甲类多少", "甲、乙、丙分别为5%、6%。"),  # one too few
        ("森林覆盖率多少", "森林覆盖率提高到27%。"),
        ("高级的多少", "分3类:中级、高级。各给予3000元、5000元。"),
    ],
)
def test_where_it_is_not_told(query: str, text: str) -> None:
    assert told(text, query) is None
