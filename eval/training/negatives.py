"""Clauses that look like the answer and are none."""

import random
from collections.abc import Sequence

import numpy as np

from eval.training.pairs import Answer
from indexer.lexical import Lexical
from indexer.words import Segmenter

# A negative is drawn from so many of BM25's best.
_DEEPEST = 6
# Clauses that share more of their four-character pieces than this say the same.
_COPY = 0.4
_PIECE = 4


class Negatives:
    """Draws a hard negative for a question, and knows which clauses are near-copies."""

    def __init__(self, clauses: Sequence[Answer], segmenter: Segmenter) -> None:
        texts = ["".join(passage.sentence for passage in clause.passages) for clause in clauses]
        above = [clause.passages[0].above for clause in clauses]
        self._segmenter = segmenter
        self._pieces = [_pieces(text) for text in texts]
        self._lexical = Lexical.build(
            [segmenter.tokens(f"{head}\n{text}") for head, text in zip(above, texts, strict=True)]
        )

    def draw(self, question: str, clause: int, chance: random.Random) -> int:
        """One of the clauses that BM25 takes for answers."""
        best = np.argsort(-self._lexical.scores(self._segmenter.tokens(question)), kind="stable")
        others = [
            int(row)
            for row in best[: 2 * _DEEPEST]
            if row != clause and not self.are_copies(clause, int(row))
        ]
        return chance.choice(others[:_DEEPEST] or [clause])

    def are_copies(self, one: int, other: int) -> bool:
        a, b = self._pieces[one], self._pieces[other]
        return len(a & b) > _COPY * min(len(a), len(b))


def _pieces(text: str) -> frozenset[str]:
    return frozenset(text[i : i + _PIECE] for i in range(max(1, len(text) - _PIECE + 1)))
