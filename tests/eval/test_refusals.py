import math

import pytest

from eval.benchmark import JudgedQuery, Qrel
from eval.refusals import refusals
from eval.runs import Answered
from eval.statistics import share_interval
from service.ranking.decision import Outcome
from service.results import Response
from service.search import Searcher


@pytest.fixture(scope="module")
def first(searcher: Searcher) -> Response:
    return searcher.search("海绵城市", 1)


def said(
    first: Response, query_id: str, outcome: Outcome, confidence: float | None, kind: str = ""
) -> Answered:
    query = JudgedQuery(query_id, "", "", (), "", kind)
    return Answered(query, Response("", outcome, confidence, 0.0, "", first.results))


def test_every_way_of_misleading_is_counted(first: Response) -> None:
    clause_id = first.results[0].clause.clause_id
    answered = (
        said(first, "right", "answered", 0.9),
        said(first, "wrong", "answered", 0.8),
        said(first, "offered", "related", 0.5),
        said(first, "refused", "not_found", 0.1),
        said(first, "far", "not_found", 0.05, "离题"),
        said(first, "near", "answered", 0.7, "近似"),
        said(first, "nearer", "related", 0.4, "近似"),
    )
    qrels = [Qrel("right", clause_id, 2)]
    qrels += [Qrel(query_id, "elsewhere", 2) for query_id in ("wrong", "offered", "refused")]
    found = refusals(answered, qrels)
    assert found.auroc == pytest.approx(9 / 12)
    assert found.false_answers == share_interval(1, 3)
    assert found.false_refusals == share_interval(1, 4)
    assert found.claimed == share_interval(2, 4)
    assert found.precision == share_interval(1, 2)
    assert found.by_kind == {"离题": share_interval(0, 1), "近似": share_interval(1, 2)}


def test_a_clause_only_on_the_topic_is_no_answer(first: Response) -> None:
    qrels = [Qrel("topic", first.results[0].clause.clause_id, 1)]
    found = refusals([said(first, "topic", "answered", 0.9, "近似")], qrels)
    assert found.false_answers == found.by_kind["近似"] == share_interval(1, 1)
    assert found.claimed == share_interval(0, 0)


def test_an_unreadable_query_counts_as_not_found(first: Response) -> None:
    lost = Answered(JudgedQuery("lost", "", "", (), ""), None)
    found = refusals([lost, said(first, "other", "answered", 0.9, "离题")], [Qrel("lost", "x", 2)])
    assert found.false_refusals == share_interval(1, 1)
    assert found.precision == share_interval(0, 0)
    assert found.auroc == 0


def test_confidence_tells_nothing_where_there_is_but_one_sort(first: Response) -> None:
    uncalibrated = said(first, "q", "related", None)
    assert math.isnan(refusals([uncalibrated], [Qrel("q", "x", 2)]).auroc)
    assert math.isnan(refusals([uncalibrated], []).auroc)
