import pytest

from service.numbers.scopes import Scope
from tests.service.conftest import Shelf

LINGQIU, GUIZHOU, SHANXI = (
    Scope(frozenset({name}), "", (), ()) for name in ("lingqiu-shifan", "guizhou-meili", "shanxi-meili")
)
ANYWHERE = Scope(None, "", (), ())


def found(shelf: Shelf, text: str, scope: Scope) -> list[str]:
    """What the one number in a text finds, wherever that text would be looked up."""
    (reference,) = shelf.references(text)
    return [shelf.clauses[one.row].clause_id for one in shelf.lookup.finder.found(reference, scope)]


@pytest.mark.parametrize(
    ("text", "scope", "ids"),
    [
        ("第25条", LINGQIU, []),
        ("第25条", SHANXI, ["shanxi-meili/8/25"]),
        ("第25条", ANYWHERE, ["shanxi-meili/8/25", "guizhou-meili/4/7/25", "guizhou-meili/annex/7/25"]),
        ("第25条", ANYWHERE._replace(is_main=True), ["shanxi-meili/8/25", "guizhou-meili/4/7/25"]),
        ("第25条", ANYWHERE._replace(front=("劳动合同",)), []),
        ("第14条", GUIZHOU._replace(topics=("重点任务分工",)), ["guizhou-meili/annex/3/14"]),
    ],
)
def test_a_number_is_found_within_its_scope_only(
    text: str, scope: Scope, ids: list[str], shelf: Shelf
) -> None:
    assert found(shelf, text, scope) == ids


@pytest.mark.parametrize(
    ("before", "ids"),
    [
        ("保障措施", ["lingqiu-shifan/3/5"]),
        ("保障措施那部分", ["lingqiu-shifan/3/5"]),
        ("养老金那部分", []),
    ],
)
def test_a_heading_that_is_pointed_at_has_to_be_there(before: str, ids: list[str], shelf: Shelf) -> None:
    assert found(shelf, "最后一条", LINGQIU._replace(before=before)) == ids


def test_what_is_counted_from_an_end_stands_in_a_document(shelf: Shelf) -> None:
    assert found(shelf, "最后一条", LINGQIU._replace(before="灵丘规划")) == ["lingqiu-shifan/3/5"]
    assert found(shelf, "最后一条", LINGQIU._replace(before="水污染")) == []


def test_what_counts_anything_needs_a_heading(shelf: Shelf) -> None:
    text = "基本原则第二个"
    jinzhong = Scope(frozenset({"jinzhong-145"}), "基本原则", (), ())
    assert found(shelf, text, jinzhong) == ["jinzhong-145/2/2/p2"]
    assert found(shelf, text, jinzhong._replace(before="晋中规划")) == []


def test_beside_a_place_stands_its_neighbour(shelf: Shelf) -> None:
    assert found(shelf, "灵丘第3条的后一条", LINGQIU) == ["lingqiu-shifan/2/1/4"]
    assert found(shelf, "灵丘第23条的后一条", LINGQIU) == []


def test_a_large_part_stands_below_no_heading_but_an_annex(shelf: Shelf) -> None:
    in_annex = found(shelf, "第五部分", GUIZHOU._replace(before="重点任务分工"))
    in_text = found(shelf, "第五部分", GUIZHOU._replace(before="主要任务", is_main=True))
    assert in_annex == [f"guizhou-meili/annex/5/{number}" for number in (18, 19, 20)]
    assert in_text == [f"guizhou-meili/5/{number}" for number in (1, 2, 3, 4)]
