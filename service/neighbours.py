"""The clauses nearest to a clause: those that share its words, then those that share its meaning."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.index import Index

# Sentences that are looked for around each one of the clause.
_AROUND = 256
# A longer clause is known by its first sentences.
_MOST_SENTENCES = 32


class Neighbour(NamedTuple):
    """The row of a clause. `score`: by wording, how much of the shorter text is the same; by meaning,
    the mean cosine of each sentence of the clause with the nearest one here."""

    row: int
    kind: Literal["wording", "meaning"]
    score: float


def neighbours(index: Index, row: int, k: int) -> list[Neighbour]:
    """The k nearest of the other clauses, each once, near-copies first."""
    copies = [Neighbour(index.row_of[copy.clause_id], "wording", copy.likeness)
              for copy in index.clauses[row].similar or ()]  # fmt: skip
    known = {row, *(copy.row for copy in copies)}
    others = (one for one in _by_meaning(index, row) if one.row not in known)
    return [*copies, *others][:k]


def _by_meaning(index: Index, row: int) -> Iterator[Neighbour]:
    scores = _nearness(index, row)
    for other in np.argsort(-scores, kind="stable"):
        yield Neighbour(int(other), "meaning", round(float(scores[other]), 4))


def _nearness(index: Index, row: int) -> NDArray[np.float32]:
    """Shape (clauses,). A sentence that is not among the nearest counts as the last one of them."""
    first, last = index.bounds[row : row + 2].tolist()
    own = index.vectors.reconstruct_n(first, min(last - first, _MOST_SENTENCES))
    cosines, found = index.vectors.search(own, min(_AROUND, index.vectors.ntotal))
    best = np.repeat(cosines[:, -1:], len(index.clauses), axis=1)
    for position, sentences in enumerate(found):
        np.maximum.at(best[position], index.sentences[sentences, 0], cosines[position])
    nearness: NDArray[np.float32] = best.mean(axis=0)
    return nearness
