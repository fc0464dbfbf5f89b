import pytest

from indexer.numbering import Kind
from service.numbers.ladders import Ladder, Rung, fits, ladders, misfit, text_of
from service.numbers.references import Step
from service.questions.units import ITEMS, KINDS, LEVELS, TOP
from tests.conftest import parse_text

CHAPTER = Rung(Kind.NUMERAL, (3,), "规划任务", False)
SECTION = Rung(Kind.NUMERAL_IN_BRACKETS, (4,), "水源", False)
ITEM = Rung(Kind.DIGIT, (2,), "河流", False)
LADDER: Ladder = (CHAPTER, SECTION, ITEM)


def step(number: int, unit: str) -> Step:
    return Step(KINDS[unit], (number,), unit)


def test_a_path_fits_the_levels_that_are_named() -> None:
    assert misfit(LADDER, [step(3, "章"), step(4, "节"), step(2, "条")]) is not None
    assert misfit(LADDER, [step(3, "章"), step(5, "节")]) is None


def test_levels_are_left_out_where_a_number_runs_on_alone() -> None:
    steps = [step(3, "章"), step(2, "条")]
    assert misfit(LADDER, steps) is None
    assert misfit((CHAPTER, SECTION, ITEM._replace(is_running=True)), steps) is not None


def test_decimals_leave_no_level_out() -> None:
    running = (CHAPTER, SECTION, ITEM._replace(is_running=True))
    steps = [Step(LEVELS, (number,), is_next=True) for number in (3, 2)]
    assert misfit(running, steps) is None
    assert misfit(LADDER, [Step(LEVELS, (number,), is_next=True) for number in (3, 4)]) is not None


def test_of_numbers_that_stand_alone_the_outermost_fits_best() -> None:
    outer = misfit((CHAPTER,), [Step(LEVELS, (3,))])
    inner = misfit((SECTION, ITEM._replace(numbers=(3,))), [Step(LEVELS, (3,))])
    assert outer is not None
    assert inner is not None
    assert outer < inner


@pytest.mark.parametrize(("number", "fitting"), [((3,), True), ((4,), False), (None, True)])
def test_a_number_fits_or_any_will_do(number: tuple[int, ...] | None, fitting: bool) -> None:
    assert fits(CHAPTER, Step(TOP, number)) is fitting
    assert not fits(CHAPTER, Step(ITEMS, number))


def test_any_number_fits_where_places_are_counted() -> None:
    assert fits(CHAPTER, Step(TOP, (-1,), is_place=True))
    assert not fits(CHAPTER, Step(ITEMS, (-1,), is_place=True))


def test_decimal_labels_and_running_numbers() -> None:
    clauses = parse_text(
        "某市标准\n1 总则\n1.1 目的\n应当统筹。\n2 规划\n2.1 原则\n应当公开。\n"
    ).clauses
    found = ladders(clauses)
    assert [[rung.numbers for rung in ladder] for ladder in found] == [[(1,), (1, 1)], [(2,), (2, 1)]]
    assert all(ladder[-1].is_running for ladder in found)


def test_an_annex_is_a_text_of_its_own() -> None:
    annexed = (Rung(Kind.ANNEX, (1,), "任务分工", False), CHAPTER)
    assert text_of("d", annexed) != text_of("d", LADDER) == "d"
