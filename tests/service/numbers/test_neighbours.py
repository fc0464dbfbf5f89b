import pytest

from indexer.numbering import Kind
from service.numbers.ladders import Rung
from service.numbers.levels import Levels
from service.numbers.neighbours import neighbours
from service.numbers.references import Step
from service.questions.units import KINDS
from tests.service.conftest import Shelf

FIRST, SECOND = Rung(Kind.CHAPTER, (1,), "总则", False), Rung(Kind.CHAPTER, (2,), "任务", False)
BOX = Rung(Kind.BOX, (1,), "工程", False)


def item(number: int, is_running: bool) -> Rung:
    return Rung(Kind.NUMERAL_IN_BRACKETS, (number,), "", is_running)


def levels(is_running: bool) -> Levels:
    """(一) and (二) of a chapter, a box, and what the next chapter begins with."""
    after = 3 if is_running else 1
    ladders = [
        (FIRST, item(1, is_running)), (FIRST, item(2, is_running)),
        (FIRST, BOX, Rung(Kind.DIGIT, (1,), "", False)), (SECOND, item(after, is_running)),
    ]  # fmt: skip
    return Levels(["plan"] * 4, ladders)


def beside(row: int, way: int, unit: str, is_running: bool = False) -> list[int]:
    above = Step(KINDS["条"], (row + 1,), "条")
    return neighbours(levels(is_running), [row], (above,), Step(KINDS[unit], (way,), unit))


@pytest.mark.parametrize(
    ("row", "way", "unit", "found"),
    [(0, 1, "条", [1]), (1, -1, "条", [0]), (0, -1, "条", []), (1, 1, "条", []), (0, 2, "条", []),
     (0, 1, "章", []), (0, 1, "专栏", [2]), (1, 1, "专栏", [2]), (1, -1, "专栏", [])],
)  # fmt: skip
def test_what_stands_beside_on_the_same_level(row: int, way: int, unit: str, found: list[int]) -> None:
    assert beside(row, way, unit) == found


def test_numbers_that_run_on_have_neighbours_in_the_next_chapter() -> None:
    assert beside(1, 1, "条", is_running=True) == [3]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("生态省纲要五(一)2的上一点", ["shanxi-shengtaisheng/5/1/1"]),
        ("生态省纲要五(一)1的上一点", []),
        ("生态省纲要五(一)的下一节", ["shanxi-shengtaisheng/5/2"]),
        ("美丽山西第(二十)条的后面一条", ["shanxi-meili/7/21"]),
        ("贵州意见正文第20条再往下一条", ["guizhou-meili/4/6/21"]),
        ("山西意见第20条往上数第二条", ["shanxi-meili/6/18"]),
        ("山西意见第20条之前的那条", ["shanxi-meili/6/19"]),
        ("山西意见第20条后面是哪一条", ["shanxi-meili/7/21"]),
        ("山西意见第20条前后各一条", ["shanxi-meili/6/19", "shanxi-meili/7/21"]),
        ("山西意见第20条后面两条", ["shanxi-meili/7/21", "shanxi-meili/7/22"]),
        ("山西意见第20条和下一条", ["shanxi-meili/6/20", "shanxi-meili/7/21"]),
        ("山西意见第27条的下一条", []),
        ("晋中规划第三章的下一条", []),
        ("晋中规划第三章的下一章", ["jinzhong-145/4"]),
        ("晋中规划三(十)1 下一小点讲什么", [f"jinzhong-145/3/10/2/p{place}" for place in (1, 2, 3)]),
        ("晋中基本原则第二条的下一条", ["jinzhong-145/2/2/p3"]),
        ("纲要七(二)后面跟着的那个专栏", [f"shanxi-shengtaisheng/7/box4/{place}" for place in (1, 2)]),
        ("生态省纲要前言第三段的上一段", ["shanxi-shengtaisheng/foreword/p2"]),
    ],
)  # fmt: skip
def test_the_neighbour_that_is_asked_for(text: str, ids: list[str], shelf: Shelf) -> None:
    assert shelf.ids(text) == ids


@pytest.mark.parametrize(
    "text", ["山西意见第20条 下一步怎么做", "山西意见第20条 上一年", "查一下那条 山西意见第20条"]
)
def test_words_that_lead_to_no_neighbour(text: str, shelf: Shelf) -> None:
    assert shelf.ids(text) == ["shanxi-meili/6/20"]
