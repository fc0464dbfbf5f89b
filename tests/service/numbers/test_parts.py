import pytest

from service.numbers.parts import part_named
from service.numbers.references import Step
from service.questions.units import KINDS

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


def test_an_article_of_one_part_is_its_first_and_last() -> None:
    assert part_named((step(1, "款"),), frozenset()) == "第一款"
    assert part_named((step(-1, "款"),), frozenset({"第一项", "第二项"})) == "第一款"
    assert part_named((step(-1, "项"),), frozenset({"第一项", "第二项"})) == "第二项"
    assert part_named((step(2, "款"),), frozenset()) is None
