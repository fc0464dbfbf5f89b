from indexer.facts.target import TargetKind
from indexer.index import Index
from service.pages.register_rows import duty_row, rows, target_row
from service.register import Register, WantedDuties, WantedTargets


def test_a_value_is_printed_as_it_stands_and_set_off(index: Index) -> None:
    wanted = WantedTargets(frozenset({"shanxi-shengtaisheng"}), indicator=("森林覆盖率",))
    [row, *_] = rows(index, list(Register(index).wanted_targets(wanted)), target_row)
    assert (row.value, row.year, row.is_past) == ("２３．５７％", 2020, True)
    assert [run.text for run in row.sentence if run.kind == "fact"] == [row.value]
    assert "".join(run.text for run in row.sentence).startswith("２０２０年")
    assert row.place == "一、(一)3.第1段"


def test_a_limit_is_told(index: Index) -> None:
    wanted = WantedTargets(indicator=("生态保护红线面积",))
    [row] = rows(index, list(Register(index).wanted_targets(wanted)), target_row)
    assert (row.compared, row.value) == ("不低于", "3.41万平方公里")


def test_an_aim_without_a_number_shows_none(index: Index) -> None:
    wanted = WantedTargets(kind=(TargetKind.QUALITATIVE,))
    for row in rows(index, list(Register(index).wanted_targets(wanted)), target_row):
        assert row.value == ""
        assert sum(len(run.text) for run in row.sentence if run.kind == "fact")


def test_a_duty_in_words(index: Index) -> None:
    wanted = WantedDuties(unit=("省林业局",))
    [row, *_] = rows(index, list(Register(index).wanted_duties(wanted)), duty_row)
    assert (row.unit, row.role, row.place) == ("省林業局", "负责", "附《重點任務分工》一、(一)")
    assert row.url.startswith("/documents/guizhou-meili?mark=")
    assert row.document.is_traditional
