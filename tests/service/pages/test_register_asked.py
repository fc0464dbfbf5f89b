from indexer.index import Index
from service.pages.register_asked import AskedDuties, AskedTargets


def test_an_address_keeps_what_is_asked_and_the_page() -> None:
    asked = AskedTargets.model_validate({"in": "晋中", "year": "2025", "page": 3})
    assert asked.fields == {"in": "晋中", "indicator": "", "year": "2025", "kind": ""}
    assert asked.url("/targets", 2) == "/targets?in=%E6%99%8B%E4%B8%AD&year=2025&page=2"
    assert AskedTargets().url("/targets") == "/targets"


def test_what_there_is_none_of_limits_nothing(index: Index) -> None:
    odd = AskedTargets(year="²", kind="x", indicator=" ")
    assert odd.found(index) == list(index.targets)
    assert AskedDuties(role="boss").found(index) == list(index.duties)


def test_limits_hold_together(index: Index) -> None:
    asked = AskedDuties.model_validate({"in": "贵州", "unit": "林业局", "role": "lead"})
    assert [duty.unit for duty in asked.found(index)] == ["省林業局"] * 2
