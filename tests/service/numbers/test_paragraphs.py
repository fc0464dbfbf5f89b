from dataclasses import replace

import pytest

from indexer.clauses import Clause, Source
from indexer.numbering import Kind
from service.numbers.ladders import Rung
from service.numbers.levels import Levels
from service.numbers.paragraphs import Paragraphs
from service.numbers.references import Step
from service.questions.units import PARAGRAPHS
from tests.service.conftest import Shelf

POSITIONING = frozenset({("plan", "战略定位")})


def paragraphs(texts: list[str]) -> Paragraphs:
    """Of one heading, none with a number."""
    heading = Rung(Kind.NUMERAL, (1,), "战略定位", False)
    ladders = [(heading, Rung(Kind.HEADING, (place,), "", False)) for place in range(1, len(texts) + 1)]
    clauses = [
        Clause(f"plan/1/p{place}", "plan", (), "", text, Source("plan.txt", place, place + 1))
        for place, text in enumerate(texts)
    ]
    return Paragraphs(clauses, Levels(["plan"] * len(texts), ladders))


def counted(number: int, unit: str) -> tuple[Step, ...]:
    return (Step(PARAGRAPHS if unit == "段" else frozenset(), (number,), unit, False, True, True),)


def printed(number: int, unit: str) -> tuple[Step, ...]:
    return (Step(frozenset(), (number,), unit),)


def test_paragraphs_are_counted_below_a_heading() -> None:
    own = paragraphs(["甲。", "乙。", "丙。"])
    assert own.counted(range(3), counted(2, "段"), POSITIONING) == [1]
    assert own.counted(range(3), counted(4, "段"), POSITIONING) == []
    assert own.counted(range(3), counted(2, "段"), frozenset()) == []


def test_what_leads_up_to_dashes_is_no_item() -> None:
    own = paragraphs(["包括:", "——甲。", "——乙。"])
    assert own.counted(range(3), counted(1, "点"), POSITIONING) == [1]
    assert own.dashed(range(3), counted(2, "破折号"), POSITIONING) == [2]
    assert own.counted(range(3), counted(2, "段"), POSITIONING) == [1]


def test_a_clause_of_some_paragraphs_has_as_many_as_end_a_sentence() -> None:
    own = paragraphs(["甲。\n一行没有\n完的话。"])
    assert own.inside(range(1), counted(2, "段"), POSITIONING) == [0]
    assert own.inside(range(1), counted(3, "段"), POSITIONING) == []


@pytest.mark.parametrize(
    "row", ["16\t整治\t县水利局", "| 16 | 整治 | 县水利局 |", "16、\t整治", "016\t整治"]
)
def test_rows_of_a_table_go_by_the_number_in_their_first_cell(row: str) -> None:
    own = paragraphs(["序号\t任务\t单位", row, "161\t巡查\t县水利局", "一、\t16\t县水利局"])
    assert own.in_tables(range(4), printed(16, "项"), frozenset()) == [1]
    assert own.in_tables(range(4), printed(61, "项"), frozenset()) == []
    assert own.in_tables(range(4), (Step(frozenset(), (16, 2), "项"),), frozenset()) == []
    # An article that does not exist is no row of an annex.
    assert own.in_tables(range(4), printed(16, "条"), frozenset()) == []


def test_rows_that_have_numbers_of_their_own_are_not_counted() -> None:
    own = paragraphs(["一、\t总则", "1\t整治\t县水利局", "2\t巡查\t县水利局"])
    assert own.counted(range(3), counted(2, "项"), POSITIONING) == []
    assert own.in_tables(range(3), printed(2, "项"), POSITIONING) == [2]
    assert own.counted(range(3), counted(2, "条"), POSITIONING) == [1]


def test_a_row_goes_by_its_place_too() -> None:
    own = paragraphs(["整治\t县水利局", "巡查\t县水利局"])
    assert own.table_rows(range(2), counted(2, "行"), POSITIONING) == []
    called = [replace(clause, citation=f"第{row}行") for row, clause in enumerate(own.clauses, start=1)]
    step = (Step(PARAGRAPHS, (2,), "行"),)
    assert replace(own, clauses=called).table_rows(range(2), step, POSITIONING) == [1]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("晋中能源革命综合改革那部分第2段", ["jinzhong-145/3/2/2/p2"]),
        ("晋中能源革命综合改革那部分第9段", []),
        ("贵州战略定位第三个破折号", ["guizhou-meili/3/p4"]),
        ("贵州“战略定位” 最后一个破折号", ["guizhou-meili/3/p7"]),
        ("贵州战略定位第七个破折号", []),
        ("生态省纲要主要目标里第五个破折号那段", ["shanxi-shengtaisheng/2/3/1/p6"]),
        ("生态省 二(三)1主要目标底下第二个破折号", ["shanxi-shengtaisheng/2/3/1/p3"]),
        ("贵州意见第三部分第二个破折号", ["guizhou-meili/3/p3"]),
        ("贵州意见第二个破折号", []),
        ("贵州意见第三部分最后一个——", ["guizhou-meili/3/p7"]),
        ("贵州意见第三部分第2个——讲什么", ["guizhou-meili/3/p3"]),
    ],
)
def test_the_paragraph_that_is_asked_for(text: str, ids: list[str], shelf: Shelf) -> None:
    assert shelf.ids(text) == ids
