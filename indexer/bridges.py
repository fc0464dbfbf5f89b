"""Bridges from how people ask to what documents print: questions, each with what answers it."""

from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from indexer.term_lists import TermLists

Vectors = NDArray[np.float32]

_QUESTIONS, _PASSAGES, _ANSWERS = "questions.faiss", "passages.npy", "answers.npy"


@dataclass(frozen=True)
class Bridges:
    """`questions`: unit vectors in faiss; `passages`, shape (passages, dimension): signed bytes in the
    direction of unit vectors; `answers`, shape (questions,): the passage that answers each; `terms`:
    what BM25 looks each passage up by."""

    questions: faiss.Index
    passages: NDArray[np.int8]
    answers: NDArray[np.int32]
    terms: TermLists

    @classmethod
    def load(cls, folder: Path) -> "Bridges":
        """The vectors stay in their files until they are asked for."""
        return cls(
            faiss.read_index(str(folder / _QUESTIONS), faiss.IO_FLAG_MMAP_IFC),
            np.load(folder / _PASSAGES, mmap_mode="r"),
            np.load(folder / _ANSWERS, mmap_mode="r"),
            TermLists.load(folder),
        )

    def save(self, folder: Path) -> None:
        """Into a new folder."""
        folder.mkdir()
        faiss.write_index(self.questions, str(folder / _QUESTIONS))
        np.save(folder / _PASSAGES, self.passages)
        np.save(folder / _ANSWERS, self.answers)
        self.terms.save(folder)

    def nearest(self, vector: Vectors, count: int) -> tuple[Vectors, NDArray[np.int64]]:
        """Cosines with a query's unit vector, highest first, and which questions they are of."""
        cosines, rows = self.questions.search(vector[None], min(count, len(self.answers)))
        return cosines[0], rows[0]

    def answered(self, questions: NDArray[np.int64]) -> Vectors:
        """The unit vectors of the passages that answer, shape (questions, dimension)."""
        return unit_vectors(self.passages[self.answers[questions]])


def halved(vectors: Vectors) -> faiss.Index:
    """Searched by inner product, in half precision: half the memory, and cosines differ by 0.001."""
    index = faiss.IndexScalarQuantizer(
        vectors.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    )
    index.add(vectors)
    return index


def unit_vectors(steps: NDArray[np.int8]) -> Vectors:
    """In the directions of signed bytes, shape (vectors, dimension)."""
    vectors = steps.astype(np.float32)
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit
