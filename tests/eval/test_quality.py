"""What the judged development queries say of the ranking as it stands."""

from eval.benchmark import read_queries, resolved
from eval.commands import DEVELOPMENT
from eval.measures import ALL, measured
from eval.runs import run
from service.search import Searcher


def test_the_ranking_is_not_worse_than_when_it_was_chosen(searcher: Searcher) -> None:
    queries = [query for query in read_queries(DEVELOPMENT) if query.gold]
    rows = {
        row.type: row.values
        for row in measured(run(searcher, queries), list(resolved(queries, searcher.index)))
    }
    assert rows[ALL]["nDCG@10"] >= 0.83
    assert rows[ALL]["R@100"] >= 0.98
    assert rows["responsibility"]["nDCG@10"] >= 0.95
