"""How honest the outcome is: answers where there are none, refusals where there are."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sklearn.metrics import roc_auc_score

from eval.benchmark import ANSWERS, Qrel
from eval.measures import outcome_of
from eval.runs import Answered
from eval.statistics import Interval, share_interval


class Refusals(NamedTuple):
    """`auroc`: how well confidence tells answerable queries from others; `false_answers` and
    `false_refusals`: shares of unanswerable queries called answered, of answerable ones not found;
    `claimed`: share of answerable queries called answered, `precision`: of these, with a right
    first clause. `by_kind`: false answers by kind of unanswerable query.
    """

    auroc: float
    false_answers: Interval
    false_refusals: Interval
    claimed: Interval
    precision: Interval
    by_kind: Mapping[str, Interval]


def refusals(answered: Sequence[Answered], qrels: Sequence[Qrel]) -> Refusals:
    right = {(qrel.query_id, qrel.doc_id) for qrel in qrels if qrel.relevance >= ANSWERS}
    answerable = {query_id for query_id, _ in right}
    within = [one for one in answered if one.query.query_id in answerable]
    without = [one for one in answered if one.query.query_id not in answerable]
    claimed = [one for one in within if outcome_of(one) == "answered"]
    kinds = sorted({one.query.kind for one in without})
    return Refusals(
        auroc=_auroc(within, without),
        false_answers=_share(without, "answered"),
        false_refusals=_share(within, "not_found"),
        claimed=_share(within, "answered"),
        precision=share_interval(sum(_is_right(one, right) for one in claimed), len(claimed)),
        by_kind={
            kind: _share([one for one in without if one.query.kind == kind], "answered")
            for kind in kinds
        },
    )


def _auroc(within: Sequence[Answered], without: Sequence[Answered]) -> float:
    if not within or not without:
        return float("nan")
    truth = [True] * len(within) + [False] * len(without)
    return float(roc_auc_score(truth, [_confidence(one) for one in (*within, *without)]))


def _confidence(answered: Answered) -> float:
    return (answered.response.confidence or 0.0) if answered.response else 0.0


def _share(answered: Sequence[Answered], outcome: str) -> Interval:
    return share_interval(sum(outcome_of(one) == outcome for one in answered), len(answered))


def _is_right(answered: Answered, right: set[tuple[str, str]]) -> bool:
    results = answered.response.results if answered.response else ()
    return bool(results) and (answered.query.query_id, results[0].clause.clause_id) in right
