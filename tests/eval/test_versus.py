import pytest

from eval.benchmark import Qrel
from eval.measures import ALL
from eval.runs import ScoredDoc
from eval.versus import rows, table

TYPES = {f"q{n}": "fact" if n < 4 else "scenario" for n in range(8)} | {"none": "none"}
QRELS = [Qrel(f"q{n}", "right", 2) for n in range(8)]


def run(right: set[int]) -> list[ScoredDoc]:
    """A run that puts the right clause first for some queries and a wrong one for the others."""
    return [ScoredDoc(f"q{n}", "right" if n in right else "wrong", 1.0) for n in range(8)]


def test_each_type_is_compared_and_all_of_them() -> None:
    found = list(rows(run({0, 1}), run({0, 1, 2, 3, 4}), QRELS, TYPES))
    assert [(row.type, row.queries, row.before, row.after) for row in found] == [
        ("fact", 4, 0.5, 1.0),
        ("scenario", 4, 0.0, 0.25),
        (ALL, 8, 0.25, 0.625),
    ]
    whole = found[-1].comparison
    assert (whole.wins, whole.ties, whole.losses) == (3, 5, 0)
    assert whole.difference == pytest.approx(0.375)


def test_equal_runs_differ_in_nothing_and_a_large_gain_is_sure() -> None:
    [*_, same] = rows(run({1}), run({1}), QRELS, TYPES)
    assert same.comparison.p_value == 1
    [*_, better] = rows(run(set()), run(set(range(8))), QRELS, TYPES)
    assert better.comparison.p_value < 0.05


def test_a_query_that_a_run_leaves_out_counts_as_nothing() -> None:
    [*_, whole] = rows(run(set(range(8))), run({0})[:1], QRELS, TYPES)
    assert (whole.before, whole.after) == (1, 0.125)


def test_the_table_has_a_line_for_each_type() -> None:
    shown = table(list(rows(run({0}), run({1}), QRELS, TYPES))).splitlines()
    assert shown[0].startswith("| 类型 | 查询 | 前 nDCG@10 | 后 nDCG@10 |")
    assert shown[2].startswith("| fact | 4 | 0.250 | 0.250 | +0.000 | 1/2/1 |")
    assert len(shown) == 5
