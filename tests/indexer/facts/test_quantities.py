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
    ],
)
def test_a_number_with_its_limit_and_unit(text: str, expected: tuple[float, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text", ["到2025年", "2022年12月31日", "第3条", "PM2.5", "5A景区", "5000亿元级产业集群", "13届"]
)
def test_years_names_and_grades_are_none(text: str) -> None:
    assert told(text) == []
