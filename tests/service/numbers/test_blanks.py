from indexer.folding import Span
from service.numbers.blanks import blanked


def test_what_is_blank_leaves_the_rest_in_its_place() -> None:
    assert blanked("第八条和第九条", [Span(4, 7), Span(0, 3)]) == "   和   "
    assert blanked("第八条", [Span(1, 1)]) == "第八条"
    assert blanked("第八条", []) == "第八条"
