import pytest

from indexer.facts.cells import cells
from indexer.facts.duty import Role
from indexer.facts.duty_tables import BodyColumns, body_columns, charged, task_of

HEADS = ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"]


def test_columns_of_bodies_and_of_the_task() -> None:
    assert body_columns(HEADS) == BodyColumns(((-3, Role.LEAD), (-2, Role.RESPONSIBLE)), -4)


@pytest.mark.parametrize("heads", [["指标", "2025年"], ["姓名", "单位"]])
def test_other_tables_divide_no_work(heads: list[str]) -> None:
    assert body_columns(heads) is None


def test_the_bodies_and_the_task_of_a_row() -> None:
    row, heads = "|1|推进公平可及。|省人社厅|省教育厅、省财政厅|6月底|", body_columns(HEADS)
    assert heads is not None
    found = charged(row, cells(row), heads)
    assert [(row[slice(*one.body)], one.role.value) for one in found] == [
        ("省人社厅", "lead"),
        ("省教育厅", "responsible"),
        ("省财政厅", "responsible"),
    ]
    assert row[slice(*task_of(row, cells(row), heads))] == "推进公平可及。"


def test_cells_that_are_missing_on_the_left_shift_nothing() -> None:
    row, heads = "|推进共享。|省人社厅|省教育厅|6月底|", body_columns(HEADS)
    assert heads is not None
    assert [row[slice(*one.body)] for one in charged(row, cells(row), heads)] == ["省人社厅", "省教育厅"]
    assert row[slice(*task_of(row, cells(row), heads))] == "推进共享。"


def test_a_cell_may_name_nobody() -> None:
    row, heads = "|2|推进。|省人社厅|无|6月底|", body_columns(HEADS)
    assert heads is not None
    assert len(list(charged(row, cells(row), heads))) == 1


def test_without_a_heading_the_longest_cell_is_the_task() -> None:
    row, heads = "|一|完善公共服务设施|市住建局|", BodyColumns(((-1, Role.LEAD),), None)
    assert row[slice(*task_of(row, cells(row), heads))] == "完善公共服务设施"
