import numpy as np
import pytest

from eval.training.answering import answering
from eval.training.mining import View
from eval.training.pairs import Grade, Shown, TrainingSet
from indexer.answering import log_odds


@pytest.fixture
def view() -> View:
    """Every question and every passage points somewhere else."""
    chance = np.random.default_rng(1)
    vectors = chance.normal(size=(24, 16))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    halves = vectors.astype(np.float16)
    return View(halves[:8], halves[8:], np.arange(0, 17, 2))


def test_what_was_judged_to_answer_is_told_from_what_was_not(data: TrainingSet, view: View) -> None:
    """The first passage of each clause answers where the first numbers agree in sign."""
    judged = {
        pair: {
            Shown(clause, 0): Grade.ANSWER
            if view.questions[pair, 0] * view.passages[2 * clause, 0] > 0
            else Grade.TOPIC
            for clause in range(8)
        }
        for pair in range(8)
    }
    weights = answering(data._replace(judged=judged), view)
    told = {grade: [
        log_odds(weights, view.questions[pair].astype(np.float32),
                 view.passages[2 * shown.clause].astype(np.float32))
        for pair, grades in judged.items() for shown, own in grades.items() if own == grade
    ] for grade in (Grade.TOPIC, Grade.ANSWER)}  # fmt: skip
    assert np.mean(told[Grade.ANSWER]) > np.mean(told[Grade.TOPIC]) + 1
    assert np.mean(np.array(told[Grade.ANSWER]) > 0) > 0.8


def test_what_counts_for_nothing_teaches_nothing(data: TrainingSet, view: View) -> None:
    grades = {Shown(clause, 0): Grade.ANSWER if clause % 2 else Grade.OTHER for clause in range(8)}
    judged = data._replace(judged={0: grades})
    more = data._replace(judged={0: grades, 1: {Shown(3, 1): Grade.UNKNOWN}})
    assert np.array_equal(answering(judged, view), answering(more, view))


def test_where_nothing_was_judged_there_are_no_weights(data: TrainingSet, view: View) -> None:
    assert len(answering(data, view)) == 0
