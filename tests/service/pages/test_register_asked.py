import pytest

from indexer.index import Index
from service.pages.register_asked import AskedDuties, AskedTargets, documents_named
from service.search import Searcher


def test_an_address_keeps_what_is_asked_and_the_page() -> None:
    asked = AskedTargets.model_validate({"in": "晋中", "year": "2025", "page": 3})
    assert asked.fields == {"in": "晋中", "indicator": "", "year": "2025", "kind": ""}
    assert asked.url("/targets", 2) == "/targets?in=%E6%99%8B%E4%B8%AD&year=2025&page=2"
    assert AskedTargets().url("/targets") == "/targets"


def test_what_there_cannot_be_limits_nothing(searcher: Searcher) -> None:
    odd = AskedTargets(year="²", kind="x", indicator=" ")
    assert odd.fields == {"in": "", "indicator": "", "year": "", "kind": ""}
    assert odd.found(searcher) == list(searcher.register.targets)
    assert AskedDuties(role="boss").found(searcher) == list(searcher.register.duties)


def test_a_year_is_a_year_however_it_is_typed(searcher: Searcher) -> None:
    assert (
        AskedTargets(year="２０３５").fields["year"]
        == AskedTargets(year="02035").fields["year"]
        == "2035"
    )
    assert AskedTargets(year="1999").found(searcher) == []


def test_what_is_not_seen_is_not_kept() -> None:
    asked = AskedDuties.model_validate({"in": "a\x00\u200bb ", "task": "\u202e"})
    assert (asked.within, asked.task) == ("ab", "")


def test_limits_hold_together(searcher: Searcher) -> None:
    asked = AskedDuties.model_validate({"in": "贵州", "unit": "林业局", "role": "lead"})
    assert [duty.unit for duty in asked.found(searcher)] == ["省林業局"] * 2


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
        ("山西省晋中市", {"jinzhong-145"}),
        ("山西生态省建设规划纲要(2021—2030年)", {"shanxi-shengtaisheng"}),
        ("火星", set()),
        ("\u200b", set()),
    ],
)
def test_documents_by_id_place_or_title(index: Index, name: str, found: set[str]) -> None:
    assert documents_named(name, index.documents) == frozenset(found)


def test_no_name_is_no_limit(index: Index) -> None:
    assert documents_named(" ", index.documents) is None
