import pytest

from indexer.words import Segmenter
from service.numbers.reader import Reader
from service.questions.query import read_query
from tests.service.conftest import Shelf, shelf_of

TEXT = """某省湖泊水库保护条例
某政发〔2021〕45号
第一条 为了保护湖泊,制定本条例。
第二条 禁止排污。
"""


@pytest.fixture(scope="module")
def reader(segmenter: Segmenter) -> Reader:
    return shelf_of(TEXT, "某省湖泊水库保护条例", segmenter).lookup.reader


@pytest.mark.parametrize("text", ["湖泊条例第二条", "某政发〔2021〕45号第二条", "湖泊条例弟二条"])
def test_a_number_is_read(text: str, reader: Reader) -> None:
    asked = reader.read(reader.meant(read_query(text, reader.segmenter)))
    assert asked is not None
    assert [one.readings[0][-1].number for one in asked.references] == [(2,)]


def test_numbers_of_issue_are_cited(reader: Reader) -> None:
    asked = [
        reader.read(read_query(f"某政发〔2021〕{number}号第二条", reader.segmenter))
        for number in (45, 46)
    ]
    cited = [one.cited[0].documents for one in asked if one]
    assert cited == [frozenset({"d"}), frozenset()]


def test_what_may_have_been_meant_is_read_only_where_it_is_something_else(reader: Reader) -> None:
    slipped, sounded, right = (
        read_query(f"某省{name}第二条", reader.segmenter)
        for name in ("湖泊水库保沪条例", "湖泊水苦保护条例", "湖泊水库保护条例")
    )
    assert reader.read_as_slipped(slipped)
    assert reader.read_as_sounded(sounded)
    assert reader.read_as_slipped(right) is None
    assert reader.read_as_sounded(right) is None


@pytest.mark.parametrize(
    ("text", "documents"),
    [("某政发〔2021〕45号", {"d"}), ("某政发〔2021〕45号全文", {"d"}), ("某政发〔2021〕45号禁止什么排污", set()),
     ("排污 某政发〔2021〕45号", set()),
     ("湖泊条例", set())],
)  # fmt: skip
def test_a_document_by_nothing_but_its_number(text: str, documents: set[str], reader: Reader) -> None:
    assert reader.issued(read_query(text, reader.segmenter)) == documents


def test_the_real_documents_have_no_number_of_issue(shelf: Shelf) -> None:
    cited = read_query("环发〔2007〕195号", shelf.segmenter)
    assert shelf.lookup.reader.issued(cited) == frozenset()
