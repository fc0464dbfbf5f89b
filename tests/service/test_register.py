from collections import Counter

import pytest

from indexer.facts.duty import Role
from indexer.facts.target import TargetKind
from indexer.index import Index
from service.register import Register, WantedDuties, WantedTargets


@pytest.fixture(scope="module")
def register(index: Index) -> Register:
    return Register(index)


def test_nothing_asked_for_is_all_of_them_in_order(register: Register) -> None:
    assert list(register.wanted_targets(WantedTargets())) == list(register.targets)
    assert list(register.wanted_duties(WantedDuties())) == list(register.duties)
    assert len(register.targets) > 300
    assert len(register.duties) > 200


def test_an_indicator_of_a_year(register: Register) -> None:
    wanted = WantedTargets(indicator=("森林覆盖率",), year=(2035,))
    found = list(register.wanted_targets(wanted))
    assert [(target.clause_id, target.value) for target in found] == [("shanxi-meili/5/16", 27.22)]


@pytest.mark.parametrize("name", ["森林 覆盖", "覆盖率 森林", "森林覆蓋率", " 森林覆盖率 "])
def test_all_words_of_a_name_have_to_stand_in_it(register: Register, name: str) -> None:
    found = [target.indicator for target in register.wanted_targets(WantedTargets(indicator=(name,)))]
    assert found == ["森林覆盖率"] * 3


def test_values_of_one_field_are_alternatives(register: Register) -> None:
    one, two, both = (
        list(register.wanted_targets(WantedTargets(year=years)))
        for years in ((2025,), (2035,), (2025, 2035))
    )
    assert len(both) == len(one) + len(two)
    assert {target.year for target in both} == {2025, 2035}


def test_targets_of_a_kind_and_of_documents(register: Register) -> None:
    wanted = WantedTargets(frozenset({"jinzhong-145"}), kind=(TargetKind.PAST,))
    found = list(register.wanted_targets(wanted))
    assert found
    assert {(target.document_id, target.kind) for target in found} == {("jinzhong-145", "past")}
    assert list(register.wanted_targets(WantedTargets(frozenset()))) == []


def test_a_body_is_found_in_either_script(register: Register) -> None:
    simplified = list(register.wanted_duties(WantedDuties(unit=("省林业局",))))
    assert simplified == list(register.wanted_duties(WantedDuties(unit=("省林業局",))))
    assert {duty.unit for duty in simplified} == {"省林業局"}


def test_who_leads_a_task(register: Register) -> None:
    wanted = WantedDuties(role=(Role.LEAD,), task=("水污染",))
    found = Counter(duty.unit for duty in register.wanted_duties(wanted))
    assert found == {"省生態環境廳": 1}


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\xad"])
def test_a_name_of_nothing_is_that_of_no_fact(register: Register, name: str) -> None:
    assert list(register.wanted_targets(WantedTargets(indicator=(name,)))) == []
    both = WantedTargets(indicator=(name, "森林覆盖率"))
    assert len(list(register.wanted_targets(both))) == 3


def test_how_many_there_are(register: Register, index: Index) -> None:
    register.warm()
    held = [register.held(document_id) for document_id in index.documents]
    assert sum(one.targets for one in held) == len(register.targets)
    assert sum(one.duties for one in held) == len(register.duties)
    assert register.held("nowhere") == (0, 0)
    assert register.indicators["森林覆盖率"] == 3
    assert register.units["省林业局"] == len(
        {duty.source for duty in register.duties if duty.unit == "省林業局"}
    )
    assert register.years[2025] > 10
