"""The whole report on a benchmark: measured once, written as Markdown and as JSON."""

import os
import platform
import statistics
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, NamedTuple

import ir_measures

from eval.benchmark import ANSWERS, JudgedQuery, Qrel
from eval.facts import shown
from eval.measures import ALL, MEASURES
from eval.refusals import Refusals, refusals
from eval.runs import Answered, ScoredDoc, run, scored
from eval.statistics import Comparison, Interval, compared, mean_interval, share_interval
from eval.systems import PRODUCT, System, run_of
from eval.variants import flips
from indexer.index import Index
from service.errors import RequestInvalid
from service.search import Searcher
from service.stages import stage, timed

_HEADLINE = MEASURES[0]
_WORST = 20
_TIMED = 200
WHOLE = "whole"

PerQuery = Mapping[str, Mapping[str, float]]


class Report(NamedTuple):
    """`types`: query type → measure → interval; `systems`: name → measure → interval; `against`:
    the product's headline measure compared with each other system's."""

    card: Mapping[str, str]
    types: Mapping[str, Mapping[str, Interval]]
    counts: Mapping[str, int]
    systems: Mapping[str, Mapping[str, Interval]]
    against: Mapping[str, Comparison]
    refusals: Refusals
    sentence: Interval
    accepted: Interval
    fact: Interval
    named: Interval
    flips: Mapping[str, Interval]
    worst: Sequence[Mapping[str, Any]]
    milliseconds: Mapping[str, float]


def reported(
    searcher: Searcher, queries: Sequence[JudgedQuery], qrels: Sequence[Qrel], others: Sequence[System],
    keep: Callable[[str, Sequence[ScoredDoc]], None],
) -> Report:  # fmt: skip
    """Measure everything. `keep` is told the run of each system."""
    answered = run(searcher, queries)
    ours = tuple(scored(answered))
    keep(PRODUCT, ours)
    per_query = {PRODUCT: values_of(ours, qrels)}
    for system in others:
        theirs = run_of(system, queries, searcher.index)
        keep(system.name, theirs)
        per_query[system.name] = values_of(theirs, qrels)
    judged = sorted({qrel.query_id for qrel in qrels})
    types = {query.query_id: query.type for query in queries}
    found = list(shown(answered))
    facts = [one.fact for one in found if one.fact is not None]
    named = [one.named for one in found if one.named is not None]
    return Report(
        card=card(searcher.index, queries, qrels),
        types=dict(_by_type(per_query[PRODUCT], types, judged)),
        counts=Counter([ALL] * len(judged) + [types[query] for query in judged]),
        systems={name: _intervals(values, judged) for name, values in per_query.items()},
        against={name: compared(*(_column(one, judged) for one in (per_query[PRODUCT], values)))
                 for name, values in per_query.items() if name != PRODUCT},
        refusals=refusals(answered, qrels),
        sentence=share_interval(sum(one.sentence for one in found), len(found)),
        accepted=share_interval(sum(one.accepted for one in found), len(found)),
        fact=share_interval(sum(facts), len(facts)),
        named=share_interval(sum(named), len(named)),
        flips=dict(_flip_rates(searcher, [query for query in queries if query.gold])),
        worst=list(_worst(answered, qrels, per_query[PRODUCT], searcher.index)),
        milliseconds=_times(searcher, queries),
    )  # fmt: skip


def values_of(run: Sequence[ScoredDoc], qrels: Sequence[Qrel]) -> PerQuery:
    """Measure → query → value; a judged query that is missing from the run counts as 0."""
    values: dict[str, dict[str, float]] = {str(measure): {} for measure in MEASURES}
    for metric in ir_measures.iter_calc(MEASURES, qrels, list(run)):
        values[str(metric.measure)][metric.query_id] = metric.value
    return values


def card(index: Index, queries: Sequence[JudgedQuery], qrels: Sequence[Qrel]) -> dict[str, str]:
    """What was measured, where and when."""
    manifest = index.manifest
    judged = len({qrel.query_id for qrel in qrels})
    each = len(qrels) / max(judged, 1)
    size = f"{manifest.documents} 份文件,{manifest.clauses} 条条款,{manifest.sentences} 句"
    return {
        "日期": datetime.now(UTC).date().isoformat(),
        "提交": _commit(),
        "机器": f"{platform.machine()},{os.cpu_count()} 核",
        "索引": f"{manifest.version}:{size}",
        "编码器": f"{manifest.model.name}({manifest.model.fingerprint[:12]})",
        "查询": f"{len(queries)} 条,其中 {judged} 条有答案;每条平均 {each:.1f} 个判断",
    }


def _commit() -> str:
    told = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return told.stdout.strip() or "未知"


def _intervals(values: PerQuery, judged: Sequence[str]) -> dict[str, Interval]:
    return {
        name: mean_interval([per.get(query, 0.0) for query in judged]) for name, per in values.items()
    }


def _by_type(
    values: PerQuery, types: Mapping[str, str], judged: Sequence[str]
) -> Iterator[tuple[str, dict[str, Interval]]]:
    for name in sorted({types[query] for query in judged}):
        yield name, _intervals(values, [query for query in judged if types[query] == name])
    yield ALL, _intervals(values, judged)


def _column(values: PerQuery, judged: Sequence[str]) -> list[float]:
    return [values[str(_HEADLINE)].get(query, 0.0) for query in judged]


def _flip_rates(searcher: Searcher, queries: Sequence[JudgedQuery]) -> Iterator[tuple[str, Interval]]:
    found = list(flips(searcher, [query.text for query in queries]))
    for name in sorted({name for name, _, _ in found}):
        own = [flipped for variant, _, flipped in found if variant == name]
        yield name, share_interval(sum(own), len(own))
    yield ALL, share_interval(sum(flipped for *_, flipped in found), len(found))


def _worst(
    answered: Sequence[Answered], qrels: Sequence[Qrel], values: PerQuery, index: Index
) -> Iterator[dict[str, Any]]:
    headline = values[str(_HEADLINE)]
    by_id = {one.query.query_id: one for one in answered}
    for query_id in sorted(headline, key=lambda query: (headline[query], query))[:_WORST]:
        one = by_id[query_id]
        right = {q.doc_id for q in qrels if q.query_id == query_id and q.relevance >= ANSWERS}
        yield {
            "query": one.query.text, "type": one.query.type, "value": round(headline[query_id], 3),
            "reason": _reason(one, right),
        }  # fmt: skip


def _reason(answered: Answered, right: set[str]) -> str:
    """What came first instead, and where the first right clause is."""
    results = answered.response.results if answered.response else ()
    place = next((r.rank for r in results if r.clause.clause_id in right), None)
    where = f"第一个对的排第 {place}" if place else "对的没有列出"
    return f"{where};排第 1 的是 {results[0].clause.clause_id}" if results else "没有列出任何条款"


def _times(searcher: Searcher, queries: Sequence[JudgedQuery]) -> dict[str, float]:
    """Median milliseconds of each stage of a search and of the whole, in the same run."""
    taken: dict[str, list[float]] = {}
    for query in queries[:_TIMED]:
        with timed() as stages, stage(WHOLE), suppress(RequestInvalid):
            searcher.search(query.text)
        for name, milliseconds in stages.items():
            taken.setdefault(name, []).append(milliseconds)
    return {name: round(statistics.median(times), 2) for name, times in taken.items()}
