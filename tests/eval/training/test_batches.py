import numpy as np
import pytest
from numpy.typing import NDArray

from eval.training.batches import Batch, batches
from eval.training.negatives import Negatives
from eval.training.pairs import TrainingSet
from indexer.words import Segmenter

NOTHING_MINED = np.full((8, 4), -1, dtype=np.int32)


@pytest.fixture
def negatives(data: TrainingSet, segmenter: Segmenter) -> Negatives:
    return Negatives(data.clauses, segmenter)


def epoch(
    data: TrainingSet, negatives: Negatives, mined: NDArray[np.int32] = NOTHING_MINED, seed: int = 1
) -> list[Batch]:
    return batches(data, negatives, mined, 4, seed)


def test_an_epoch_asks_every_question_once(data: TrainingSet, negatives: Negatives) -> None:
    asked = [question for batch in epoch(data, negatives) for question in batch.questions]
    assert sorted(asked) == sorted(pair.question for pair in data.pairs)


def test_clause_i_answers_question_i_and_a_negative_stands_behind_each(
    data: TrainingSet, negatives: Negatives
) -> None:
    answers = {pair.question: pair.clause for pair in data.pairs}
    for questions, clauses in epoch(data, negatives):
        assert clauses[: len(questions)] == [answers[question] for question in questions]
        assert len(clauses) == 2 * len(questions)


def test_questions_of_one_document_meet(data: TrainingSet, negatives: Negatives) -> None:
    for batch in epoch(data, negatives):
        assert len({data.clauses[clause].document for clause in batch.clauses[:4]}) == 1


def test_what_the_student_mistakes_is_drawn_too(data: TrainingSet, negatives: Negatives) -> None:
    mined = np.full((8, 4), -1, dtype=np.int32)
    mined[:, 0] = [1, 0, 3, 2, 5, 4, 7, 6]
    drawn = {
        (clause, negative)
        for seed in range(8)
        for batch in epoch(data, negatives, mined, seed)
        for clause, negative in zip(batch.clauses[:4], batch.clauses[4:], strict=True)
    }
    assert {(row, int(mined[row, 0])) for row in range(8)} <= drawn


def test_the_same_seed_gives_the_same_batches(data: TrainingSet, negatives: Negatives) -> None:
    one, same, other = (epoch(data, negatives, seed=seed) for seed in (1, 1, 2))
    assert one == same != other
