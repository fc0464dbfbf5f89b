"""What the student itself sees: the sentence of a clause that is nearest to a question, and the clauses
of the answer's own document that it takes for the answer."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from eval.errors import BenchmarkInvalid
from eval.training.pairs import TrainingSet
from eval.training.student import Student
from indexer.bundled import PASSAGE_PROMPT, QUERY_PROMPT

# A negative is drawn from so many.
DEPTH = 4
# So much nearer than any other, and there is little left to learn: a step of the temperature.
_LEAD = 0.02
_BATCH = 64


class View(NamedTuple):
    """Unit vectors of questions, shape (pairs, dimension), and of all passages, shape (passages,
    dimension); those of clause i are `firsts[i]` to `firsts[i + 1]`."""

    questions: NDArray[np.floating]
    passages: NDArray[np.floating]
    firsts: NDArray[np.int64]

    def nearest_passage(self, pair: int, clause: int, among: Sequence[int] = ()) -> int:
        """The position in a clause of the passage that is nearest to a question; of those at some
        positions, where any are given."""
        cosines = self._cosines(pair, clause)
        return max(among or range(len(cosines)), key=lambda position: float(cosines[position]))

    def mistaken(self, pair: int, siblings: Sequence[int]) -> list[int]:
        """Those of `siblings` that are nearest to a question, nearest first."""
        scores = [-float(self._cosines(pair, clause).max()) for clause in siblings]
        return [siblings[i] for i in np.argsort(scores, kind="stable")[:DEPTH]]

    def found(self, clauses: Sequence[int]) -> NDArray[np.bool_]:
        """For each pair, whether its clause has the passage that is nearest to the question, by a clear
        lead; shape (pairs,). `clauses`: those that answer."""
        passages = self.passages.astype(np.float32).T
        leads = []
        for start in range(0, len(clauses), _BATCH):
            own = np.array(clauses[start : start + _BATCH])
            rows = np.arange(len(own))
            cosines = self.questions[start : start + _BATCH].astype(np.float32) @ passages
            best = np.maximum.reduceat(cosines, self.firsts[:-1], axis=1)
            answered = best[rows, own]
            best[rows, own] = -1
            leads.append(answered - best.max(axis=1))
        return np.concatenate(leads) > _LEAD

    def _cosines(self, pair: int, clause: int) -> NDArray[np.float32]:
        own = self.passages[self.firsts[clause] : self.firsts[clause + 1]].astype(np.float32)
        cosines: NDArray[np.float32] = own @ self.questions[pair].astype(np.float32)
        return cosines


def view(student: Student, data: TrainingSet, longest: int) -> View:
    """How the student sees the training set; `longest`: in tokens."""
    passages = [PASSAGE_PROMPT + p.text for clause in data.clauses for p in clause.passages]
    asked = [QUERY_PROMPT + pair.question for pair in data.pairs]
    firsts = np.cumsum([0, *(len(clause.passages) for clause in data.clauses)])
    return View(_vectors(student, asked, longest), _vectors(student, passages, longest), firsts)


def kept_view(path: Path, student: Student, data: TrainingSet, longest: int) -> View:
    """The same, from a file where it is there already: a resumed run goes on with what it saw.

    Raises BenchmarkInvalid where the file is of other pairs."""
    if not path.is_file():
        aside = path.with_name(f"making-{path.name}")
        np.savez(aside, **view(student, data, longest)._asdict())
        aside.replace(path)
    with np.load(path) as kept:
        found = View(kept["questions"], kept["passages"], kept["firsts"])
    if len(found.questions) != len(data.pairs) or len(found.firsts) != len(data.clauses) + 1:
        raise BenchmarkInvalid(f"{path.parent} 里是用别的训练对做到一半的。请换一个文件夹,或先删掉它。")
    return found


def _vectors(student: Student, texts: Sequence[str], longest: int) -> NDArray[np.float16]:
    """Unit vectors of whole texts, those of like length computed together."""
    order = sorted(range(len(texts)), key=lambda position: len(texts[position]))
    vectors = np.zeros((len(texts), student.dimension), dtype=np.float16)
    with torch.no_grad():
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            vectors[rows] = student.encode([texts[row] for row in rows], longest).whole.numpy()
    return vectors
