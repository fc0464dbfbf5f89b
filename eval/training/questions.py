"""Questions with passages that answer them and such that do not: a cross-encoder learns from these."""

import random
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from eval.training.pairs import Answer, Grade, TrainingSet, clauses_named, rows_of
from indexer.passages import Passage
from service.coverage import bigrams
from service.questions.query import folded_question

CONTRASTS = Path(__file__).parent / "contrasts.jsonl"
OFF_TOPIC = Path(__file__).parent / "off_topic.jsonl"
# One clause in so many is kept to measure by.
_HELD_OUT = 20
# Of so many strangers, a question that no clause answers is shown the one that is most like it.
_STRANGERS = 256


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


def off_topic(path: Path = OFF_TOPIC) -> Iterator[Question]:
    """Small talk, and questions that no document of this kind answers; each is its own clause."""
    for row in rows_of(path):
        text = folded_question(row["query"])
        yield Question(text, Passage("", text), (), ())


def is_held_out(question: Question) -> bool:
    """Whether a question's clause is one to measure by: always the same ones, whatever was added."""
    return zlib.crc32(question.clause.text.encode()) % _HELD_OUT == 0


def drawn(question: Question, all_questions: Sequence[Question], chance: random.Random) -> Drawn:
    """An answer, where there is one, and up to two passages that are none; where none is known, what
    belongs to some other question."""
    near = chance.sample(question.near, min(1 if question.others else 2, len(question.near)))
    others = chance.sample(question.others, min(1, len(question.others)))
    wrong = (*near, *others) or (_stranger(question, all_questions, chance),)
    answer = chance.choice(question.answers) if question.answers else None
    return Drawn(question.text, answer, wrong)


def _stranger(question: Question, all_questions: Sequence[Question], chance: random.Random) -> Passage:
    """Of another clause's passages the one that shares most bigrams with a question.
    Raises ValueError where no other question has one."""
    others = (chance.choice(all_questions) for _ in range(_STRANGERS))
    strange = [passage for other in others if other.clause != question.clause
               for passage in (*other.answers, *other.near)[:1]]  # fmt: skip
    own = bigrams(question.text)
    return max(strange, key=lambda passage: len(own & bigrams(passage.text)))
