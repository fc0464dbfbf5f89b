import pytest

from eval.training.batches import Batch
from eval.training.grading import graded
from eval.training.negatives import Negatives
from eval.training.pairs import Answer, Grade, Shown, TrainingSet
from indexer.passages import Passage
from indexer.words import Segmenter


@pytest.fixture
def negatives(data: TrainingSet, segmenter: Segmenter) -> Negatives:
    return Negatives(data.clauses, segmenter)


def grades(data: TrainingSet, negatives: Negatives, pairs: list[int], *shown: Shown) -> list[list[int]]:
    answers = [Shown(data.pairs[pair].clause, 0) for pair in pairs]
    found: list[list[int]] = graded(data, Batch(pairs, [*answers, *shown]), negatives).tolist()
    return found


def test_an_answer_is_one_to_its_own_question_alone(data: TrainingSet, negatives: Negatives) -> None:
    assert grades(data, negatives, [0, 4]) == [[Grade.ANSWER, Grade.OTHER], [Grade.OTHER, Grade.ANSWER]]


def test_of_what_nobody_judged_only_other_documents_are_surely_off_the_topic(
    data: TrainingSet, negatives: Negatives
) -> None:
    assert grades(data, negatives, [0], Shown(2, 0), Shown(6, 0)) == [
        [Grade.ANSWER, Grade.NEAR, Grade.OTHER]
    ]


def test_another_passage_of_the_answer_may_answer(data: TrainingSet, negatives: Negatives) -> None:
    assert grades(data, negatives, [0], Shown(0, 1)) == [[Grade.ANSWER, Grade.UNKNOWN]]


def test_a_judgement_has_the_last_word(data: TrainingSet, negatives: Negatives) -> None:
    judged = {
        Shown(0, 0): Grade.TOPIC, Shown(1, 0): Grade.ANSWER, Shown(1, 1): Grade.OTHER,
        Shown(5, 1): Grade.TOPIC, Shown(6, 0): Grade.OTHER,
    }  # fmt: skip
    of_all = [*judged, Shown(5, 0)]
    found = grades(data._replace(judged={0: judged}), negatives, [0], *of_all[1:])
    assert found == [[
        Grade.TOPIC, Grade.ANSWER, Grade.OTHER, Grade.TOPIC, Grade.OTHER, Grade.UNKNOWN,
    ]]  # fmt: skip


def test_a_near_copy_of_the_answer_may_answer(data: TrainingSet, segmenter: Segmenter) -> None:
    copy = Answer("另一份", (Passage("别处", data.clauses[0].passages[0].sentence + "另见。"),))
    copied = data._replace(clauses=(*data.clauses, copy))
    assert grades(copied, Negatives(copied.clauses, segmenter), [0], Shown(8, 0)) == [
        [Grade.ANSWER, Grade.UNKNOWN]
    ]
