import pytest

from indexer.facts.indicators import measured
from indexer.facts.statements import statements


def told(text: str) -> list[tuple[str, float]]:
    return [
        (text[slice(*one.name)] if one.name else "", one.quantity.value)
        for statement in statements(text)
        for one in measured(text, statement)
        if one.is_told
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("铁路货运周转量占总周转量比例达到30%以上", [("铁路货运周转量占总周转量比例", 30)]),
        ("危险废物安全处理率稳定维持在100%", [("危险废物安全处理率", 100)]),
        ("全县林草覆盖率达到78%", [("林草覆盖率", 78)]),
        ("全省创建400家左右绿色制造单位", [("绿色制造单位", 400)]),
        ("建设718公里城市道路", [("城市道路", 718)]),
        ("实现城镇新增就业不少于26万人", [("城镇新增就业", 26)]),
        ("创建花园式街道4个、花园式社区35个", [("花园式街道", 4), ("花园式社区", 35)]),
        ("二氧化碳排放比2005年下降65%以上", [("二氧化碳排放", 65)]),
        ("SO2、PM10浓度分别为20μg/m3、75μg/m3", [("SO2", 20), ("PM10浓度", 75)]),
        ("较2015年分别下降72.2%、25.7%", [("", 72.2), ("", 25.7)]),
        ("公园绿地500米服务半径覆盖率达到91%", [("公园绿地500米服务半径覆盖率", 91)]),
        ("建成区绿化率达到40%", [("建成区绿化率", 40)]),
        ("市场主体达到100万户□□□□", [("市场主体", 100)]),
        (
            "绿地率、绿化覆盖率、公园绿地面积分别达到40%、43%和15平方米",
            [("绿地率", 40), ("绿化覆盖率", 43), ("公园绿地面积", 15)],
        ),
    ],
)
def test_what_a_number_is_of(text: str, expected: list[tuple[str, float]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "淘汰20蒸吨以上燃煤锅炉",
        "年货运量150万吨及以上的工业企业",
        "24个考核断面全部退出劣Ⅴ类",
        "8个县被评为示范县",
        "高于全国平均水平1个百分点",
    ],
)
def test_what_only_tells_things_apart_is_no_value(text: str) -> None:
    assert told(text) == []


def test_a_number_changed_from_is_of_its_own_year() -> None:
    [statement] = statements("收入规模由2010年的20亿元增加到2015年的77.1亿元")
    found = measured("收入规模由2010年的20亿元增加到2015年的77.1亿元", statement)
    assert [(one.quantity.value, one.year) for one in found] == [(20, 2010), (77.1, 2015)]


def test_several_years_each_have_their_own() -> None:
    text = "2025年、2030年森林覆盖率分别达到26%、28%"
    [statement] = statements(text)
    assert [(one.quantity.value, one.year) for one in measured(text, statement)] == [
        (26, 2025),
        (28, 2030),
    ]


def test_a_long_row_of_verbs_is_read_at_once() -> None:
    text = "保持稳定维持达到提高" * 60 + "的5%甲"
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成900座以上超充站", [("超充站", 900)]),
        ("实现13座城市公园和275个口袋公园", [("城市公园", 13), ("口袋公园", 275)]),
        ("生产总值迈上5万亿元台阶", [("生产总值", 5)]),
        ("可比增长4.6%", [(None, 4.6)]),
        ("高峰运力提升四成", [("高峰运力", 4)]),
    ],
)
def test_more_ways_to_say_what_a_number_is_of(
    text: str, expected: list[tuple[str | None, float]]
) -> None:
    [statement] = statements(text)
    found = [
        (one.name and text[slice(*one.name)], one.quantity.value) for one in measured(text, statement)
    ]
    assert found == expected
