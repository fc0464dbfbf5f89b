import pytest

from indexer.words import Segmenter
from service.numbers.levels import Headings
from tests.service.conftest import Shelf, shelf_of
from tests.service.numbers.test_lookup import CAMPAIGN, STATUTE


@pytest.fixture(scope="module")
def statute(segmenter: Segmenter) -> Shelf:
    return shelf_of(STATUTE, "某省水条例", segmenter)


@pytest.fixture(scope="module")
def campaign(segmenter: Segmenter) -> Shelf:
    return shelf_of(CAMPAIGN, "某市消防治理工作方案", segmenter)


def found(
    shelf: Shelf, text: str, headings: Headings = frozenset(), is_alone: bool = False
) -> list[tuple[str, str | None]]:
    """Among all clauses of a document, or those below some headings."""
    (reference,) = shelf.references(text)
    rows = shelf.lookup.levels.below({"d"}, headings, False)
    places, last = shelf.lookup.finder.steps.found(rows, reference, headings, is_alone)
    assert last in [steps[-1] for steps in reference.readings]
    return [(shelf.clauses[one.row].clause_id, one.place) for one in places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第十四条", [("d/2/2/14", None)]),
        ("第十二条第二款第一项", [("d/2/1/12", "第二款第一项")]),
        ("第十二条第四款", []),
        ("第二章第一节", [("d/2/1/12", None), ("d/2/1/13", None)]),
        ("第二章第三节", []),
        ("第十六条", []),
    ],
)
def test_clauses_and_parts_of_articles(
    text: str, expected: list[tuple[str, str | None]], statute: Shelf
) -> None:
    assert found(statute, text) == expected


def test_below_a_heading_articles_are_counted_from_there(statute: Shelf) -> None:
    assert found(statute, "第二条", frozenset({("d", "湖泊")})) == [("d/2/2/14.1", None)]
    assert found(statute, "第二条") == []
    assert found(statute, "第二章第一条") == []


def test_a_number_alone_is_an_outermost_item(campaign: Shelf) -> None:
    assert found(campaign, "第四点", is_alone=True) == [("d/4", None)]
    assert found(campaign, "第四点") == []
