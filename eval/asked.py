"""Questions of a benchmark that the service answers: what it offers to others while they type."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from eval.benchmark import ANSWERS, JudgedQuery, Qrel
from service.search import Searcher

# Whole questions, written out and spelt right.
_WELL_FORMED = ("fact", "responsibility", "cross")


def asked(
    searcher: Searcher, queries: Sequence[JudgedQuery], judged: Sequence[Qrel]
) -> Iterator[dict[str, Any]]:
    """The well-formed questions that are answered and answered right, with the documents that do."""
    answers = {(qrel.query_id, qrel.doc_id) for qrel in judged if qrel.relevance >= ANSWERS}
    for query in (query for query in queries if query.type in _WELL_FORMED):
        response = searcher.search(query.text, 1)
        firsts = {(query.query_id, result.clause.clause_id) for result in response.results}
        if response.outcome == "answered" and firsts & answers:
            documents = {gold.document_id for gold in query.gold if gold.grade >= ANSWERS}
            yield {"text": query.text, "documents": sorted(documents)}


def as_lines(rows: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
