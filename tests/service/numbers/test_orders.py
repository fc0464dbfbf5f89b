import pytest

from indexer.folding import fold_text
from indexer.words import Segmenter
from service.numbers.orders import Orders
from tests.service.conftest import Shelf, shelf_of

LINES = {
    "order": ["2019年10月22日 中华人民共和国国务院令第722号公布"],
    "plan": ["晋政发〔2021〕45号"],
    "old": ["根据2010年12月29日国务院令第588号《国务院关于废止和修改部分行政法规的决定》修订"],
}
PLAN = """某省水污染治理实施方案
某政发〔2021〕45号
一、目标
到2025年,水清。
二、任务
治理河流。
"""


@pytest.fixture(scope="module")
def orders() -> Orders:
    return Orders.printed(LINES)


@pytest.mark.parametrize(
    ("text", "documents", "named"),
    [
        ("国务院令第722号第十条", {"order"}, "国务院令第722号"),
        ("依据国务院722号令第十条", {"order"}, "国务院722号令"),
        ("国务院第722号令", {"order"}, "国务院第722号令"),
        ("国务院令(第722号)", {"order"}, "国务院令(第722号"),
        ("中华人民共和国国务院令第七百二十二号", {"order"}, "国务院令第七百二十二号"),
        ("请查晋政发〔2021〕45号第二条", {"plan"}, "晋政发(2021)45号"),
        ("晋政发[2021]第45号", {"plan"}, "晋政发[2021]第45号"),
        ("晋政发〔2022〕45号", set(), "(2022)45号"),
        ("晋政办发〔2021〕45号", set(), "(2021)45号"),
        ("新晋政发〔2021〕45号", set(), "(2021)45号"),
        ("国务院令第588号", set(), "令第588号"),
        ("固废法第十条和主席令第43号", set(), "令第43号"),
    ],
)
def test_a_number_tells_its_document(text: str, documents: set[str], named: str, orders: Orders) -> None:
    (cited,) = orders.cited(fold_text(text))
    assert cited.documents == documents
    assert fold_text(text)[slice(*cited.span)] == named


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("晋政发45号第二条", {"plan"}),
        ("晋政发第45号", {"plan"}),
        ("晋政发46号", None),
        ("办发45号", None),
    ],
)
def test_a_number_goes_without_its_year(text: str, documents: set[str] | None, orders: Orders) -> None:
    cited = orders.cited(fold_text(text))
    assert [one.documents for one in cited] == ([] if documents is None else [documents])


def test_a_number_without_its_year_stands_beside_others(orders: Orders) -> None:
    cited = orders.cited(fold_text("京政发〔2020〕1号和晋政发45号,晋政发45号院"))
    assert [one.documents for one in cited] == [set(), {"plan"}]


def test_every_number_is_cited_in_order(orders: Orders) -> None:
    cited = orders.cited(fold_text("国务院令第722号第三条和晋政发〔2021〕45号第五条"))
    assert [set(one.documents) for one in cited] == [{"order"}, {"plan"}]


@pytest.mark.parametrize("text", ["2021年45号楼", "国务院第十条", "45号", "第3号", ""])
def test_other_numbers_are_none(text: str, orders: Orders) -> None:
    assert orders.cited(text) == ()


@pytest.fixture(scope="module")
def plan(segmenter: Segmenter) -> Shelf:
    return shelf_of(PLAN, "某省水污染治理实施方案", segmenter)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("某政发〔2021〕45号第二部分", ["d/2"]),
        ("某政发[2021]45号 二、", ["d/2"]),
        ("某政发2021年45号 二、", ["d/2"]),
        ("某政发〔2021〕45号", ["d/1", "d/2"]),
        ("请找某政发〔2021〕45号的原文", ["d/1", "d/2"]),
        ("某政发〔2021〕45号第三部分", []),
        ("某政发〔2021〕46号第二部分", []),
        ("某政发〔2021〕46号", []),
        ("河流 某政发〔2021〕45号", []),
        ("水污染治理方案第二部分(某政发〔2021〕46号)", ["d/2"]),
        ("根据国发〔2015〕17号,水污染治理方案第二部分", ["d/2"]),
        ("第二部分 某政发〔2021〕45号", ["d/2"]),
        ("某政发〔2021〕45号怎么治理河流", []),
    ],
)
def test_clauses_of_the_document_with_a_number(text: str, ids: list[str], plan: Shelf) -> None:
    assert plan.ids(text) == ids
