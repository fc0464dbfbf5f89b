"""Questions with passages that answer them and such that do not: a cross-encoder learns from these."""

import random
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from eval.training.pairs import Answer, Grade, TrainingSet, clauses_named, rows_of
from indexer.passages import Passage
from service.questions.query import folded_question

CONTRASTS = Path(__file__).parent / "contrasts.jsonl"
# One clause in so many is kept to measure by.
_HELD_OUT = 20


class Question(NamedTuple):
    """A folded question and the clause that it was written for; `answers` may be empty. `near`: beside
    an answer, or what is most easily taken for one; `others`: the rest, mostly of other clauses."""

    text: str
    clause: Passage
    answers: tuple[Passage, ...]
    near: tuple[Passage, ...]
    others: tuple[Passage, ...] = ()


class Drawn(NamedTuple):
    """What a question is shown with in a step."""

    question: str
    answer: Passage | None
    wrong: tuple[Passage, ...]


def questions_of(data: TrainingSet) -> Iterator[Question]:
    """Those of a training set of which passages were judged."""
    for position, grades in data.judged.items():
        pair = data.pairs[position]
        by_grade: dict[Grade, list[Passage]] = {grade: [] for grade in Grade}
        for shown, grade in grades.items():
            by_grade[grade].append(data.clauses[shown.clause].passages[shown.passage])
        others = by_grade[Grade.TOPIC] or by_grade[Grade.OTHER]
        if by_grade[Grade.ANSWER]:
            yield Question(
                pair.question, data.clauses[pair.clause].whole, tuple(by_grade[Grade.ANSWER]),
                tuple(by_grade[Grade.NEAR]), tuple(others),
            )  # fmt: skip


def contrasts(laws: Path, stard: Path, path: Path = CONTRASTS) -> Iterator[Question]:
    """Two questions of a line: one that a sentence of a clause answers, and one like it that no
    sentence of the clause does. Raises BenchmarkInvalid."""
    rows = rows_of(path)
    named = clauses_named(laws, stard, {row["clause"] for row in rows})
    for row in rows:
        clause = named[row["clause"]]
        yield _asked(row["asked"], clause, row["sentence"])
        yield _missed(row["missed"], clause, {row["sentence"], row["nearest"]})


def _asked(text: str, clause: Answer, answering: int) -> Question:
    beside = (one for place, one in enumerate(clause.passages) if place != answering)
    return Question(folded_question(text), clause.whole, (clause.passages[answering],), tuple(beside))


def _missed(text: str, clause: Answer, nearest: set[int]) -> Question:
    near = tuple(clause.passages[place] for place in sorted(nearest))
    others = (one for place, one in enumerate(clause.passages) if place not in nearest)
    return Question(folded_question(text), clause.whole, (), near, tuple(others))


def is_held_out(question: Question) -> bool:
    """Whether a question's clause is one to measure by: always the same ones, whatever was added."""
    return zlib.crc32(question.clause.text.encode()) % _HELD_OUT == 0


def drawn(question: Question, all_questions: Sequence[Question], chance: random.Random) -> Drawn:
    """An answer, where there is one, and up to two passages that are none; what answers some other
    question, if anything does, where none is known."""
    near = chance.sample(question.near, min(1 if question.others else 2, len(question.near)))
    others = chance.sample(question.others, min(1, len(question.others)))
    strangers = () if near or others else _strangers(question, all_questions, chance)
    answer = chance.choice(question.answers) if question.answers else None
    return Drawn(question.text, answer, (*near, *others, *strangers))


def _strangers(
    question: Question, all_questions: Sequence[Question], chance: random.Random
) -> tuple[Passage, ...]:
    other = chance.choice(all_questions)
    return other.answers[:1] if other.clause != question.clause else ()
