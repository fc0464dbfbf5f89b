"""The bridges that come with the product: one small file, unpacked into an index when it is built."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.bridges import Bridges, Vectors, halved, unit_vectors
from indexer.passages import quantised
from indexer.term_lists import TermLists

BUNDLED = Path(str(files("indexer") / "bridges.npz"))


@dataclass(frozen=True)
class BundledBridges:
    """As `Bridges`, with all terms, of the encoder of `fingerprint`; `questions`, shape (questions,
    dimension), are signed bytes too."""

    fingerprint: str
    questions: NDArray[np.int8]
    passages: NDArray[np.int8]
    answers: NDArray[np.int32]
    terms: Sequence[Sequence[str]]

    @classmethod
    def of(
        cls, fingerprint: str, questions: Vectors, passages: Vectors, answers: Sequence[int],
        terms: Sequence[Sequence[str]],
    ) -> "BundledBridges":  # fmt: skip
        """From unit vectors."""
        rows = np.array(answers, dtype=np.int32)
        asked, answering = (quantised(vectors)[0] for vectors in (questions, passages))
        return cls(fingerprint, asked, answering, rows, terms)

    @classmethod
    def load(cls, path: Path) -> "BundledBridges":
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

    def bridges(self, is_known: Callable[[str], bool]) -> Bridges:
        """For a corpus, with only the terms that it has."""
        terms = TermLists.of([[term for term in own if is_known(term)] for own in self.terms])
        return Bridges(halved(unit_vectors(self.questions)), self.passages, self.answers, terms)


def bundled_for(fingerprint: str) -> BundledBridges | None:
    """None where they were made with another encoder."""
    with np.load(BUNDLED) as stored:
        is_own = str(stored["fingerprint"]) == fingerprint
    return BundledBridges.load(BUNDLED) if is_own else None
