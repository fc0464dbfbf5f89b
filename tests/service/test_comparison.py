from dataclasses import replace

import pytest

from indexer.errors import DocumentUnknown
from indexer.index import Index
from service.comparison import MOST_SCOPES, compared, scopes
from service.errors import ParameterInvalid, QueryTooLong
from service.search import Searcher


def ids(index: Index, *names: str) -> dict[str, list[str]]:
    found = scopes(names, index.documents)
    return {scope.name: [document.document_id for document in scope.documents] for scope in found}


def test_a_place_stands_for_its_own_documents(index: Index) -> None:
    assert ids(index, "山西", "貴州省", " 晋中 ", "灵丘县") == {
        "山西省": ["shanxi-meili", "shanxi-shengtaisheng"],
        "贵州省": ["guizhou-meili"],
        "晋中市": ["jinzhong-145"],
        "灵丘县": ["lingqiu-shifan"],
    }


def test_a_place_without_documents_of_its_own_stands_for_the_places_in_it(index: Index) -> None:
    assert ids(index, "大同") == {"大同市": ["lingqiu-shifan"]}


def test_a_document_is_named_by_its_id_or_by_words_of_its_title(index: Index) -> None:
    title = index.documents["shanxi-meili"].title
    assert ids(index, "shanxi-meili", "美丽山西", title) == {title: ["shanxi-meili"]}


def test_two_versions_of_one_title_are_two(index: Index) -> None:
    old = index.documents["shanxi-meili"]
    new = replace(old, document_id="new")
    found = scopes(["shanxi-meili", "new", "shanxi-meili"], {"shanxi-meili": old, "new": new})
    assert [scope.documents for scope in found] == [[old], [new]]
    with pytest.raises(DocumentUnknown, match="shanxi-meili、new"):
        scopes([old.title], {"shanxi-meili": old, "new": new})


def test_an_unknown_or_ambiguous_name_is_told(index: Index) -> None:
    with pytest.raises(DocumentUnknown, match="没有叫“火星”的地区或文件"):
        scopes(["火星"], index.documents)
    with pytest.raises(DocumentUnknown, match=r"有 2 份文件.*shanxi-meili、guizhou-meili"):
        scopes(["实施意见"], index.documents)


def test_empty_names_count_for_nothing_and_there_is_a_limit(index: Index) -> None:
    assert scopes(["", "  "], index.documents) == []
    everything = ["山西", "贵州", "晋中", "灵丘", "shanxi-meili", "shanxi-shengtaisheng"]
    assert len(scopes(everything, index.documents)) == MOST_SCOPES
    with pytest.raises(ParameterInvalid, match=f"最多并排比较 {MOST_SCOPES} 处") as told:
        scopes([*everything, "大同"], index.documents)
    assert told.value.field == "in"


def test_each_scope_answers_from_its_own_documents(searcher: Searcher) -> None:
    question = "2035年森林覆盖率要达到多少"
    shanxi, jinzhong = compared(searcher, question, scopes(["山西", "晋中"], searcher.index.documents))
    assert {result.document.document_id for result in shanxi.response.results} <= {
        "shanxi-meili",
        "shanxi-shengtaisheng",
    }
    assert {result.document.document_id for result in jinzhong.response.results} <= {"jinzhong-145"}
    assert "27.22%" in shanxi.response.results[0].answer.text


def test_what_nothing_at_all_answers_no_scope_does(searcher: Searcher) -> None:
    within = scopes(["山西", "贵州", "晋中", "灵丘"], searcher.index.documents)
    found = compared(searcher, "湖人昨晚赢了没有", within)
    assert {each.response.outcome for each in found} == {"not_found"}


def test_a_question_that_cannot_be_asked_is_refused(searcher: Searcher) -> None:
    with pytest.raises(QueryTooLong):
        compared(searcher, "字" * 301, scopes(["山西"], searcher.index.documents))
