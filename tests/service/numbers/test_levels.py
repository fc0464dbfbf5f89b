from collections.abc import Sequence

import pytest

from indexer.numbering import Kind
from service.numbers.heading_names import Heading
from service.numbers.ladders import Rung
from service.numbers.levels import Levels, at_place
from service.numbers.references import Step
from service.questions.units import ITEMS, KINDS, LEVELS, TOP

IN_BRACKETS = frozenset({Kind.NUMERAL_IN_BRACKETS})


def rung(kind: Kind, number: int, heading: str, is_running: bool = False) -> Rung:
    return Rung(kind, (number,), heading, is_running)


FIRST, SECOND = rung(Kind.NUMERAL, 1, "总则", True), rung(Kind.NUMERAL, 2, "任务", True)
ANNEX = rung(Kind.ANNEX, 1, "分工")


def item(number: int, heading: str, is_running: bool = True) -> Rung:
    return rung(Kind.NUMERAL_IN_BRACKETS, number, heading, is_running)


@pytest.fixture
def levels() -> Levels:
    """Two parts through which (一) to (四) run on, an annex, and another document that has none."""
    ladders = [
        (FIRST, item(1, "目标")), (FIRST, item(2, "原则")),
        (SECOND, item(3, "治水")), (SECOND, item(4, "治气")),
        (ANNEX, item(1, "治水", is_running=False)),
        (rung(Kind.CHAPTER, 1, "总则"), rung(Kind.ARTICLE, 1, "")),
    ]  # fmt: skip
    return Levels([*["plan"] * 5, "law"], ladders)


def found(levels: Levels, *steps: Step, rows: Sequence[int] = range(6)) -> list[int]:
    return levels.matching(rows, steps, frozenset())


def test_rows_that_fit_every_level(levels: Levels) -> None:
    assert found(levels, Step(TOP, (2,)), Step(IN_BRACKETS, (4,))) == [3]
    assert found(levels, Step(TOP, (1,)), Step(IN_BRACKETS, (4,))) == []
    assert found(levels) == [0, 1, 2, 3, 4, 5]


def test_places_are_counted_in_each_text(levels: Levels) -> None:
    second = Step(IN_BRACKETS, (2,), is_place=True)
    assert found(levels, Step(TOP, (2,)), second) == [3]
    assert found(levels, Step(IN_BRACKETS, (-1,), is_place=True)) == [3, 4]


def test_rows_below_a_heading_of_some_documents(levels: Levels) -> None:
    assert levels.below({"plan"}, frozenset({("plan", "治水")}), is_main=False) == [2, 4]
    assert levels.below({"plan"}, frozenset({("plan", "治水")}), is_main=True) == [2]
    assert levels.below({"law"}, frozenset(), is_main=False) == [5]


def test_what_stands_below_what_is_named(levels: Levels) -> None:
    (rest,) = levels.below_named(2, frozenset({("plan", "任务")}), ())
    assert rest.heading == "治水"
    assert levels.below_named(2, frozenset(), (Step(TOP, (2,)),)) == (rest,)
    assert levels.below_named(2, frozenset(), (Step(TOP, (9,)),)) == ()


def test_numbers_that_name_one_place(levels: Levels) -> None:
    assert levels.counted([0, 1]) & ITEMS == IN_BRACKETS
    assert levels.counted([5]) & ITEMS == {Kind.ARTICLE}
    assert levels.is_one_place(3, Step(KINDS["条"], (4,)))
    assert not levels.is_one_place(4, Step(KINDS["条"], (1,)))


def test_a_place_is_a_text_and_the_levels_down_to_it(levels: Levels) -> None:
    text, ladder = levels.place(3, (Step(TOP, (2,)), Step(LEVELS, (1,), is_place=True)))
    assert (text, [rung.heading for rung in ladder]) == ("plan", ["任务", "治气"])
    assert levels.place(4, (Step(IN_BRACKETS, (1,)),))[0] != text


def test_words_of_headings_and_the_headings(levels: Levels) -> None:
    assert levels.is_above(2, "任务")
    assert not levels.is_above(2, "总则")
    assert Heading("plan", "分工", True) in levels.headings()
    assert Heading("law", "", False) not in levels.headings()


@pytest.mark.parametrize(
    ("number", "expected"), [(1, ["a"]), (3, ["c"]), (4, []), (-1, ["c"]), (-3, ["a"]), (-4, [])]
)
def test_the_place_that_a_number_counts_to(number: int, expected: list[str]) -> None:
    assert at_place(["a", "b", "c"], Step(LEVELS, (number,))) == expected
