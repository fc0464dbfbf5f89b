"""What the service knows of its first result on judged queries: what confidence is learned from."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from eval.benchmark import ANSWERS, JudgedQuery, Qrel
from service.ranking.signals import Signals
from service.search import Searcher


class Sample(NamedTuple):
    """A ranked query: the signals of its first clause, whether this clause answers, and whether any
    does; `withheld`: the signals where all that answers is left out of the corpus, None where nothing
    answers or nothing else is left."""

    signals: Signals
    is_right: bool
    is_answerable: bool
    withheld: Signals | None = None


def samples(
    searcher: Searcher, queries: Sequence[JudgedQuery], qrels: Sequence[Qrel]
) -> tuple[Sample, ...]:
    """Of the queries that are ranked; those that name a clause by its number are looked up."""
    answers: dict[str, set[int]] = {}
    for qrel in qrels:
        if qrel.relevance >= ANSWERS:
            answers.setdefault(qrel.query_id, set()).add(searcher.row(qrel.doc_id))
    ranked = (query for query in queries if not searcher.is_reference(query.text))
    return tuple(_sample(searcher, query.text, answers.get(query.query_id, set())) for query in ranked)


def _sample(searcher: Searcher, text: str, answers: set[int]) -> Sample:
    query = searcher.query(text)
    vectors = searcher.encode(query)
    ranking = searcher.rank(query, 1, vectors=vectors)
    signals, is_right = searcher.signals(query, ranking), int(ranking.rows[0]) in answers
    others = np.setdiff1d(np.arange(len(searcher.index.clauses)), list(answers))
    withheld = searcher.rank(query, 1, others, vectors) if answers and len(others) else None
    return Sample(signals, is_right, bool(answers), withheld and searcher.signals(query, withheld))
