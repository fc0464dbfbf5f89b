import pytest

from service.numbers.ordered import ordered
from service.numbers.orders import NO_ORDERS, Orders

ORDERS = Orders.printed({"notice": ["沪府办发〔2011〕19号"], "rules": ["渝粮规范〔2023〕2号"]})


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("沪府办发(2011)19号里说三年要多招多少名教师", "三年要多招多少名教师"),
        ("沪府办发(2011)19号文件中三年要多招多少名教师", "三年要多招多少名教师"),
        ("沪府办发(2011)19号上海市要新增多少教师", "上海市要新增多少教师"),
        ("沪府办发(2011)19号中小学要新增多少教师", "中小学要新增多少教师"),
        ("沪府办发(2011)19号文化产业要新增多少", "文化产业要新增多少"),
        ("三年要多招多少名教师《沪府办发(2011)19号》", "三年要多招多少名教师"),
    ],
)
def test_what_is_asked_of_the_document(question: str, rest: str) -> None:
    asked = ordered(question, ORDERS)
    assert asked is not None
    assert asked == (rest, frozenset({"notice"}))


@pytest.mark.parametrize(
    "question",
    [
        "三年要多招多少名教师",
        "国发(1999)9号里说三年要多招多少名教师",
        "贯彻落实沪府办发(2011)19号要做什么",
        "沪府办发(2011)19号和渝粮规范(2023)2号有什么不同",
        "沪府办发(2011)19号",
    ],
)
def test_questions_that_ask_of_no_such_document(question: str) -> None:
    assert ordered(question, ORDERS) is None


def test_without_documents_there_is_none() -> None:
    assert ordered("沪府办发(2011)19号里说三年要多招多少名教师", NO_ORDERS) is None
