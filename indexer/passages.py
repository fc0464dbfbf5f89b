"""What is embedded: a sentence read with the title and headings above it, and what comes of it."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

# The range of a signed byte that is used, the same on both sides of 0.
_STEPS = 127


class Passage(NamedTuple):
    """A folded sentence, and the folded title and headings above it."""

    above: str
    sentence: str

    @property
    def text(self) -> str:
        return f"{self.above} {self.sentence}" if self.above else self.sentence

    @property
    def key(self) -> bytes:
        """What vectors are kept under: a SHA-256."""
        return hashlib.sha256(f"{self.above}\0{self.sentence}".encode()).digest()


def whole_clause(sentences: Sequence[Passage]) -> Passage:
    """A clause in one piece, from at least one sentence.

    >>> whole_clause([Passage("水法", "第一句。"), Passage("水法", "第二句。")]).text
    '水法 第一句。第二句。'
    """
    return Passage(sentences[0].above, "".join(passage.sentence for passage in sentences))


class PassageVectors(NamedTuple):
    """One unit vector for the whole, shape (dimension,), and one for each token.

    `tokens`: signed bytes, shape (n, token dimension); times `scales`, shape (n,), they are unit
    vectors. The first `above` tokens belong to what stands above the sentence.
    """

    whole: NDArray[np.float32]
    tokens: NDArray[np.int8]
    scales: NDArray[np.float32]
    above: int


class PassageEncoder(Protocol):
    """What embedding needs of a model; `fingerprint` tells two models apart."""

    fingerprint: str

    def passages(self, passages: Sequence[Passage], progress: bool = False) -> list[PassageVectors]:
        """The vectors of each passage."""


def tokens_above(offsets: Sequence[tuple[int, int]], start: int) -> int:
    """How many tokens there are before character `start` of a text."""
    return next((i for i, (_, end) in enumerate(offsets) if end > start), len(offsets))


def quantised(tokens: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Vectors as signed bytes and their scales; the cosine of the two is above 0.999.

    >>> vectors, scales = quantised(np.array([[0.6, -0.8]], dtype=np.float32))
    >>> bool(np.allclose(vectors * scales[:, None], [[0.6, -0.8]], atol=0.01))
    True
    """
    scales = (np.abs(tokens).max(axis=1, initial=1e-9) / _STEPS).astype(np.float32)
    return np.round(tokens / scales[:, None]).astype(np.int8), scales
