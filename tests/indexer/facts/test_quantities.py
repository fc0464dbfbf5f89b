import pytest

from indexer.facts.quantities import quantities


def told(text: str) -> list[tuple[float, str, str]]:
    return [(one.value, one.comparator, text[slice(*one.unit)]) for one in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("森林覆盖率提高到27.22%", (27.22, "=", "%")),
        ("不低于3.41万平方公里", (3.41, ">=", "万平方公里")),
        ("保持在22微克/立方米以下", (22, "<=", "微克/立方米")),
        ("达到30%以上", (30, ">=", "%")),
        ("不得超过8个", (8, "<=", "个")),
        ("6人□□□以下", (6, "<=", "人")),
        ("突破1,595.2亿元", (1595.2, ">", "亿元")),
        ("不到70%", (70, "<", "%")),
        ("建成2-3个基地", (2, ">=", "个")),
        ("提高0.5个百分点", (0.5, "=", "个百分点")),
        ("综合污染指数5.00", (5, "=", "")),
        ("浓度20μg/m3", (20, "=", "μg/m3")),
        ("增速保持在6%—7%之间", (6, ">=", "%")),
        ("最多5个", (5, "<=", "个")),
        ("增长-3%", (-3, "=", "%")),
        ("达到3.5亿m3", (3.5, "=", "亿m3")),
        ("控制在12/10万以下", (12, "<=", "/10万")),
        ("投入1000多万元", (1000, ">", "万元")),
        ("超4500家", (4500, ">", "家")),
        ("提升四成", (4, "=", "成")),
        ("偏多二成至三成", (2, ">=", "成")),
        ("翻两番", (2, "=", "番")),
        ("增加一倍", (1, "=", "倍")),
        ("控制在0.006人/亿元以下", (0.006, "<=", "人/亿元")),
    ],
)
def test_a_number_with_its_limit_and_unit(text: str, expected: tuple[float, str, str]) -> None:
    assert told(text) == [expected]


def test_what_is_printed_of_a_number_is_the_number_and_its_unit() -> None:
    text = "提高到30%以上,不低于3.41万平方公里,建成2-3个"
    assert [text[slice(*one.printed)] for one in quantities(text)] == ["30%", "3.41万平方公里", "2-3个"]


@pytest.mark.parametrize(
    "text",
    [
        "到2025年",
        "2022年12月31日",
        "第3条",
        "PM2.5",
        "5A景区",
        "5000亿元级产业集群",
        "13届",
        "比例为2.5:1",
        "一成不变",
        "第一番话",
        "两成员",
    ],
)
def test_years_names_and_grades_are_none(text: str) -> None:
    assert told(text) == []
