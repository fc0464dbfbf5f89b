import pytest

from indexer.numbering import Kind
from service.numbers.parts import part_named
from service.numbers.references import Step
from service.questions.units import DIGITS, KINDS

PARTS = frozenset({"第一款", "第二款", "第二款第一项", "第二款第二项", "第二款第二项第1目", "第三款"})


def step(number: int, unit: str) -> Step:
    return Step(KINDS[unit], (number,), unit, is_place=number < 0)


@pytest.mark.parametrize(
    ("steps", "part"),
    [
        ((step(2, "款"),), "第二款"),
        ((step(2, "款"), step(2, "项"), step(1, "目")), "第二款第二项第1目"),
        ((step(-1, "款"),), "第三款"),
        ((step(-3, "款"),), "第一款"),
        ((step(2, "款"), step(-1, "项")), "第二款第二项"),
        ((step(-4, "款"),), None),
        ((step(4, "款"),), None),
        ((step(1, "款"), step(-1, "项")), None),
        ((step(1, "项"),), "第二款第一项"),
        ((step(3, "项"),), None),
        ((step(1, "章"),), None),
    ],
)
def test_the_part_that_levels_name(steps: tuple[Step, ...], part: str | None) -> None:
    assert part_named(steps, PARTS) == part


@pytest.mark.parametrize(
    "marked",
    [
        Step(KINDS["点"], (2,), "点"), Step(frozenset({Kind.CIRCLED}), (2,)),
        Step(DIGITS | {Kind.NUMERAL_IN_BRACKETS}, (2,)),
        Step(frozenset({Kind.NUMERAL_IN_BRACKETS}), (2,)),
    ],
)  # fmt: skip
def test_an_item_goes_by_the_sign_of_its_number(marked: Step) -> None:
    assert part_named((step(2, "款"), marked), PARTS) == "第二款第二项"


def test_an_article_of_one_part_is_its_first_and_last() -> None:
    assert part_named((step(1, "款"),), frozenset()) == "第一款"
    assert part_named((step(-1, "款"),), frozenset({"第一项", "第二项"})) == "第一款"
    assert part_named((step(-1, "项"),), frozenset({"第一项", "第二项"})) == "第二项"
    assert part_named((step(2, "款"),), frozenset()) is None
