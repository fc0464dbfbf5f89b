"""Training pairs: questions written while reading statutes, each with the clause that answers it."""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from eval.errors import BenchmarkInvalid
from indexer.folding import fold_text
from indexer.parsing import ParsedDocument, parse_corpus
from indexer.passages import Passage
from indexer.sentences import sentence_bounds

PAIRS = Path(__file__).parent / "pairs.jsonl"
# 「…条例-2018-09-30」: the day is no part of a title.
_DAY = re.compile(r"-\d{4}-\d\d-\d\d$")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百零]+[编章节条]\s*")


class Pair(NamedTuple):
    """A folded question and the position of its clause."""

    question: str
    clause: int


class TrainingSet(NamedTuple):
    """Clauses, each as the passages it is embedded as, and the pairs over them."""

    clauses: tuple[tuple[Passage, ...], ...]
    pairs: tuple[Pair, ...]


def read_training_set(laws: Path, stard: Path, pairs: Path = PAIRS) -> TrainingSet:
    """`laws`: a folder of statutes; `stard`: the articles of STARD. Raises BenchmarkInvalid."""
    rows = [json.loads(line) for line in pairs.read_text(encoding="utf-8").splitlines()]
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
        tuple(Pair(fold_text(row["query"]), positions[row["clause"]]) for row in rows),
    )


def _of_laws(folder: Path, wanted: set[str]) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    for parsed in parse_corpus(folder):
        if isinstance(parsed, ParsedDocument):
            for clause in parsed.clauses:
                if clause.clause_id in wanted:
                    headings = [level.heading for level in clause.path if level.heading]
                    above = fold_text(" ".join([_DAY.sub("", clause.document_id), *headings]))
                    yield clause.clause_id, _passages(above, clause.folded_sentences)


def _of_stard(path: Path, wanted: set[str]) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["_id"] in wanted:
                above = fold_text(f"{row['title']} {_ORDINAL.sub('', row['path'])}").strip()
                text = fold_text(row["text"])
                yield row["_id"], _passages(above, [text[a:b] for a, b in sentence_bounds(text)])


def _passages(above: str, sentences: Sequence[str]) -> tuple[Passage, ...]:
    return tuple(Passage(above, sentence) for sentence in sentences)
