from indexer.labels import settled
from indexer.lines import printed
from indexer.nesting import ranks
from indexer.numbering import Kind
from indexer.readers.rawtext import RawText


def order(text: str) -> list[Kind]:
    found = ranks(settled(printed(RawText(text)).paragraphs))
    return sorted(found, key=lambda kind: found[kind])


def test_the_standard_order_holds_where_a_document_keeps_it() -> None:
    assert order("一、甲\n(一)乙\n1.丙\n正文。\n(二)丁\n1.戊\n正文。") == list(Kind)


def test_one_deviation_is_no_order() -> None:
    assert order("一、甲\n1.乙\n(一)丙\n正文。") == list(Kind)


def test_a_document_that_puts_digits_above_brackets() -> None:
    found = order("1.甲\n(一)乙\n正文。\n2.丙\n(一)丁\n正文。\n3.戊\n(一)己\n正文。")
    assert found.index(Kind.DIGIT) < found.index(Kind.NUMERAL_IN_BRACKETS)
