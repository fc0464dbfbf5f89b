from collections import Counter

import pytest

from indexer.facts.duty import Role
from indexer.facts.target import TargetKind
from indexer.index import Index
from service.register import (
    WantedDuties,
    WantedTargets,
    documents_named,
    wanted_duties,
    wanted_targets,
)


def test_nothing_asked_for_is_all_of_them_in_order(index: Index) -> None:
    assert list(wanted_targets(index, WantedTargets())) == list(index.targets)
    assert list(wanted_duties(index, WantedDuties())) == list(index.duties)
    assert len(index.targets) > 300
    assert len(index.duties) > 200


def test_an_indicator_of_a_year(index: Index) -> None:
    wanted = WantedTargets(indicator=("森林覆盖率",), year=(2035,))
    found = list(wanted_targets(index, wanted))
    assert [(target.clause_id, target.value) for target in found] == [("shanxi-meili/5/16", 27.22)]


@pytest.mark.parametrize("name", ["森林 覆盖", "覆盖率 森林", "森林覆蓋率", " 森林覆盖率 "])
def test_all_words_of_a_name_have_to_stand_in_it(index: Index, name: str) -> None:
    found = [target.indicator for target in wanted_targets(index, WantedTargets(indicator=(name,)))]
    assert found == ["森林覆盖率"] * 3


def test_values_of_one_field_are_alternatives(index: Index) -> None:
    one, two, both = (
        list(wanted_targets(index, WantedTargets(year=years)))
        for years in ((2025,), (2035,), (2025, 2035))
    )
    assert len(both) == len(one) + len(two)
    assert {target.year for target in both} == {2025, 2035}


def test_targets_of_a_kind_and_of_documents(index: Index) -> None:
    wanted = WantedTargets(frozenset({"jinzhong-145"}), kind=(TargetKind.PAST,))
    found = list(wanted_targets(index, wanted))
    assert found
    assert {(target.document_id, target.kind) for target in found} == {("jinzhong-145", "past")}
    assert list(wanted_targets(index, WantedTargets(frozenset()))) == []


def test_a_body_is_found_in_either_script(index: Index) -> None:
    simplified = list(wanted_duties(index, WantedDuties(unit=("省林业局",))))
    assert simplified == list(wanted_duties(index, WantedDuties(unit=("省林業局",))))
    assert {duty.unit for duty in simplified} == {"省林業局"}


def test_who_leads_a_task(index: Index) -> None:
    wanted = WantedDuties(role=(Role.LEAD,), task=("水污染",))
    found = Counter(duty.unit for duty in wanted_duties(index, wanted))
    assert found == {"省生態環境廳": 1}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("晋中", {"jinzhong-145"}),
        ("贵州省", {"guizhou-meili"}),
        ("貴州", {"guizhou-meili"}),
        ("lingqiu-shifan", {"lingqiu-shifan"}),
        ("美丽 山西", {"shanxi-meili"}),
        ("生态省", {"shanxi-shengtaisheng"}),
        ("山西", {"shanxi-meili", "jinzhong-145", "shanxi-shengtaisheng", "lingqiu-shifan"}),
        ("火星", set()),
    ],
)
def test_documents_by_id_place_or_title(index: Index, name: str, found: set[str]) -> None:
    assert documents_named(name, index.documents) == frozenset(found)


def test_no_name_is_no_limit(index: Index) -> None:
    assert documents_named(" ", index.documents) is None
