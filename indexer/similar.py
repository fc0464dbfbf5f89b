"""Near-copies: clauses of a corpus that say the same in the same words."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.clauses import NearCopy

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# Five characters are two words: enough to tell a phrase from a coincidence.
_SHINGLE = 5
# Two clauses that share less than half of the shorter one treat different matters.
_LEAST_LIKENESS = 0.5
# Shorter stretches are set phrases (「法律、法规另有规定的,从其规定」).
_LEAST_SHARED = 20
# A shingle of so many clauses is a set phrase too, and would cost the square of their number.
_MOST_COMMON = 200
_MOST_COPIES = 10
# Rows compared with all others at a time: what is held in memory stays small.
_BLOCK = 512


class _Pair(NamedTuple):
    row: int
    likeness: float


def near_copies(ids: Sequence[str], texts: Sequence[str]) -> list[tuple[NearCopy, ...]]:
    """The near-copies of each clause, likest first. `texts` are folded.

    Likeness is containment: shared shingles over those of the shorter text (Broder 1997, "On the
    resemblance and containment of documents", §2).
    """
    if not texts:
        return []
    # Of texts that are equal word for word one stands for all: thousands cost no more than one.
    rows: dict[str, list[int]] = {}
    for row, text in enumerate(texts):
        rows.setdefault(re.sub(r"\W", "", text), []).append(row)
    alike = list(rows.values())
    found: dict[int, tuple[NearCopy, ...]] = {}
    for equals, text, pairs in zip(alike, rows, _pairs(_shingles_of(list(rows))), strict=True):
        is_long = len(text) >= _LEAST_SHARED + _SHINGLE - 1
        twins = [_Pair(row, 1.0) for row in equals[: _MOST_COPIES + 1] if is_long]
        others = [_Pair(row, pair.likeness) for pair in pairs for row in alike[pair.row]]
        found |= {row: _named([*twins, *others], row, ids) for row in equals}
    return [found[row] for row in range(len(texts))]


def _named(pairs: Sequence[_Pair], own: int, ids: Sequence[str]) -> tuple[NearCopy, ...]:
    best = islice((pair for pair in pairs if pair.row != own), _MOST_COPIES)
    return tuple(NearCopy(ids[pair.row], round(pair.likeness, 3)) for pair in best)


def _shingles_of(texts: Sequence[str]) -> "csr_array":
    """Shape (texts, distinct shingles), 1 where a text has the shingle."""
    # A server compares nothing and does without this library.
    from scipy.sparse import csr_array

    numbers: dict[str, int] = {}
    rows = [[numbers.setdefault(one, len(numbers)) for one in _shingles(text)] for text in texts]
    columns = np.fromiter(chain.from_iterable(rows), dtype=np.int32)
    bounds = np.cumsum([0, *map(len, rows)])
    shape = (len(texts), max(len(numbers), 1))
    matrix = csr_array((np.ones(len(columns), dtype=np.int32), columns, bounds), shape=shape)
    return matrix[:, np.bincount(columns, minlength=shape[1]) <= _MOST_COMMON]


def _shingles(plain: str) -> set[str]:
    return {plain[i : i + _SHINGLE] for i in range(len(plain) - _SHINGLE + 1)}


def _pairs(matrix: "csr_array") -> Iterator[list[_Pair]]:
    sizes = matrix.sum(axis=1)
    turned = matrix.T.tocsr()
    for start in range(0, matrix.shape[0], _BLOCK):
        shared = (matrix[start : start + _BLOCK] @ turned).tocsr()
        for offset in range(shared.shape[0]):
            begin, end = shared.indptr[offset : offset + 2]
            yield _best(start + offset, shared.indices[begin:end], shared.data[begin:end], sizes)


def _best(
    row: int, others: NDArray[np.int32], shared: NDArray[np.int32], sizes: NDArray[np.int64]
) -> list[_Pair]:
    likeness = shared / np.minimum(sizes[row], sizes[others])
    is_copy = (shared >= _LEAST_SHARED) & (likeness >= _LEAST_LIKENESS) & (others != row)
    found = (_Pair(int(other), float(value)) for other, value in
             zip(others[is_copy], likeness[is_copy], strict=True))  # fmt: skip
    return list(islice(sorted(found, key=lambda pair: (-pair.likeness, pair.row)), _MOST_COPIES))
