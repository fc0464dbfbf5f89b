from pathlib import Path

import numpy as np
import pytest
import torch

from eval.errors import BenchmarkInvalid
from eval.training.mining import DEPTH, View, kept_view, view
from eval.training.pairs import TrainingSet
from eval.training.student import Student
from indexer.bundled import PASSAGE_PROMPT, QUERY_PROMPT

# peft asks transformers for what it is about to rename.
pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")

LONGEST = 48


@pytest.fixture
def student(tiny: Path) -> Student:
    torch.manual_seed(2)
    return Student.fresh(tiny)


def cosine(student: Student, question: str, passage: str) -> float:
    with torch.no_grad():
        asked = student.encode([QUERY_PROMPT + question], LONGEST).whole[0]
        return float(student.encode([PASSAGE_PROMPT + passage], LONGEST).whole[0] @ asked)


def of_angles(*degrees: float) -> View:
    """One question at 0 degrees and clauses of two passages each."""
    angles = np.deg2rad(degrees)
    passages = np.stack([np.cos(angles), np.sin(angles)], 1).astype(np.float16)
    return View(np.array([[1, 0]], np.float16), passages, np.arange(0, len(degrees) + 1, 2))


def test_the_nearest_passage_of_a_clause() -> None:
    seen = of_angles(50, 40, 10, 80)
    assert [seen.nearest_passage(0, clause) for clause in (0, 1)] == [1, 0]
    assert [seen.nearest_passage(0, clause, [1]) for clause in (0, 1)] == [1, 1]


def test_clauses_are_mistaken_by_their_nearest_passage_nearest_first() -> None:
    assert of_angles(50, 40, 10, 80, 90, 30).mistaken(0, [0, 1, 2]) == [1, 2, 0]
    assert len(of_angles(*range(20)).mistaken(0, list(range(10)))) == DEPTH


def test_an_answer_is_found_that_is_clearly_nearest() -> None:
    assert of_angles(20, 60, 50, 80).found([0]).tolist() == [True]
    assert of_angles(20, 60, 50, 80).found([1]).tolist() == [False]
    assert of_angles(20, 60, 22, 80).found([0]).tolist() == [False]


def test_the_vectors_are_those_of_the_student(student: Student, data: TrainingSet) -> None:
    seen = view(student, data, LONGEST)
    for row, pair in enumerate(data.pairs):
        first = seen.firsts[pair.clause]
        for position, passage in enumerate(data.clauses[pair.clause].passages):
            own = float(seen.questions[row] @ seen.passages[first + position])
            assert own == pytest.approx(cosine(student, pair.question, passage.text), abs=0.02)


def test_a_view_is_kept(student: Student, data: TrainingSet, tmp_path: Path) -> None:
    first = kept_view(tmp_path / "view.npz", student, data, LONGEST)
    for parameter in student.parameters:
        parameter.data += 1
    again = kept_view(tmp_path / "view.npz", student, data, LONGEST)
    assert np.array_equal(again.passages, first.passages)
    assert not np.array_equal(view(student, data, LONGEST).passages, first.passages)
    with pytest.raises(BenchmarkInvalid, match="别的训练对"):
        kept_view(tmp_path / "view.npz", student, data._replace(pairs=data.pairs[1:]), LONGEST)
