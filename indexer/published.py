"""The vectors in a published index, found again by the passages that they were made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.index import Index
from indexer.passages import Passage, PassageVectors

_KEYS = "passages.npy"
_WHOLE_KEYS = "wholes.npy"
_KEY_BYTES = 32


def save_keys(folder: Path, passages: Sequence[Passage], wholes: Sequence[Passage]) -> None:
    """Write what `Published` finds passages by, sentences and whole clauses: shape (passages, 32), a
    SHA-256 each."""
    _save_keys(folder / _KEYS, passages)
    _save_keys(folder / _WHOLE_KEYS, wholes)


def _save_keys(path: Path, passages: Sequence[Passage]) -> None:
    keys = b"".join(passage.key for passage in passages)
    np.save(path, np.frombuffer(keys, dtype=np.uint8).reshape(-1, _KEY_BYTES))


def _keys(path: Path) -> list[bytes]:
    return [row.tobytes() for row in np.load(path)]


@dataclass(frozen=True)
class Published:
    """Rows by passage. An index keeps what stands above a sentence only for the first of a clause:
    `opening` are such sentence rows, `following` the others; `wholes` are clause rows."""

    index: Index
    opening: Mapping[bytes, int]
    following: Mapping[bytes, int]
    wholes: Mapping[bytes, int]

    @classmethod
    def of(cls, index: Index, folder: Path) -> "Published":
        keys = _keys(folder / _KEYS)
        opening = {keys[row]: row for row in index.bounds[:-1].tolist()}
        following = {key: row for row, key in enumerate(keys) if key not in opening}
        wholes = {key: row for row, key in enumerate(_keys(folder / _WHOLE_KEYS))}
        return cls(index, opening, following, wholes)

    def whole(self, passage: Passage) -> NDArray[np.float32] | None:
        """The unit vector of a clause in one piece, shape (dimension,)."""
        row = self.wholes.get(passage.key)
        if row is None:
            return None
        return np.asarray(self.index.clause_vectors.reconstruct(row), dtype=np.float32)

    def vectors(self, passage: Passage, is_opening: bool) -> PassageVectors | None:
        """As they were made, but for what is not kept of a sentence that does not open its clause."""
        row = self.opening.get(passage.key)
        if row is not None:
            return self._at(row, int(self.index.tokens.above[self.index.sentences[row, 0]]))
        row = None if is_opening else self.following.get(passage.key)
        return None if row is None else self._at(row, 0)

    def _at(self, row: int, above: int) -> PassageVectors:
        tokens = self.index.tokens
        own = slice(int(tokens.bounds[row]), int(tokens.bounds[row + 1]))
        whole = np.asarray(self.index.vectors.reconstruct(row), dtype=np.float32)
        return PassageVectors(whole, tokens.vectors[own], tokens.scales[own], above)
