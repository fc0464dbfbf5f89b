"""Training pairs: questions, each with the clause that answers it. Those of `pairs.jsonl` were written
while reading statutes; `written.jsonl` holds clauses in the manner of plans and opinions, written
for training together with their questions; `judged.jsonl` says of what an encoder took for the answers
to some of them whether it answers, and of the answering clauses which sentence does."""

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
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
JUDGED = Path(__file__).parent / "judged.jsonl"
# 「…条例-2018-09-30」: the day is no part of a title.
_DAY = re.compile(r"-\d{4}-\d\d-\d\d$")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百零]+[编章节条]\s*")


class Grade(IntEnum):
    """What a passage is to a question. `NEAR`: no answer, perhaps on the topic, as the sentences beside
    the one that answers; `UNKNOWN`: perhaps an answer, so it counts for nothing."""

    UNKNOWN = -1
    OTHER = 0
    NEAR = 1
    TOPIC = 2
    ANSWER = 3


# The grades that are given by reading, by the names that they have in `judged.jsonl`.
GRADES = {"answers": Grade.ANSWER, "topic": Grade.TOPIC, "others": Grade.OTHER}


class Kind(IntEnum):
    """Where a question comes from: written for training; asked of a lawyer, see `laypeople`; a sentence
    that stands for a question, see `clozes`."""

    WRITTEN = 0
    LAYPERSON = 1
    CLOZE = 2


class Pair(NamedTuple):
    """A folded question and the position of its clause."""

    question: str
    clause: int
    kind: Kind = Kind.WRITTEN


class Answer(NamedTuple):
    """A clause as the passages it is embedded as, and the document that it is of."""

    document: str
    passages: tuple[Passage, ...]

    @property
    def whole(self) -> Passage:
        """The clause in one piece."""
        return whole_clause(self.passages)


class Shown(NamedTuple):
    """A passage that a question meets: the position of its clause, and its own in it."""

    clause: int
    passage: int


class TrainingSet(NamedTuple):
    """Clauses, the pairs over them, and what passages are to the questions of some pairs: the position
    of the pair → passage → grade."""

    clauses: tuple[Answer, ...]
    pairs: tuple[Pair, ...]
    judged: Mapping[int, Mapping[Shown, Grade]] = {}


def read_training_set(
    laws: Path, stard: Path, pairs: Path = PAIRS, written: Path = WRITTEN, judged: Path = JUDGED
) -> TrainingSet:
    """`laws`: a folder of statutes; `stard`: the articles of STARD. Raises BenchmarkInvalid."""
    asked, own = rows_of(pairs), rows_of(written)
    named = clauses_named(laws, stard, {row["clause"] for row in asked}, written)
    positions = {name: position for position, name in enumerate(named)}
    asked += [{"query": one["query"], "clause": f"written/{position}"}
              for position, row in enumerate(own) for one in row["queries"]]  # fmt: skip
    found = tuple(Pair(folded_question(row["query"]), positions[row["clause"]]) for row in asked)
    rows = {row["query"]: position for position, row in enumerate(asked)}
    clauses = tuple(named.values())
    grades = {}
    for row in rows_of(judged):
        pair = rows[row["query"]]
        of_answer = _own_grades(row["own"], found[pair].clause, clauses)
        grades[pair] = dict(of_answer) | dict(_grades(row, positions))
    return TrainingSet(clauses, found, grades)


def read_written(written: Path = WRITTEN, judged: Path = JUDGED) -> TrainingSet:
    """What was written for training alone: it points into no other collection."""
    own = rows_of(written)
    asked = [(one["query"], row) for row, clause in enumerate(own) for one in clause["queries"]]
    clauses = tuple(_written(row) for row in own)
    pairs = tuple(Pair(folded_question(query), row) for query, row in asked)
    positions = {query: position for position, (query, _) in enumerate(asked)}
    grades = {}
    for row in rows_of(judged):
        if row["query"] in positions:
            pair = positions[row["query"]]
            grades[pair] = dict(_own_grades(row["own"], pairs[pair].clause, clauses))
    return TrainingSet(clauses, pairs, grades)


def _own_grades(
    answering: Sequence[int], clause: int, clauses: Sequence[Answer]
) -> Iterator[tuple[Shown, Grade]]:
    """Of the answering clause: `answering` are its passages that answer; none: nobody looked."""
    if answering:
        for passage in range(len(clauses[clause].passages)):
            yield Shown(clause, passage), Grade.ANSWER if passage in answering else Grade.NEAR


def _grades(row: Mapping[str, Any], positions: Mapping[str, int]) -> Iterator[tuple[Shown, Grade]]:
    """Of other clauses: passages are written as 「clause#position」."""
    for name, grade in GRADES.items():
        for clause, _, passage in (place.rpartition("#") for place in row[name]):
            yield Shown(positions[clause], int(passage)), grade


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def clauses_named(
    laws: Path, stard: Path, wanted: set[str], written: Path = WRITTEN
) -> dict[str, Answer]:
    """Statutes' clauses of some names, and all that were written for training. Raises
    BenchmarkInvalid."""
    own = {f"written/{position}": _written(row) for position, row in enumerate(rows_of(written))}
    return _of_statutes(laws, stard, wanted - set(own)) | own


def _of_statutes(laws: Path, stard: Path, wanted: set[str]) -> dict[str, Answer]:
    if not laws.is_dir() or not stard.is_file():
        raise BenchmarkInvalid(f"训练要 {laws} 里的法规和 {stard},没有找到。请检查两个路径。")
    found = dict(_of_laws(laws, wanted)) | dict(of_stard(stard, wanted))
    lost = sorted(wanted - set(found))
    if lost:
        raise BenchmarkInvalid(f"训练对指的 {len(lost)} 条条款找不到,例如 {lost[0]}。请检查两个路径。")
    return found


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


def of_stard(path: Path, wanted: set[str]) -> Iterator[tuple[str, Answer]]:
    """The articles of STARD that have one of the ids, in the order of the file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["_id"] in wanted:
                above = fold_text(f"{row['title']} {_ORDINAL.sub('', row['path'])}").strip()
                text = fold_text(row["text"])
                passages = _passages(above, [text[a:b] for a, b in sentence_bounds(text)])
                yield row["_id"], Answer(row["title"], passages)


def _passages(above: str, sentences: Sequence[str]) -> tuple[Passage, ...]:
    return tuple(Passage(above, sentence) for sentence in sentences)
