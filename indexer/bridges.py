"""Bridges from how people ask to what documents print: questions, each with what answers it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.passages import quantised

Vectors = NDArray[np.float32]

BUNDLED = Path(str(files("indexer") / "bridges.npz"))
NAME = "bridges.npz"


@dataclass(frozen=True)
class Bridges:
    """`questions`, shape (questions, dimension), and `passages`, shape (passages, dimension), are signed
    bytes in the direction of unit vectors; `answers`, shape (questions,): the passage that answers each;
    `terms`: what BM25 would look each passage up by. They hold for the encoder of `fingerprint`.
    """

    fingerprint: str
    questions: NDArray[np.int8]
    passages: NDArray[np.int8]
    answers: NDArray[np.int32]
    terms: Sequence[Sequence[str]]

    @classmethod
    def of(
        cls, fingerprint: str, questions: Vectors, passages: Vectors, answers: Sequence[int],
        terms: Sequence[Sequence[str]],
    ) -> "Bridges":  # fmt: skip
        """From unit vectors."""
        rows = np.array(answers, dtype=np.int32)
        asked, answering = (quantised(vectors)[0] for vectors in (questions, passages))
        return cls(fingerprint, asked, answering, rows, terms)

    @classmethod
    def load(cls, path: Path) -> "Bridges":
        with np.load(path) as stored:
            terms = json.loads(stored["terms"].tobytes())
            return cls(str(stored["fingerprint"]), stored["questions"], stored["passages"],
                       stored["answers"], terms)  # fmt: skip

    def save(self, path: Path) -> None:
        terms = np.frombuffer(json.dumps(self.terms, ensure_ascii=False).encode(), dtype=np.uint8)
        np.savez_compressed(
            path, fingerprint=np.array(self.fingerprint), questions=self.questions,
            passages=self.passages, answers=self.answers, terms=terms,
        )  # fmt: skip

    def known(self, is_known: Callable[[str], bool]) -> "Bridges":
        """With only the terms that a corpus has."""
        return replace(self, terms=[[term for term in own if is_known(term)] for own in self.terms])

    def nearest(self, vector: Vectors, count: int) -> tuple[Vectors, NDArray[np.int64]]:
        """Cosines with a query's unit vector, highest first, and which questions they are of."""
        cosines = self._questions @ vector
        best = np.argpartition(-cosines, min(count, len(cosines)) - 1)[:count]
        rows = best[np.argsort(-cosines[best], kind="stable")]
        return cosines[rows], rows

    def answered(self, questions: NDArray[np.int64]) -> Vectors:
        """The unit vectors of the passages that answer, shape (questions, dimension)."""
        return _unit(self.passages[self.answers[questions]])

    @cached_property
    def _questions(self) -> Vectors:
        return _unit(self.questions)


def bundled_for(fingerprint: str) -> Bridges | None:
    """The bridges that come with the product, where they were made with this encoder."""
    with np.load(BUNDLED) as stored:
        is_own = str(stored["fingerprint"]) == fingerprint
    return Bridges.load(BUNDLED) if is_own else None


def _unit(steps: NDArray[np.int8]) -> Vectors:
    vectors = steps.astype(np.float32)
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit
