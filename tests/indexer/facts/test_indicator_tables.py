import pytest

from indexer.facts.cells import cells
from indexer.facts.indicator_tables import Column, found_in_row, value_columns
from indexer.facts.times import Times

PLAN = Times(2021, 2025, False)
HEADS = ["序号", "指标名称", "单位", "2020年现状值", "2025年目标值", "属性"]


def told(row: str, heads: list[str] = HEADS) -> list[tuple[str, float | None, str, int | None, bool]]:
    table = value_columns(heads)
    assert table is not None
    found = found_in_row(row, cells(row), table, PLAN)
    return [(row[slice(*one.name)], one.value, row[slice(*one.unit)] if one.unit else "", one.year,
             one.is_past) for one in found]  # fmt: skip


def test_a_value_a_column() -> None:
    assert told("|1|森林覆盖率|%|18.6|≥20|约束性|") == [
        ("森林覆盖率", 18.6, "%", 2020, True),
        ("森林覆盖率", 20, "%", 2025, False),
    ]


def test_columns_are_counted_from_the_right_for_merged_cells_are_missing() -> None:
    assert told("|碳排放下降率|%|—|18|约束性|") == [("碳排放下降率", 18, "%", 2025, False)]


def test_the_unit_may_stand_in_brackets() -> None:
    heads = ["指标", "2020年", "2025年"]
    assert told("|绿地率(%)|38|40|", heads)[1] == ("绿地率", 40, "%", 2025, False)


def test_an_aim_may_be_told_in_words() -> None:
    assert told("|2|能耗下降率|%|—|完成市下达指标|约束性|") == [("能耗下降率", None, "", 2025, False)]


def test_a_column_of_aims_without_a_year_is_for_the_end_of_the_plan() -> None:
    table = value_columns(["指标", "现状值", "目标值"])
    assert table is not None
    assert table.values == (Column(-2, None, True), Column(-1, None, False))
    row = "|湿地保护率|50%|55%|"
    years = [(one.year, one.is_past) for one in found_in_row(row, cells(row), table, PLAN)]
    assert years == [(None, True), (2025, False)]


@pytest.mark.parametrize("heads", [["姓名", "2020年"], ["指标", "数量"], ["指标", "2020年", "56"]])
def test_other_rows_head_no_table_of_indicators(heads: list[str]) -> None:
    assert value_columns(heads) is None
