from indexer.facts.target import TargetKind
from indexer.index import Index
from service.pages.register_rows import duty_row, target_row
from service.register import WantedDuties, WantedTargets, wanted_duties, wanted_targets


def test_a_value_is_printed_as_it_stands_and_set_off(index: Index) -> None:
    wanted = WantedTargets(frozenset({"shanxi-shengtaisheng"}), indicator=("森林覆盖率",))
    row = target_row(index, next(wanted_targets(index, wanted)))
    assert (row.value, row.year, row.is_past) == ("２３．５７％", 2020, True)
    assert [run.text for run in row.sentence if run.kind == "fact"] == [row.value]
    assert "".join(run.text for run in row.sentence).startswith("２０２０年")
    assert row.place == "一、(一)3.第1段"


def test_an_aim_without_a_number_shows_none(index: Index) -> None:
    for target in wanted_targets(index, WantedTargets(kind=(TargetKind.QUALITATIVE,))):
        row = target_row(index, target)
        assert row.value == ""
        assert sum(len(run.text) for run in row.sentence if run.kind == "fact")


def test_a_duty_in_words(index: Index) -> None:
    row = duty_row(index, next(wanted_duties(index, WantedDuties(unit=("省林业局",)))))
    assert (row.unit, row.role, row.place) == ("省林業局", "负责", "附《重點任務分工》一、(一)")
    assert row.url.startswith("/documents/guizhou-meili?mark=")
    assert row.document.is_traditional
