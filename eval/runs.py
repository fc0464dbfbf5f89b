"""A run: what the service answers to every query, and TREC's file of it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from eval.benchmark import JudgedQuery
from eval.errors import BenchmarkInvalid
from service.errors import RequestInvalid
from service.results import Response
from service.search import Searcher

# Deep enough for Recall@100.
DEPTH = 100


class ScoredDoc(NamedTuple):
    """One line of a run, in the words of ir-measures."""

    query_id: str
    doc_id: str
    score: float


class Answered(NamedTuple):
    """A judged query and what the service said; None where it refused the query as unreadable."""

    query: JudgedQuery
    response: Response | None


def run(searcher: Searcher, queries: Sequence[JudgedQuery]) -> tuple[Answered, ...]:
    """Ask every query the way users do."""
    return tuple(Answered(query, asked(searcher, query.text)) for query in queries)


def scored(answered: Sequence[Answered]) -> Iterator[ScoredDoc]:
    for query, response in answered:
        for result in response.results if response else ():
            yield ScoredDoc(query.query_id, result.clause.clause_id, result.score)


def write_run(path: Path, run: Iterable[ScoredDoc], tag: str = "tiaowen") -> None:
    """TREC's six columns; scores in full, since readers sort by them and not by rank."""
    ranks: dict[str, int] = {}
    lines = []
    for scored in run:
        ranks[scored.query_id] = rank = ranks.get(scored.query_id, 0) + 1
        lines.append(f"{scored.query_id} Q0 {scored.doc_id} {rank} {scored.score!r} {tag}\n")
    path.write_text("".join(lines), encoding="utf-8")


def read_run(path: Path) -> tuple[ScoredDoc, ...]:
    """A run of any tool in TREC's six columns. Raises BenchmarkInvalid."""
    try:
        rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return tuple(ScoredDoc(query, doc, float(score)) for query, _, doc, _, score, _ in rows)
    except (OSError, ValueError):
        raise BenchmarkInvalid(
            f"{path} 不是 TREC 格式的结果文件。请检查路径和格式(每行六列)。"
        ) from None


def asked(searcher: Searcher, text: str) -> Response | None:
    """What the service says; None where it refuses the query as unreadable."""
    try:
        return searcher.search(text, DEPTH)
    except RequestInvalid:
        return None
