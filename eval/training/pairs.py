"""Training pairs: questions, each with the clause that answers it. Those of `pairs.jsonl` were written
while reading statutes; `written.jsonl` holds clauses in the manner of plans and opinions, written
for training together with their questions."""

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from eval.errors import BenchmarkInvalid
from indexer.folding import fold_text
from indexer.parsing import ParsedDocument, parse_corpus
from indexer.passages import Passage, whole_clause
from indexer.sentences import sentence_bounds
from service.questions.query import folded_question

PAIRS = Path(__file__).parent / "pairs.jsonl"
WRITTEN = Path(__file__).parent / "written.jsonl"
# 「…条例-2018-09-30」: the day is no part of a title.
_DAY = re.compile(r"-\d{4}-\d\d-\d\d$")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百零]+[编章节条]\s*")


class Pair(NamedTuple):
    """A folded question and the position of its clause."""

    question: str
    clause: int


class Answer(NamedTuple):
    """A clause as the passages it is embedded as, and the document that it is of."""

    document: str
    passages: tuple[Passage, ...]

    @property
    def whole(self) -> Passage:
        """The clause in one piece."""
        return whole_clause(self.passages)


class TrainingSet(NamedTuple):
    """Clauses, and the pairs over them."""

    clauses: tuple[Answer, ...]
    pairs: tuple[Pair, ...]


def read_training_set(
    laws: Path, stard: Path, pairs: Path = PAIRS, written: Path = WRITTEN
) -> TrainingSet:
    """`laws`: a folder of statutes; `stard`: the articles of STARD. Raises BenchmarkInvalid."""
    of_statutes = _of_statutes(laws, stard, _rows(pairs))
    own = [_written(row) for row in _rows(written)]
    first = len(of_statutes.clauses)
    questions = (Pair(folded_question(asked["query"]), first + position)
                 for position, row in enumerate(_rows(written)) for asked in row["queries"])  # fmt: skip
    return TrainingSet((*of_statutes.clauses, *own), (*of_statutes.pairs, *questions))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _of_statutes(laws: Path, stard: Path, rows: Sequence[Mapping[str, str]]) -> TrainingSet:
    wanted = {row["clause"] for row in rows}
    if not laws.is_dir() or not stard.is_file():
        raise BenchmarkInvalid(f"训练要 {laws} 里的法规和 {stard},没有找到。请检查两个路径。")
    found = dict(_of_laws(laws, wanted)) | dict(_of_stard(stard, wanted))
    lost = sorted(wanted - set(found))
    if lost:
        raise BenchmarkInvalid(f"训练对指的 {len(lost)} 条条款找不到,例如 {lost[0]}。请检查两个路径。")
    positions = {name: position for position, name in enumerate(found)}
    return TrainingSet(
        tuple(found.values()),
        tuple(Pair(folded_question(row["query"]), positions[row["clause"]]) for row in rows),
    )


def _written(row: Mapping[str, str]) -> Answer:
    above, text = fold_text(row["above"]), fold_text(row["clause"])
    sentences = [text[start:end] for start, end in sentence_bounds(text)]
    return Answer(above.split()[0], _passages(above, sentences))


def _of_laws(folder: Path, wanted: set[str]) -> Iterator[tuple[str, Answer]]:
    for parsed in parse_corpus(folder):
        if isinstance(parsed, ParsedDocument):
            for clause in parsed.clauses:
                if clause.clause_id in wanted:
                    headings = [level.heading for level in clause.path if level.heading]
                    above = fold_text(" ".join([_DAY.sub("", clause.document_id), *headings]))
                    passages = _passages(above, clause.folded_sentences)
                    yield clause.clause_id, Answer(clause.document_id, passages)


def _of_stard(path: Path, wanted: set[str]) -> Iterator[tuple[str, Answer]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["_id"] in wanted:
                above = fold_text(f"{row['title']} {_ORDINAL.sub('', row['path'])}").strip()
                text = fold_text(row["text"])
                passages = _passages(above, [text[a:b] for a, b in sentence_bounds(text)])
                yield row["_id"], Answer(row["title"], passages)


def _passages(above: str, sentences: Sequence[str]) -> tuple[Passage, ...]:
    return tuple(Passage(above, sentence) for sentence in sentences)
