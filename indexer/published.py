"""The vectors in a published index, found again by the passages that they were made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from indexer.index import Index
from indexer.passages import Passage, PassageVectors

_KEYS = "passages.npy"
_KEY_BYTES = 32


def save_keys(folder: Path, passages: Sequence[Passage]) -> None:
    """Write what `Published` finds passages by: shape (sentences, 32), a SHA-256 each."""
    keys = b"".join(passage.key for passage in passages)
    np.save(folder / _KEYS, np.frombuffer(keys, dtype=np.uint8).reshape(-1, _KEY_BYTES))


@dataclass(frozen=True)
class Published:
    """Sentence rows by passage. An index keeps what stands above a sentence only for the first of a
    clause: `opening` are such rows, `following` the others."""

    index: Index
    opening: Mapping[bytes, int]
    following: Mapping[bytes, int]

    @classmethod
    def of(cls, index: Index, folder: Path) -> "Published":
        """Nothing is found again where an older program built the index without keys."""
        if _KEYS not in index.manifest.files:
            return cls(index, {}, {})
        keys = [row.tobytes() for row in np.load(folder / _KEYS)]
        firsts = index.bounds[:-1].tolist()
        opening = {keys[row]: row for row in firsts}
        return cls(index, opening, {key: row for row, key in enumerate(keys) if key not in opening})

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
