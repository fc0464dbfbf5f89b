from service.pages.hits import hits_in
from service.search import Searcher


def test_the_clauses_that_answer_come_in_reading_order_with_the_way_from_one_to_the_next(
    searcher: Searcher,
) -> None:
    found = hits_in(searcher, "jinzhong-145", "黑臭水体")
    assert found.outcome == "answered"
    assert list(found.by_row) == sorted(found.by_row)
    first, *_, last = found.in_order
    assert (first.number, first.previous, last.following) == (1, "", "")
    assert last.number == len(found.in_order)
    for before, after in zip(found.in_order, found.in_order[1:], strict=False):
        assert (before.following, after.previous) == (after.anchor, before.anchor)
    assert {hit.result.clause.document_id for hit in found.in_order} == {"jinzhong-145"}
    assert 1 in {hit.result.rank for hit in found.in_order}


def test_the_answer_and_its_fact_are_marked(searcher: Searcher) -> None:
    found = hits_in(searcher, "shanxi-meili", "2035年山西森林覆盖率要达到多少")
    [row] = [row for row, hit in found.by_row.items() if hit.result.rank == 1]
    text = searcher.index.texts["shanxi-meili"]
    sentence, fact = ((text[slice(*mark.span)], mark.kind) for mark in found.marks(row))
    assert sentence[1] == "answer"
    assert "全省森林覆盖率提高到27.22%" in sentence[0]
    assert fact == ("27.22%", "fact")
    assert found.marks(-1) == ()
    assert found.by_row[row].place == "五、(十六)"


def test_what_nothing_answers_has_no_hits(searcher: Searcher) -> None:
    found = hits_in(searcher, "guizhou-meili", "湖人昨晚赢了没有")
    assert (found.outcome, found.in_order) == ("not_found", [])


def test_without_a_question_nothing_is_searched(searcher: Searcher) -> None:
    found = hits_in(searcher, "guizhou-meili", " \n")
    assert (found.question, found.outcome, found.in_order) == ("", "", [])


def test_a_question_that_cannot_be_asked_says_why(searcher: Searcher) -> None:
    found = hits_in(searcher, "guizhou-meili", "字" * 10_000)
    assert "最多 300 个字" in found.message
    assert found.in_order == []
