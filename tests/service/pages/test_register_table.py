import csv
from dataclasses import replace

from indexer.index import Index
from service.pages.register_table import duty_table, target_table
from service.register import Register, WantedTargets


def test_a_row_for_each_target(index: Index) -> None:
    wanted = WantedTargets(indicator=("生态保护红线面积",))
    head, row = csv.reader(target_table(Register(index).wanted_targets(wanted)).splitlines())
    cells = dict(zip(head, row, strict=True))
    assert (cells["比较"], cells["数值"], cells["单位"]) == ("不低于", "3.41", "万平方公里")
    text = index.texts["shanxi-meili"]
    assert text[int(cells["起"]) : int(cells["止"])] == "3.41万平方公里"


def test_a_row_for_each_duty(index: Index) -> None:
    head, *rows = csv.reader(duty_table(index.duties).splitlines())
    assert head == ["单位", "角色", "任务", "引用", "文件", "起", "止"]
    assert [row[0] for row in rows] == [duty.unit for duty in index.duties]


def test_no_cell_is_run_as_a_formula(index: Index) -> None:
    harmful = [replace(index.duties[0], task=task) for task in ("=1+1", "@x", "-2", "+3", "＝1", "1=1")]
    tasks = [row[2] for row in csv.reader(duty_table(harmful).splitlines())][1:]
    assert tasks == ["'=1+1", "'@x", "'-2", "'+3", "'＝1", "1=1"]


def test_lines_and_commas_stay_in_their_cell(index: Index) -> None:
    duty = replace(index.duties[0], task='一,\n二"三"')
    assert list(csv.reader(duty_table([duty]).splitlines(keepends=True)))[1][2] == duty.task


def test_a_sentence_is_one_line(index: Index) -> None:
    rows = list(csv.reader(target_table(index.targets).splitlines()))
    assert len(rows) == len(index.targets) + 1
