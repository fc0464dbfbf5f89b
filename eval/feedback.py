"""What users said of results → judged queries."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from eval.benchmark import ANSWERS, bare
from eval.errors import BenchmarkInvalid
from indexer.index import Index


class Verdict(NamedTuple):
    query: str
    clause_id: str
    is_useful: bool


def read_verdicts(path: Path) -> list[Verdict]:
    """Raises BenchmarkInvalid."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return [Verdict(row["query"], row["clause_id"], row["verdict"] == "useful") for row in rows]
    except (OSError, ValueError, KeyError, TypeError):
        raise BenchmarkInvalid(
            f"{path} 不是评价文件,或没有这个文件。请检查 TIAOWEN_FEEDBACK。"
        ) from None


def judged_queries(verdicts: Sequence[Verdict], index: Index) -> Iterator[dict[str, Any]]:
    """Queries in the shape of queries/*.jsonl, each once. A clause that more users found useful than
    useless answers; any other is graded 0. Clauses that the index does not hold are left out."""
    votes: dict[str, Counter[str]] = {}
    spelt: dict[str, str] = {}
    for verdict in verdicts:
        query = spelt.setdefault(bare(verdict.query), verdict.query)
        votes.setdefault(query, Counter())[verdict.clause_id] += 1 if verdict.is_useful else -1
    for number, (query, clauses) in enumerate(votes.items(), start=1):
        gold = [_gold(index.row_of[clause_id], count, index) for clause_id, count in clauses.items()
                if clause_id in index.row_of]  # fmt: skip
        if gold:
            yield {"id": f"f{number:04}", "query": query, "type": "feedback", "gold": gold, "answer": ""}


def _gold(row: int, votes: int, index: Index) -> dict[str, Any]:
    grade = ANSWERS if votes > 0 else 0
    quote = quotation(row, index)
    return {"document_id": index.clauses[row].document_id, "quote": quote, "grade": grade}


def quotation(row: int, index: Index) -> str:
    """The first sentences of a clause, as many as stand in no other clause of its document; all of
    them where another says the same."""
    clause = index.clauses[row]
    own = index.clauses_of(clause.document_id)
    others = [bare(other.text) for other in own if other is not clause]
    first, last = index.bounds[row : row + 2]
    for end in index.sentences[first:last, 2].tolist():
        quote = clause.text[: end - clause.source.start]
        if bare(quote) and not any(bare(quote) in other for other in others):
            return quote
    return clause.text
