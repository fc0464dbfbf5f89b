"""Measures of a run by query type."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import ir_measures
from ir_measures import RR, R, Success, nDCG

from eval.benchmark import ANSWERS, Qrel
from eval.markdown_table import markdown_table
from eval.runs import Answered, scored

MEASURES = (nDCG @ 10, Success @ 1, Success(rel=ANSWERS) @ 1, RR @ 10, R @ 10, R @ 100)
ALL = "全部"


class Row(NamedTuple):
    """Mean measures of the judged queries of one type; `values` go by the measure's name."""

    type: str
    queries: int
    values: Mapping[str, float]


class Honesty(NamedTuple):
    """Shares of queries: unanswerable ones said to be answered, answerable ones not found."""

    unanswerable: int
    false_answers: float
    answerable: int
    false_refusals: float


def measured(answered: Sequence[Answered], qrels: Sequence[Qrel]) -> tuple[Row, ...]:
    """One row a query type and one of all; a judged query missing from the run counts as 0."""
    judged = {qrel.query_id for qrel in qrels}
    types = {one.query.query_id: one.query.type for one in answered if one.query.query_id in judged}
    by_type: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for metric in ir_measures.iter_calc(MEASURES, qrels, list(scored(answered))):
        for name in (types.get(metric.query_id), ALL):
            if name is not None:
                by_type[name][str(metric.measure)].append(metric.value)
    return tuple(_row(name, values) for name, values in sorted(by_type.items(), key=_last_all))


def honesty(answered: Sequence[Answered], qrels: Sequence[Qrel]) -> Honesty:
    """How often the outcome misleads. A query without a judgement has no clause that answers."""
    answerable_ids = {qrel.query_id for qrel in qrels if qrel.relevance > 0}
    outcomes = [(one.query.query_id in answerable_ids, outcome_of(one)) for one in answered]
    without = [outcome for is_answerable, outcome in outcomes if not is_answerable]
    within = [outcome for is_answerable, outcome in outcomes if is_answerable]
    return Honesty(len(without), _share(without, "answered"), len(within), _share(within, "not_found"))


def outcome_of(answered: Answered) -> str:
    return answered.response.outcome if answered.response else "not_found"


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    names = [str(measure) for measure in MEASURES]
    shown = [
        [row.type, str(row.queries), *(f"{row.values[name]:.3f}" for name in names)] for row in rows
    ]
    return "\n".join(markdown_table(["类型", "查询", *names], shown))


def sentence(found: Honesty) -> str:
    """Both ways of misleading, in words."""
    return (
        f"\n无答案的 {found.unanswerable} 条中误称找到 {found.false_answers:.1%};"
        f"有答案的 {found.answerable} 条中误称没有找到 {found.false_refusals:.1%}。"
    )


def _row(name: str, values: Mapping[str, Sequence[float]]) -> Row:
    means = {measure: sum(per_query) / len(per_query) for measure, per_query in values.items()}
    return Row(name, len(next(iter(values.values()))), means)


def _last_all(item: tuple[str, object]) -> tuple[bool, str]:
    return item[0] == ALL, item[0]


def _share(outcomes: Sequence[str], wanted: str) -> float:
    return outcomes.count(wanted) / len(outcomes) if outcomes else 0.0
