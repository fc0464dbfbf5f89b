"""Judged queries: read from files, their quotations resolved to clauses."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from eval.errors import BenchmarkInvalid
from indexer.folding import fold_text
from indexer.index import Index

# What answers, as opposed to what is only on the topic.
ANSWERS = 2


class Gold(NamedTuple):
    """A judged passage: a quotation that stands once in its document, and its grade."""

    document_id: str
    quote: str
    grade: int


class JudgedQuery(NamedTuple):
    """`gold` is empty where no clause answers: `kind` says why then. `answer` is empty where the
    answer is not short. `also` are other sentences of a clause that answers which alone answer too, as
    a second reader found who saw neither the first one's quotations nor any system's results."""

    query_id: str
    text: str
    type: str
    gold: tuple[Gold, ...]
    answer: str
    kind: str = ""
    also: tuple[str, ...] = ()


class Qrel(NamedTuple):
    """One judgement, in the words of ir-measures."""

    query_id: str
    doc_id: str
    relevance: int


def read_queries(path: Path, document_ids: Sequence[str] = ()) -> tuple[JudgedQuery, ...]:
    """Queries as JSON Lines: id, query, type, gold, answer; BEIR's `_id` and `text` are read too.

    A document may be named by its place in the corpus, "000" for the first of `document_ids`.
    Raises BenchmarkInvalid.
    """
    rows = (line for line in enumerate(_lines(path), start=1) if line[1].strip())
    queries = tuple(_query(line, f"{path} 第 {number} 行", document_ids) for number, line in rows)
    if not queries:
        raise BenchmarkInvalid(f"{path} 里没有查询。")
    return queries


def read_qrels(path: Path) -> tuple[Qrel, ...]:
    """TREC's four columns, or BEIR's three with a head line. Raises BenchmarkInvalid."""
    rows = [line.split() for line in _lines(path) if line.strip()]
    try:
        return tuple(_qrel(row) for row in rows if row[0] not in ("query-id", "query_id"))
    except (ValueError, IndexError):
        raise BenchmarkInvalid(f"{path} 不是 TREC 或 BEIR 格式的判断文件。") from None


def resolved(queries: Sequence[JudgedQuery], index: Index) -> Iterator[Qrel]:
    """Judgements of clauses: a clause of the document that holds the quotation, both folded."""
    holders = _Holders(index)
    for query in queries:
        grades: dict[str, int] = {}
        for gold in query.gold:
            for clause_id in holders.of(gold):
                grades[clause_id] = max(gold.grade, grades.get(clause_id, 0))
        yield from (Qrel(query.query_id, clause_id, grade) for clause_id, grade in grades.items())


def unresolved(queries: Sequence[JudgedQuery], index: Index) -> list[str]:
    """Ids of the queries with a quotation that stands in no clause, once for each."""
    holders = _Holders(index)
    return [query.query_id for query in queries for gold in query.gold if not holders.of(gold)]


class _Holders:
    """Finds the clauses that hold a quotation."""

    def __init__(self, index: Index) -> None:
        self._texts = [(c.document_id, c.clause_id, bare(c.text)) for c in index.clauses]

    def of(self, gold: Gold) -> list[str]:
        quote = bare(gold.quote)
        return [
            clause_id
            for document_id, clause_id, text in self._texts
            if document_id == gold.document_id and quote in text
        ]


def bare(text: str) -> str:
    """As quotations are compared: folded, without white space and punctuation."""
    return re.sub(r"\W", "", fold_text(text))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BenchmarkInvalid(f"读不了 {path}({type(error).__name__})。请检查路径和编码。") from None


def _query(line: str, place: str, document_ids: Sequence[str]) -> JudgedQuery:
    try:
        row: Mapping[str, Any] = json.loads(line)
        return JudgedQuery(
            query_id=str(row["id"] if "id" in row else row["_id"]),
            text=_text(row["query"] if "query" in row else row["text"]),
            type=row.get("type", "all"),
            gold=tuple(_gold(gold, document_ids) for gold in row.get("gold", ())),
            answer=row.get("answer", ""),
            kind=row.get("kind", ""),
            also=tuple(map(_quote, row.get("also", ()))),
        )
    except (ValueError, KeyError, TypeError, IndexError):
        raise BenchmarkInvalid(f"{place} 不是一条查询(需要 id 和 query)。") from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _gold(row: Mapping[str, Any], document_ids: Sequence[str]) -> Gold:
    document_id = row["document_id"] if "document_id" in row else document_ids[int(row["doc"])]
    return Gold(document_id, _quote(row["quote"]), int(row["grade"]))


def _quote(value: object) -> str:
    quote = _text(value)
    if not bare(quote):
        raise ValueError(quote)
    return quote


def _qrel(row: Sequence[str]) -> Qrel:
    query_id, clause_id, grade = row if len(row) == 3 else (row[0], row[2], row[3])
    return Qrel(query_id, clause_id, int(grade))
