import pytest

from indexer.index import Index
from service.quotations.citations import NOWHERE, Citations
from service.search import Searcher


@pytest.fixture(scope="module")
def citations(index: Index, searcher: Searcher) -> Citations:
    return Citations.of(index, searcher.numbered)


def test_every_printed_citation_names_its_clause(citations: Citations, index: Index) -> None:
    for row, clause in enumerate(index.clauses):
        cited = citations.read(clause.citation)
        assert cited is not None
        assert cited.rows == {row}, clause.citation


@pytest.mark.parametrize(
    "citation", ["贵州实施意见附件第十三条", "貴州實施意見附件第十三條", "美丽贵州附件第 13 条"]
)
def test_a_reference_by_number(citation: str, citations: Citations, index: Index) -> None:
    cited = citations.read(citation)
    assert cited is not None
    assert [index.clauses[row].clause_id for row in cited.rows] == ["guizhou-meili/annex/3/13"]


def test_a_document_by_its_name(citations: Citations, index: Index) -> None:
    title = index.documents["shanxi-shengtaisheng"].title
    for citation in (title, f"《{title}》"):
        cited = citations.read(citation)
        assert cited is not None
        assert cited.document_id == "shanxi-shengtaisheng"


def test_the_pages_of_another_edition_do_not_matter(citations: Citations, index: Index) -> None:
    assert citations.read(index.clauses[5].citation + "(第3—4页)") == citations.read(
        index.clauses[5].citation
    )


def test_a_number_that_does_not_exist_and_what_is_no_citation(citations: Citations) -> None:
    assert citations.read("贵州实施意见附件第九十三条") == NOWHERE
    assert [citations.read(text) for text in ("天书", "", "\x00", "长" * 301)] == [None] * 4
