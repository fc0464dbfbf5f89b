import pytest

from indexer.facts.horizons import horizons


def years(text: str) -> list[tuple[int, str]]:
    told = {(True, False): "base", (False, True): "aim", (False, False): "year", (True, True): "base"}
    return [(one.year, told[one.is_base, one.is_aim]) for one in horizons(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2035年,生态环境根本好转", [(2035, "aim")]),
        ("2025年底前完成改造", [(2025, "aim")]),
        ("“十四五”时期,短板补齐", [(2025, "aim")]),
        ("展望本世纪中叶,美丽山西全面建成", [(2050, "aim")]),
        ("2024年,全市办理案件", [(2024, "year")]),
        ("2011至2015年累计完成", [(2015, "year")]),
        ("较2015年降低24.6%", [(2015, "base")]),
        ("在2020年基础上翻一番", [(2020, "base")]),
        ("由2010年的20亿元增加到2015年的77亿元", [(2010, "base"), (2015, "aim")]),
    ],
)
def test_years_and_what_they_are_named_for(text: str, expected: list[tuple[int, str]]) -> None:
    assert years(text) == expected


@pytest.mark.parametrize("text", ["2019年版标准", "2035年远景目标", "“十四五”规划编制", "第2023年号"])
def test_years_in_names_date_nothing(text: str) -> None:
    assert years(text) == []


def test_last_year_counts_from_the_one_that_the_text_speaks_in() -> None:
    text = "去年增长5%,今年力争增长6%,过去五年翻了一番"
    assert [one.year for one in horizons(text, 2024)] == [2023, 2024, 2023]
    assert list(horizons(text)) == []


def test_within_so_many_years_is_not_this_year() -> None:
    assert list(horizons("未来5年内", 2024)) == []


def test_a_multiple_of_a_year_compares_with_it() -> None:
    assert years("是2020年的1.5倍") == [(2020, "base")]


def test_what_something_changed_from_is_told() -> None:
    first, second = horizons("由2010年的20亿元增加到2015年的77亿元")
    assert (first.is_start, second.is_start) == (True, False)
