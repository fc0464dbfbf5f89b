import numpy as np
import pytest

from eval.training.answering import answering
from eval.training.mining import View
from eval.training.pairs import Shown, TrainingSet
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
            Shown(clause, 0): 2 if view.questions[pair, 0] * view.passages[2 * clause, 0] > 0 else 1
            for clause in range(8)
        }
        for pair in range(8)
    }
    weights = answering(data._replace(judged=judged), view)
    told = {grade: [
        log_odds(weights, view.questions[pair].astype(np.float32),
                 view.passages[2 * shown.clause].astype(np.float32))
        for pair, grades in judged.items() for shown, own in grades.items() if own == grade
    ] for grade in (1, 2)}  # fmt: skip
    assert np.mean(told[2]) > np.mean(told[1]) + 1
    assert np.mean(np.array(told[2]) > 0) > 0.8


def test_where_nothing_was_judged_there_are_no_weights(data: TrainingSet, view: View) -> None:
    assert len(answering(data, view)) == 0
