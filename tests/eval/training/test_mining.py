from pathlib import Path

import numpy as np
import pytest
import torch

from eval.training.mining import DEPTH, mined
from eval.training.pairs import TrainingSet
from eval.training.student import Student
from indexer.bundled import PASSAGE_PROMPT, QUERY_PROMPT

# peft asks transformers for what it is about to rename.
pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")


def test_the_nearest_other_clauses_of_the_answers_document_are_mined(
    tiny: Path, data: TrainingSet
) -> None:
    torch.manual_seed(2)
    student = Student.fresh(tiny)
    found = mined(student, data, 48)
    assert found.shape == (len(data.pairs), DEPTH)
    for row, pair in zip(found, data.pairs, strict=True):
        own = data.clauses[pair.clause].document
        siblings = {i for i, clause in enumerate(data.clauses) if clause.document == own}
        assert {int(clause) for clause in row if clause >= 0} == siblings - {pair.clause}
        assert nearness(student, data, pair.question, row[row >= 0]) == sorted(
            nearness(student, data, pair.question, row[row >= 0]), reverse=True
        )


def nearness(student: Student, data: TrainingSet, question: str, clauses: np.ndarray) -> list[float]:
    """Rounded to what bfloat16 keeps of it."""
    with torch.no_grad():
        asked = student.encode([QUERY_PROMPT + question], 48).whole[0]
        return [
            round(max(float(student.encode([PASSAGE_PROMPT + p.text], 48).whole[0] @ asked)
                      for p in data.clauses[clause].passages), 2)
            for clause in clauses
        ]  # fmt: skip
