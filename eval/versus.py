"""Two runs over the same queries, type by type: what a change gains and loses, and how surely."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from eval.benchmark import Qrel
from eval.markdown_table import markdown_table
from eval.measures import ALL, MEASURES
from eval.report import values_of
from eval.runs import ScoredDoc
from eval.statistics import Comparison, compared

_HEADLINE = str(MEASURES[0])
_HEADS = ("类型", "查询", f"前 {_HEADLINE}", f"后 {_HEADLINE}", "差", "胜/平/负", "p")


class Row(NamedTuple):
    """Queries of one type: their mean nDCG@10 in the run before and in the one after."""

    type: str
    queries: int
    before: float
    after: float
    comparison: Comparison


def rows(
    before: Sequence[ScoredDoc], after: Sequence[ScoredDoc], qrels: Sequence[Qrel],
    types: Mapping[str, str],
) -> Iterator[Row]:  # fmt: skip
    """One for each type in alphabetical order, then one for all. `types`: query → type; a judged query
    without one counts among all."""
    values = [values_of(run, qrels)[_HEADLINE] for run in (before, after)]
    judged = sorted({qrel.query_id for qrel in qrels})
    groups = {
        name: [query for query in judged if types.get(query) == name] for name in set(types.values())
    }
    for name, queries in (*sorted(groups.items()), (ALL, judged)):
        if queries:
            old, new = ([value.get(query, 0.0) for query in queries] for value in values)
            means = sum(old) / len(queries), sum(new) / len(queries)
            yield Row(name, len(queries), *means, compared(new, old))


def table(found: Sequence[Row]) -> str:
    """The rows as Markdown."""
    return "\n".join(markdown_table(_HEADS, [_cells(row) for row in found]))


def _cells(row: Row) -> tuple[str, ...]:
    found = row.comparison
    return (
        row.type, str(row.queries), f"{row.before:.3f}", f"{row.after:.3f}", f"{found.difference:+.3f}",
        f"{found.wins}/{found.ties}/{found.losses}", f"{found.p_value:.4f}",
    )  # fmt: skip
