import pytest

from service.numbers.found import whole_clauses
from service.numbers.scopes import Scope
from tests.service.conftest import Shelf

NOTHING = Scope(None, "", (), ())


def row_of(shelf: Shelf, clause_id: str) -> int:
    return next(row for row, clause in enumerate(shelf.clauses) if clause.clause_id == clause_id)


@pytest.mark.parametrize(
    ("front", "topics", "is_about"),
    [
        ((), (), True),
        (("富锰渣",), (), True),
        ((), ("富锰渣",), True),
        (("富锰渣",), ("老旧小区",), False),
        ((), ("老旧小区",), False),
        ((), ("锰",), False),
        ((), ("建设",), False),
    ],
)
def test_a_clause_is_about_words_that_few_others_have(
    front: tuple[str, ...], topics: tuple[str, ...], is_about: bool, shelf: Shelf
) -> None:
    row = row_of(shelf, "lingqiu-shifan/2/4/16")
    scope = NOTHING._replace(front=front, topics=topics)
    assert shelf.lookup.topics.is_about(row, scope) is is_about


@pytest.mark.parametrize(
    ("scope", "is_ordered"),
    [
        (NOTHING, False),
        (NOTHING._replace(topics=("养老金",)), True),
        (NOTHING._replace(front=("养老金",)), False),
        (NOTHING._replace(front=("富锰渣",)), True),
        (NOTHING._replace(front=("主要任务",)), False),
    ],
)
def test_words_that_tell_clauses_apart_order_them(scope: Scope, is_ordered: bool, shelf: Shelf) -> None:
    rows = [row_of(shelf, f"lingqiu-shifan/2/4/{number}") for number in (14, 16)]
    assert shelf.lookup.topics.is_ordered(rows, [scope]) is is_ordered


def test_words_in_front_stand_in_what_is_found_or_in_the_heading_named(shelf: Shelf) -> None:
    rows = [row_of(shelf, f"lingqiu-shifan/2/4/{number}") for number in (14, 16)]
    found, about = whole_clauses(rows), shelf.lookup.topics.about
    assert about(found, (), frozenset()) == found
    assert about(found, ("富锰渣",), frozenset()) == found[1:]
    assert about(found, ("劳动合同",), frozenset()) == ()
    assert about(found, ("渣",), frozenset()) == ()
    assert about(found, ("劳动合同",), frozenset({("lingqiu-shifan", "劳动合同")})) == found


def test_of_places_with_one_number_those_below_the_words_are_meant(shelf: Shelf) -> None:
    rows = [row_of(shelf, name) for name in ("guizhou-meili/4/3/14", "guizhou-meili/annex/3/14")]
    (reference,) = shelf.references("第14条")
    found, last = whole_clauses(rows), reference.readings[0][-1]
    assert shelf.lookup.topics.on_topic(found, last, ()) == found
    assert shelf.lookup.topics.on_topic(found, last, ("重点任务分工",)) == found[1:]
    assert shelf.lookup.topics.on_topic((), last, ("重点任务分工",)) == ()
