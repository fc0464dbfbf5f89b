"""What the student itself takes for the answer, and is none: clauses of the answer's own document."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from eval.training.pairs import TrainingSet
from eval.training.student import Student
from indexer.bundled import PASSAGE_PROMPT, QUERY_PROMPT

# A negative is drawn from so many.
DEPTH = 4
_BATCH = 64


def mined(student: Student, data: TrainingSet, longest: int) -> NDArray[np.int32]:
    """For each pair the clauses of its document that are nearest to the question, without its own;
    shape (pairs, DEPTH), -1 where the document has fewer. `longest`: in tokens."""
    passages = [PASSAGE_PROMPT + p.text for clause in data.clauses for p in clause.passages]
    firsts = np.cumsum([0, *(len(clause.passages) for clause in data.clauses)])
    seen = _vectors(student, passages, longest)
    asked = _vectors(student, [QUERY_PROMPT + pair.question for pair in data.pairs], longest)
    siblings = _siblings(data)
    nearest = np.full((len(data.pairs), DEPTH), -1, dtype=np.int32)
    for row, pair in enumerate(data.pairs):
        others = [c for c in siblings[data.clauses[pair.clause].document] if c != pair.clause]
        scores = [float((seen[firsts[c] : firsts[c + 1]] @ asked[row]).max()) for c in others]
        best = np.argsort(-np.array(scores), kind="stable")[:DEPTH]
        nearest[row, : len(best)] = [others[position] for position in best]
    return nearest


def _siblings(data: TrainingSet) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for position, clause in enumerate(data.clauses):
        found.setdefault(clause.document, []).append(position)
    return found


def _vectors(student: Student, texts: Sequence[str], longest: int) -> NDArray[np.float32]:
    """Unit vectors of whole texts, those of like length computed together."""
    order = sorted(range(len(texts)), key=lambda position: len(texts[position]))
    vectors = np.zeros((len(texts), student.dimension), dtype=np.float32)
    with torch.no_grad():
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            vectors[rows] = student.encode([texts[row] for row in rows], longest).whole.numpy()
    return vectors
