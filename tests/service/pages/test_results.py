from urllib.parse import unquote

import pytest

from indexer.errors import DocumentUnknown
from service.errors import QueryEmpty
from service.pages.asked import CANDIDATES, MOST_PAGES, ON_PAGE, Asked
from service.pages.results import ResultsPage, results_page
from service.search import Searcher

QUESTION = "2035年山西森林覆盖率要达到多少"
BROAD = "生态环境分区管控"


def ranks(page: ResultsPage) -> list[int]:
    return [view.result.rank for view in page.results]


def test_the_answer_stands_on_top_of_the_first_page_and_nowhere_else(searcher: Searcher) -> None:
    first, second = (results_page(searcher, Asked(q=QUESTION, page=page)) for page in (1, 2))
    assert first.answer is not None
    assert first.answer.result.answer.fact is not None
    assert first.answer.result.answer.fact.text == "27.22%"
    assert ranks(first) == list(range(2, 2 + ON_PAGE))
    assert second.answer is None
    assert min(ranks(second)) > max(ranks(first))


def test_pages_hold_every_candidate_once(searcher: Searcher) -> None:
    pages = [results_page(searcher, Asked(q=BROAD, page=page)) for page in range(1, MOST_PAGES + 1)]
    listed = [view for page in pages[: pages[0].pages] for view in page.results]
    views = [*filter(None, [pages[0].answer]), *listed]
    shown = [view.result.clause.clause_id for view in views]
    copies = [copy.url for view in views for copy in view.copies]
    assert len(shown) == len(set(shown))
    assert len(shown) + len(copies) == CANDIDATES


def test_a_page_behind_the_last_is_the_last(searcher: Searcher) -> None:
    one = Asked(q="第一条", document=["guizhou-meili"], page=MOST_PAGES)
    page = results_page(searcher, one)
    assert page.page == page.pages < MOST_PAGES


def test_document_order_is_that_of_reading(searcher: Searcher) -> None:
    page = results_page(searcher, Asked(q=BROAD, sort="document"))
    rows = [searcher.row(view.result.clause.clause_id) for view in page.results]
    assert rows == sorted(rows)
    assert ranks(page) != sorted(ranks(page))


def test_filters_hold_and_can_be_taken_back(searcher: Searcher) -> None:
    page = results_page(searcher, Asked(q=BROAD, region=["晋中"], year_from=2023, year_to=2024))
    assert {view.result.clause.document_id for view in page.results} == {"jinzhong-145"}
    assert [(chip.words, chip.is_known) for chip in page.chips] == [
        ("地区:晋中", True), ("年份:2023—2024年", True)
    ]  # fmt: skip
    assert "region" not in page.chips[0].url
    assert "year" not in page.chips[1].url
    assert page.searched.documents == 1


def test_a_facet_counts_what_its_other_values_would_bring(searcher: Searcher) -> None:
    page = results_page(searcher, Asked(q=BROAD, region=["贵州省"]))
    regions, kinds, *_ = page.facets
    assert {choice.words: choice.is_chosen for choice in regions.choices}["贵州省"]
    assert sum(choice.hits > 0 for choice in regions.choices) > 1
    assert [choice.words for choice in kinds.choices] == ["实施意见"]
    chosen = next(choice for choice in regions.choices if choice.is_chosen)
    assert "region" not in chosen.url


@pytest.mark.parametrize(
    "asked",
    [Asked(q=BROAD, region=["火星"]), Asked(q=BROAD, kind=["童话"]), Asked(q=BROAD, year_to=1950)],
)
def test_a_filter_that_no_document_meets_is_said_to_be_unknown(searcher: Searcher, asked: Asked) -> None:
    page = results_page(searcher, asked)
    assert page.searched == (0, 0)
    assert [chip.is_known for chip in page.chips] == [False]
    assert (page.results, page.facets, page.pages) == ((), (), 1)


def test_of_what_is_no_answer_one_page_is_enough(searcher: Searcher) -> None:
    page = results_page(searcher, Asked(q="湖人昨晚赢了没有", page=3))
    assert page.response.outcome == "not_found"
    assert (page.answer, page.facets, page.pages) == (None, (), 1)
    assert len(page.results) <= ON_PAGE


def test_a_result_leads_to_its_sentence_in_the_document(searcher: Searcher) -> None:
    view = results_page(searcher, Asked(q=QUESTION)).answer
    assert view is not None
    start, end = view.result.answer.span
    assert unquote(view.url) == f"/documents/shanxi-meili?q={QUESTION}&mark={start}-{end}#5/16"


def test_what_cannot_be_asked(searcher: Searcher) -> None:
    with pytest.raises(QueryEmpty):
        results_page(searcher, Asked(q="?"))
    with pytest.raises(DocumentUnknown):
        results_page(searcher, Asked(q="水", document=["nowhere"]))
