import numpy as np
import pytest

from eval.benchmark import JudgedQuery, Qrel, read_queries, resolved
from eval.commands import DEVELOPMENT
from eval.measures import ALL, MEASURES
from eval.report import Report, reported, values_of
from eval.runs import ScoredDoc
from eval.systems import PRODUCT, System, product
from service.search import Searcher

SAME = "同样的做法"


def chosen(*names: str) -> tuple[JudgedQuery, ...]:
    return tuple(query for query in read_queries(DEVELOPMENT) if query.query_id in names)


QUERIES = chosen("q001", "q021", "q022", "n001")


@pytest.fixture(scope="module")
def kept() -> list[str]:
    return []


@pytest.fixture(scope="module")
def found(searcher: Searcher, kept: list[str]) -> Report:
    qrels = tuple(resolved(QUERIES, searcher.index))
    return reported(
        searcher, QUERIES, qrels, [product(SAME, searcher)], lambda name, _: kept.append(name)
    )


def test_every_part_counts_its_own_queries(found: Report, kept: list[str]) -> None:
    assert found.counts == {"keyword": 1, "fact": 2, ALL: 3}
    assert set(found.types) == set(found.counts)
    assert kept == list(found.systems) == [PRODUCT, SAME]
    assert len(found.worst) == 3
    assert set(found.refusals.by_kind) == {"place"}
    assert all(milliseconds > 0 for milliseconds in found.milliseconds.values())


def test_a_figure_lies_within_its_interval_and_the_worst_come_first(found: Report) -> None:
    for intervals in (*found.types.values(), *found.systems.values(), found.flips):
        assert all(0 <= one.low <= one.value <= one.high <= 1 for one in intervals.values())
    values = [one["value"] for one in found.worst]
    assert values == sorted(values)


def test_the_same_system_under_another_name_is_no_better(found: Report) -> None:
    assert found.against == {SAME: (0.0, 0, 3, 0, 1.0)}
    assert found.types[ALL] == found.systems[PRODUCT] == found.systems[SAME]


def test_a_judged_query_missing_from_a_run_counts_as_0() -> None:
    qrels = [Qrel("a", "d/1", 2), Qrel("b", "d/1", 2)]
    values = values_of([ScoredDoc("a", "d/1", 1.0)], qrels)
    assert set(values) == {str(measure) for measure in MEASURES}
    assert all(per_query == {"a": 1.0, "b": 0.0} for per_query in values.values() if per_query)


@pytest.mark.parametrize("text", ["。。。", "第十六条"])
def test_a_query_that_is_refused_or_looked_up_is_reported_too(searcher: Searcher, text: str) -> None:
    [judged] = chosen("q021")
    queries = (judged, JudgedQuery("odd", text, "none", (), ""))
    qrels = tuple(resolved(queries, searcher.index))
    found = reported(searcher, queries, qrels, [], lambda *_: None)
    assert found.counts[ALL] == 1
    assert found.against == {}


def test_one_judged_query_is_enough(searcher: Searcher) -> None:
    queries = chosen("q021")
    silent = System("无", lambda _: (np.zeros(0, np.int64), np.zeros(0, np.float32)))
    qrels = tuple(resolved(queries, searcher.index))
    found = reported(searcher, queries, qrels, [silent], lambda *_: None)
    assert found.against["无"].wins == 1
