"""The questions that STARD's laypeople ask, each with the articles that answer it."""

import gzip
import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.benchmark import read_qrels, read_queries
from eval.errors import BenchmarkInvalid
from eval.training.pairs import Answer, Grade, Kind, Pair, Shown, TrainingSet, of_stard
from service.questions.query import folded_question

# So many articles before and after an answer are its hard negatives.
_BESIDE = 2


def with_laypeople(data: TrainingSet, stard: Path, queries: Path, qrels: Path) -> TrainingSet:
    """`data` with STARD's questions, a pair for each article that answers one, and the articles beside
    these. What else answers a question counts for nothing beside the answer. Raises BenchmarkInvalid.
    """
    answers = _answers(qrels)
    wanted = {article for own in answers.values() for article in own}
    found = dict(of_stard(stard, _with_neighbours(stard, wanted)))
    if lost := sorted(wanted - set(found)):
        raise BenchmarkInvalid(f"{qrels} 里的 {lost[0]} 在 {stard} 里找不到。请检查两个路径。")
    positions = {name: row for row, name in enumerate(found, start=len(data.clauses))}
    clauses = (*data.clauses, *found.values())
    pairs, judged = list(data.pairs), dict(data.judged)
    for query in read_queries(queries):
        rows = [positions[name] for name in answers.get(query.query_id, ())]
        for row in rows:
            judged[len(pairs)] = dict(_unknown(clauses, [other for other in rows if other != row]))
            pairs.append(Pair(folded_question(query.text), row, Kind.LAYPERSON))
    return TrainingSet(clauses, tuple(pairs), judged)


def half_of(question: str) -> int:
    """0 or 1: the half that a folded question belongs to, where what is learned from one half is
    measured on the other."""
    return zlib.crc32(question.encode()) % 2


def _unknown(clauses: Sequence[Answer], rows: Sequence[int]) -> Iterator[tuple[Shown, Grade]]:
    for row in rows:
        for passage in range(len(clauses[row].passages)):
            yield Shown(row, passage), Grade.UNKNOWN


def _answers(qrels: Path) -> dict[str, list[str]]:
    """Query id → the articles that answer it."""
    answers = defaultdict(list)
    for qrel in read_qrels(qrels):
        if qrel.relevance > 0:
            answers[qrel.query_id].append(qrel.doc_id)
    return answers


def _with_neighbours(stard: Path, wanted: set[str]) -> set[str]:
    """Some ids and those of the articles beside them in the same statute."""
    names = list(_names(stard))
    chosen = [place for place, (_, name) in enumerate(names) if name in wanted]
    return wanted | {
        names[place][1]
        for own in chosen
        for place in range(max(0, own - _BESIDE), min(len(names), own + _BESIDE + 1))
        if names[place][0] == names[own][0]
    }


def _names(stard: Path) -> Iterator[tuple[str, str]]:
    """The statute and the id of each article."""
    with gzip.open(stard, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["title"], row["_id"]
