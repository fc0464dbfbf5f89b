import numpy as np
import pytest

from eval.training.batches import Batch, asked, batches
from eval.training.mining import View
from eval.training.negatives import Negatives
from eval.training.pairs import TrainingSet
from indexer.words import Segmenter


def seen(question: int, passage: int) -> View:
    """Eight clauses of two passages; only one question and one passage point the same way."""
    questions, passages = np.eye(2, dtype=np.float16)[[0] * 8], np.eye(2, dtype=np.float16)[[1] * 16]
    passages[passage] = questions[question]
    return View(questions, passages, np.arange(0, 17, 2))


@pytest.fixture
def negatives(data: TrainingSet, segmenter: Segmenter) -> Negatives:
    return Negatives(data.clauses, segmenter)


def epoch(
    data: TrainingSet, negatives: Negatives, view: View | None = None, seed: int = 1
) -> list[Batch]:
    return batches(data, range(8), negatives, view or seen(0, 0), 4, seed)


def test_an_epoch_asks_every_question_once(data: TrainingSet, negatives: Negatives) -> None:
    asked = [question for batch in epoch(data, negatives) for question in batch.questions]
    assert sorted(asked) == sorted(pair.question for pair in data.pairs)


def test_clause_i_answers_question_i_and_a_negative_stands_behind_each(
    data: TrainingSet, negatives: Negatives
) -> None:
    answers = {pair.question: pair.clause for pair in data.pairs}
    for questions, clauses in epoch(data, negatives):
        rows = [seen.clause for seen in clauses]
        assert rows[: len(questions)] == [answers[question] for question in questions]
        assert len(rows) == 2 * len(questions)


def test_questions_of_one_document_meet(data: TrainingSet, negatives: Negatives) -> None:
    for batch in epoch(data, negatives):
        assert len({data.clauses[seen.clause].document for seen in batch.clauses[:4]}) == 1


def test_what_the_student_mistakes_is_drawn_too(
    data: TrainingSet, negatives: Negatives, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(negatives, "draw", lambda *_: 1)
    mistaken = seen(0, 7)  # the second passage of clause 3
    drawn = {
        negative
        for seed in range(16)
        for batch in epoch(data, negatives, mistaken, seed)
        for clause, negative in zip(batch.clauses[:4], batch.clauses[4:], strict=True)
        if clause.clause == 0
    }
    assert drawn >= {(3, (1,)), (1, (0,))}


def test_an_answer_is_seen_by_its_nearest_passage_and_another(
    data: TrainingSet, negatives: Negatives
) -> None:
    shown = {
        passages
        for batch in epoch(data, negatives, seen(4, 9))
        for clause, passages in batch.clauses[:4]
        if clause == 4
    }
    assert shown == {(1, 0)}


def test_only_a_share_of_what_is_found_already_is_asked(data: TrainingSet) -> None:
    finds_first = seen(0, 0)  # all questions are nearest to the first passage of the first clause
    assert asked(data, finds_first, 1.0, 1) == list(range(8))
    assert asked(data, finds_first, 0.0, 1) == list(range(1, 8))


def test_a_pair_that_is_not_asked_is_in_no_batch(data: TrainingSet, negatives: Negatives) -> None:
    found = batches(data, [0, 2, 4, 6], negatives, seen(0, 0), 4, 1)
    assert [sorted(batch.questions) for batch in found] == [
        sorted(data.pairs[position].question for position in (0, 2, 4, 6))
    ]


def test_the_same_seed_gives_the_same_batches(data: TrainingSet, negatives: Negatives) -> None:
    one, same, other = (epoch(data, negatives, seed=seed) for seed in (1, 1, 2))
    assert one == same != other
