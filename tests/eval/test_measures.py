from dataclasses import replace

import pytest

from eval.benchmark import JudgedQuery, Qrel
from eval.measures import ALL, MEASURES, honesty, measured, table
from eval.runs import Answered
from service.ranking.decision import Outcome
from service.search import Searcher


@pytest.fixture
def answered(searcher: Searcher) -> tuple[Answered, ...]:
    response = searcher.search("海绵城市", 3)
    fact, lost = (JudgedQuery(name, "", kind, (), "") for name, kind in (("q1", "fact"), ("q2", "lost")))
    return (Answered(fact, response), Answered(lost, None))


def qrels(answered: tuple[Answered, ...], rank: int) -> list[Qrel]:
    response = answered[0].response
    assert response is not None
    return [Qrel("q1", response.results[rank - 1].clause.clause_id, 2), Qrel("q2", "elsewhere", 2)]


def test_measures_by_type_and_of_all(answered: tuple[Answered, ...]) -> None:
    rows = {row.type: row for row in measured(answered, qrels(answered, rank=2))}
    assert list(rows) == ["fact", "lost", ALL]
    assert rows["fact"].values["RR@10"] == 0.5
    assert rows["fact"].values["Success@1"] == 0
    assert rows["fact"].values["R@10"] == 1


def test_a_judged_query_without_results_counts_as_0(answered: tuple[Answered, ...]) -> None:
    rows = {row.type: row for row in measured(answered, qrels(answered, rank=1))}
    assert set(rows["lost"].values.values()) == {0}
    assert rows[ALL].values["Success@1"] == 0.5
    assert rows[ALL].queries == 2


def test_honesty_counts_both_ways_of_misleading(answered: tuple[Answered, ...]) -> None:
    response = answered[0].response
    assert response is not None
    outcomes: dict[str, Outcome] = {"a": "answered", "b": "not_found", "c": "answered", "d": "related"}
    said = tuple(
        Answered(JudgedQuery(name, "", "", (), ""), replace(response, outcome=outcome))
        for name, outcome in outcomes.items()
    )
    found = honesty(said, [Qrel("a", "x", 2), Qrel("b", "x", 1)])
    assert found == (2, 0.5, 2, 0.5)


def test_the_table_names_every_measure(answered: tuple[Answered, ...]) -> None:
    lines = table(measured(answered, qrels(answered, rank=1))).splitlines()
    assert all(str(measure) in lines[0] for measure in MEASURES)
    assert len(lines) == 2 + 3
    assert len({line.count("|") for line in lines}) == 1
