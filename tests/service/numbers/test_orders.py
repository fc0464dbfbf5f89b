import pytest

from indexer.folding import Span, fold_text
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
        ("请查晋政发〔2021〕45号第二条", {"plan"}, "晋政发(2021)45号"),
        ("晋政发[2021]第45号", {"plan"}, "晋政发[2021]第45号"),
        ("晋政发〔2022〕45号", set(), "晋政发(2022)45号"),
        ("晋政办发〔2021〕45号", set(), "晋政办发(2021)45号"),
        ("国务院令第588号", set(), "国务院令第588号"),
    ],
)
def test_a_number_tells_its_document(text: str, documents: set[str], named: str, orders: Orders) -> None:
    told = orders.told(fold_text(text))
    assert told is not None
    assert told.documents == documents
    assert fold_text(text)[slice(*told.span)] == named


@pytest.mark.parametrize("text", ["命令第3号", "2021年45号楼", "国务院第十条", "45号", ""])
def test_other_numbers_tell_none(text: str, orders: Orders) -> None:
    assert orders.told(text) is None or orders.told(text) == (frozenset(), Span(0, len(text)))


@pytest.fixture(scope="module")
def plan(segmenter: Segmenter) -> Shelf:
    return shelf_of(PLAN, "某省水污染治理实施方案", segmenter)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("某政发〔2021〕45号第二部分", ["d/2"]),
        ("某政发[2021]45号 二、", ["d/2"]),
        ("某政发〔2021〕45号", ["d/1", "d/2"]),
        ("请找某政发〔2021〕45号的原文", ["d/1", "d/2"]),
        ("某政发〔2021〕45号第三部分", []),
        ("某政发〔2021〕46号第二部分", []),
        ("某政发〔2021〕46号", []),
        ("某政发〔2021〕45号怎么治理河流", []),
    ],
)
def test_clauses_of_the_document_with_a_number(text: str, ids: list[str], plan: Shelf) -> None:
    assert plan.ids(text) == ids
