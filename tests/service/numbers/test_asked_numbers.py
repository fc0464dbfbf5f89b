import pytest

from service.numbers.asked_numbers import Asked, asked
from service.numbers.labels import labels_in
from service.questions.query import read_query
from service.questions.units import ANY
from tests.service.conftest import Shelf


def read(shelf: Shelf, text: str) -> Asked | None:
    query = read_query(text, shelf.segmenter)
    return asked(query, labels_in(query.folded), shelf.lookup.names)


def read_one(shelf: Shelf, text: str) -> Asked:
    question = read(shelf, text)
    assert question
    return question


@pytest.mark.parametrize("text", ["山西森林覆盖率", "山西2035年森林覆盖率", "灵丘规划"])
def test_nothing_is_asked_for_by_its_number(text: str, shelf: Shelf) -> None:
    assert read(shelf, text) is None


def test_numbers_are_blank_in_the_text(shelf: Shelf) -> None:
    question = read_one(shelf, "灵丘规划第8条 土壤")
    assert question.text == "灵丘规划    土壤"
    assert [word.text for word in question.words] == ["灵丘", "规划", "土壤"]


@pytest.mark.parametrize(
    ("text", "is_bare"),
    [
        ("美丽山西19", True),
        ("十六条 山水林田", True),
        ("山西意见19", False),
        ("美丽山西第19条", False),
        ("美丽山西第8条和第9条", False),
    ],
)
def test_a_number_that_may_be_a_count(text: str, is_bare: bool, shelf: Shelf) -> None:
    assert read_one(shelf, text).is_bare is is_bare


@pytest.mark.parametrize(
    ("text", "is_printed"),
    [("战略定位 九、", True), ("战略定位第九个", False), ("灵丘规划 九、", False)],
)
def test_a_number_as_in_print_behind_a_heading(text: str, is_printed: bool, shelf: Shelf) -> None:
    assert read_one(shelf, text).is_printed is is_printed


@pytest.mark.parametrize(
    ("text", "is_any"),
    [
        ("基本原则第二个", True),
        ("基本原则那节的2", True),
        ("基本原则第3个坚持", True),
        ("灵丘规划第二条", False),
        ("基本原则第二条", False),
    ],
)
def test_what_counts_anything_counts_below_the_heading_in_front(
    text: str, is_any: bool, shelf: Shelf
) -> None:
    (reference,) = read_one(shelf, text).references
    assert (reference.readings[0][-1].unit == ANY) is is_any
