"""The whole way of a question over the real index."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import hypothesis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from indexer.clauses import context
from indexer.errors import DocumentUnknown
from indexer.folding import fold_text
from indexer.index import Index, open_index
from indexer.passages import Passage
from indexer.publication import current
from indexer.settings import Settings
from indexer.words import Segmenter
from service.errors import RequestInvalid
from service.questions.thesaurus import ThesaurusFile
from service.ranking.filters import Filters
from service.ranking.ranker import Ranker
from service.ranking.retrieval import EmbeddedLegs
from service.search import Searcher
from tests.small import write_corpus, write_small_index


def test_the_question_that_the_product_opens_with(searcher: Searcher) -> None:
    response = searcher.search("2035年山西森林覆盖率要达到多少")
    first = response.results[0]
    assert response.outcome == "answered"
    assert first.clause.clause_id == "shanxi-meili/5/16"
    assert first.answer.text.startswith("到2035年,全省森林覆盖率提高到27.22%")
    assert first.answer.fact is not None
    assert first.answer.fact.text == "27.22%"


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [
        ("晋中哪一年全面消除县城建成区黑臭水体", "jinzhong-145/3/4/3/p4"),
        ("貴州國土空間一張圖由誰牽頭", "guizhou-meili/annex/1/1"),
        ("２０２５年灵丘新能源装机多少兆瓦", "lingqiu-shifan/2/4/14"),
        ("褐马鸡红豆杉保护", "shanxi-shengtaisheng/5/1/2"),
    ],
)
def test_questions_to_each_of_the_other_documents(
    searcher: Searcher, question: str, clause_id: str
) -> None:
    assert searcher.search(question).results[0].clause.clause_id == clause_id


@pytest.mark.parametrize("question", ["你好呀,你叫什么名字", "今天天气怎么样", "讲个笑话听听"])
def test_small_talk_is_never_called_answered(searcher: Searcher, question: str) -> None:
    assert searcher.search(question).outcome != "answered"


@pytest.mark.parametrize("question", ["asdkj123 qwe;;zxc", "湖人昨晚赢了没有", "lorem ipsum"])
def test_what_no_document_treats_is_not_found(searcher: Searcher, question: str) -> None:
    assert searcher.search(question).outcome == "not_found"


@pytest.mark.parametrize("question", ["什么时候", "的", "有什么规定"])
def test_a_question_that_names_nothing_is_answered_by_nothing(searcher: Searcher, question: str) -> None:
    response = searcher.search(question)
    assert response.outcome == "not_found"
    scores = [result.score for result in response.results]
    assert all(a > b > 0 for a, b in pairwise(scores))


def test_the_plan_of_a_city_does_not_answer_for_its_province(searcher: Searcher) -> None:
    city = searcher.search("晋中煤层气产能2025年要达到多少")
    province = searcher.search("山西煤层气产能2025年要达到多少")
    assert city.results[0].clause.document_id == "jinzhong-145"
    assert city.outcome == "answered"
    assert province.outcome != "answered"


def test_the_first_score_is_the_confidence(searcher: Searcher) -> None:
    response = searcher.search("无废城市建设比例")
    assert response.results[0].score == response.confidence


def test_the_cross_encoder_reads_a_sentence_as_it_is_indexed(
    searcher: Searcher, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert index.cross_encoder
    read: list[Passage] = []
    usual = index.cross_encoder.log_odds

    def watched(question: str, passages: Sequence[Passage]) -> NDArray[np.float32]:
        read.extend(passages)
        return usual(question, passages)

    monkeypatch.setattr(index.cross_encoder, "log_odds", watched)
    first = searcher.search("贵州2030年森林覆盖率目标").results[0]
    assert [passage.above for passage in read] == [context(first.clause, first.document)]
    sentence, shown = (re.sub(r"\s", "", text) for text in (read[0].sentence, first.answer.text))
    assert sentence in fold_text(shown)


def test_without_a_cross_encoder_nothing_is_said_of_the_sentence(
    searcher: Searcher, index: Index, segmenter: Segmenter
) -> None:
    alone = replace(index, cross_encoder=None)
    own = Searcher(alone, Ranker(alone, EmbeddedLegs(alone)), segmenter)
    query = own.query("贵州2030年森林覆盖率目标")
    assert own.signals(query, own.rank(query, 3)).answers == 0
    assert searcher.signals(query, searcher.rank(query, 3)).answers != 0


def test_every_offset_of_a_response_is_exact(searcher: Searcher) -> None:
    for question in ("无废城市建设比例2027年达到多少", "細顆粒物濃度目標是多少", "污水处理率要达到多少"):
        for result in searcher.search(question, 20).results:
            text = searcher.index.texts[result.clause.document_id]
            source, answer = result.clause.source, result.answer
            assert text[source.start : source.end] == result.clause.text
            assert text[answer.span.start : answer.span.end] == answer.text
            assert source.start <= answer.span.start < answer.span.end <= source.end
            if answer.fact:
                assert text[answer.fact.span.start : answer.fact.span.end] == answer.fact.text
            assert all(source.start <= a < b <= source.end for a, b in result.highlights)


def test_scores_fall_strictly_and_the_same_question_gives_the_same_response(searcher: Searcher) -> None:
    first, again = (searcher.search("加强核与辐射风险防范监管", 100) for _ in range(2))
    scores = [result.score for result in first.results]
    assert len(scores) == 100
    assert all(a > b for a, b in pairwise(scores))
    assert first.results == again.results


def test_simplified_traditional_and_full_width_ask_the_same(searcher: Searcher) -> None:
    forms = ("2030年碳达峰怎么推进", "２０３０年碳达峰怎么推进", "2030年碳達峰怎麼推進")
    assert len({searcher.search(form).results for form in forms}) == 1


def test_filters_limit_the_documents(searcher: Searcher) -> None:
    def found(**fields: object) -> set[str]:
        response = searcher.search("无废城市", 50, Filters(**fields))  # type: ignore[arg-type]
        return {result.clause.document_id for result in response.results}

    assert found(document=("guizhou-meili",)) == {"guizhou-meili"}
    assert found(region=("贵州",)) == {"guizhou-meili"}
    assert found(kind=("实施意见",)) == {"shanxi-meili", "guizhou-meili"}
    assert found(year_from=2026) == {"shanxi-shengtaisheng"}
    with pytest.raises(DocumentUnknown):
        found(document=("nowhere",))


def test_filters_that_admit_nothing_find_nothing(searcher: Searcher) -> None:
    response = searcher.search("无废城市", 10, Filters(region=("贵州",), year_from=2026))
    assert (response.outcome, response.confidence, response.results) == ("not_found", 0.0, ())


@pytest.mark.parametrize("question", ["义务教育怎么报名", "住房公积金怎么提取", "股票什么时候开盘"])
def test_what_nothing_at_all_answers_no_document_does(searcher: Searcher, question: str) -> None:
    limits = [Filters(document=(name,)) for name in searcher.index.documents]
    assert {searcher.search(question, 3, limit).outcome for limit in limits} == {"not_found"}


def test_a_question_may_name_its_document_by_number(
    tmp_path: Path, settings: Settings, segmenter: Segmenter
) -> None:
    documents = write_corpus(tmp_path / "corpus", {"节水.txt": "节水", "造林.txt": "造林"}) / "documents"
    for number, path in enumerate(sorted(documents.iterdir()), start=1):
        path.write_text(f"某政发〔2021〕{number}号\n\n{path.read_text('utf-8')}", encoding="utf-8")
    write_small_index(tmp_path, settings.cache)
    index = open_index(current(tmp_path / "index"))
    found = Searcher(index, Ranker(index, EmbeddedLegs(index)), segmenter, ThesaurusFile())
    for number, path in enumerate(sorted(documents.iterdir()), start=1):
        results = found.search(f"某政发〔2021〕{number}号里说,由谁负责实施").results
        assert {result.clause.document_id for result in results} == {path.stem}


def test_k_bounds_the_results(searcher: Searcher) -> None:
    assert [len(searcher.search("海绵城市", k).results) for k in (1, 7)] == [1, 7]


def test_a_clause_that_is_asked_for_by_its_number(searcher: Searcher) -> None:
    response = searcher.search("美丽山西第八条")
    assert response.outcome == "answered"
    assert [result.clause.clause_id for result in response.results] == ["shanxi-meili/3/8"]
    assert response.results[0].score == response.confidence


@pytest.mark.parametrize("question", ["美丽山西第九十九条", "晋中规划第五百条", "贵州附件第九十条"])
def test_a_number_that_does_not_exist_finds_nothing(searcher: Searcher, question: str) -> None:
    response = searcher.search(question)
    assert (response.outcome, response.confidence, response.results) == ("not_found", 0.0, ())


def test_a_number_that_several_documents_have_gives_each_of_them(searcher: Searcher) -> None:
    response = searcher.search("第八条", 50)
    assert {"shanxi-meili", "guizhou-meili"} <= {
        result.clause.document_id for result in response.results
    }
    scores = [result.score for result in response.results]
    assert all(a > b for a, b in pairwise(scores))


def test_a_number_is_looked_up_among_the_admitted_documents_alone(searcher: Searcher) -> None:
    guizhou = Filters(document=("guizhou-meili",))
    found = searcher.search("第八条", 50, guizhou).results
    assert {result.clause.document_id for result in found} == {"guizhou-meili"}
    assert searcher.search("美丽山西第八条", 10, guizhou).results == ()


def test_clauses_under_a_number_come_in_reading_order(searcher: Searcher) -> None:
    found = searcher.search("美丽山西第三部分", 100).results
    starts = [result.clause.source.start for result in found]
    assert len(found) > 1
    assert {result.clause.clause_id.rpartition("/")[0] for result in found} == {"shanxi-meili/3"}
    assert starts == sorted(starts)


def test_places_come_in_the_order_in_which_they_are_named(searcher: Searcher) -> None:
    found = searcher.search("灵丘规划第8条和山西意见第17条").results
    assert [result.clause.clause_id for result in found] == ["lingqiu-shifan/2/2/8", "shanxi-meili/5/17"]


def test_a_topic_orders_the_clauses_under_a_number(searcher: Searcher) -> None:
    found = searcher.search("晋中规划第三章第五节 地下水", 100).results
    assert {result.clause.clause_id.rpartition("/")[0] for result in found[:3]} == {"jinzhong-145/3/5/3"}
    assert {result.clause.clause_id[: len("jinzhong-145/3/5")] for result in found} == {
        "jinzhong-145/3/5"
    }


def test_a_query_that_names_a_number_is_known(searcher: Searcher) -> None:
    assert searcher.is_reference("美丽山西第八条")
    assert not searcher.is_reference("2035年山西森林覆盖率要达到27.22%吗")


def test_a_place_that_no_document_is_for_is_never_answered(searcher: Searcher) -> None:
    assert searcher.search("太原市森林覆盖率要达到多少").outcome != "answered"


@given(st.text(alphabet="水第八条款附件一0.２①()、 ?的İß\u3164\u0301\u200b\U0001f600", max_size=20))
@hypothesis.settings(max_examples=40)
def test_any_text_is_answered_or_refused(searcher: Searcher, text: str) -> None:
    try:
        response = searcher.search(text, 5)
    except RequestInvalid:
        return
    scores = [result.score for result in response.results]
    assert all(a > b > 0 for a, b in pairwise(scores))
    assert response.outcome == "not_found" or scores


def test_an_index_without_calibration_claims_no_answer(index: Index, segmenter: Segmenter) -> None:
    bare = replace(index, manifest=replace(index.manifest, calibration=None))
    searcher = Searcher(bare, Ranker(bare, EmbeddedLegs(bare)), segmenter)
    response = searcher.search("2035年山西森林覆盖率要达到多少")
    assert (response.outcome, response.confidence) == ("related", None)
    assert response.results[0].clause.clause_id == "shanxi-meili/5/16"
    assert not searcher.is_calibrated
