"""The token vectors of a corpus: what late interaction compares the words of a question with."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.passages import PassageVectors

_VECTORS = "tokens.npy"
_SCALES = "token_scales.npy"
_BOUNDS = "token_bounds.npy"
_ABOVE = "token_above.npy"


@dataclass(frozen=True)
class Tokens:
    """`vectors`, signed bytes, shape (tokens, dimension), times `scales`, shape (tokens,), are unit
    vectors. Sentence j has the tokens from `bounds[j]` to `bounds[j + 1]`; the first sentence of
    clause i begins with `above[i]` tokens of the title and headings above the clause.
    """

    vectors: NDArray[np.int8]
    scales: NDArray[np.float32]
    bounds: NDArray[np.int64]
    above: NDArray[np.int32]

    @classmethod
    def of(cls, sentences: Sequence[PassageVectors], firsts: Sequence[int]) -> "Tokens":
        """`firsts`: the first sentence of each clause; only it keeps what stands above."""
        opening = frozenset(firsts)
        starts = [0 if row in opening else _own(one) for row, one in enumerate(sentences)]
        pairs = list(zip(sentences, starts, strict=True))
        lengths = [len(one.scales) - start for one, start in pairs]
        return cls(
            np.concatenate([one.tokens[start:] for one, start in pairs]),
            np.concatenate([one.scales[start:] for one, start in pairs]),
            np.cumsum([0, *lengths], dtype=np.int64),
            np.array([sentences[row].above for row in firsts], dtype=np.int32),
        )

    @classmethod
    def load(cls, folder: Path) -> "Tokens":
        """The vectors stay in their file until they are asked for."""
        return cls(
            np.load(folder / _VECTORS, mmap_mode="r"),
            np.load(folder / _SCALES, mmap_mode="r"),
            np.load(folder / _BOUNDS, mmap_mode="r"),
            np.load(folder / _ABOVE, mmap_mode="r"),
        )

    def save(self, folder: Path) -> None:
        np.save(folder / _VECTORS, self.vectors)
        np.save(folder / _SCALES, self.scales)
        np.save(folder / _BOUNDS, self.bounds)
        np.save(folder / _ABOVE, self.above)


def _own(sentence: PassageVectors) -> int:
    """Where a sentence's own tokens begin; a model that reads too little to reach them leaves one."""
    return min(sentence.above, len(sentence.scales) - 1)
