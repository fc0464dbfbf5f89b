"""Whether a sentence answers a question, told by a model that reads both at once: near is not yet an
answer. A graph beside the encoder's, with the encoder's tokenizer, without PyTorch."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from indexer.graph import Graph
from indexer.passages import Passage

GRAPH = "cross-encoder.onnx"
OUTPUT = "log_odds"
# In tokens: of a pair, and of the question in it. The model was trained on shorter pairs; read to 120
# it tells answers apart better than to 88, see docs/encoder.md.
LONGEST = 120
LONGEST_QUESTION = 44


class CrossEncoder:
    """Reads a question with a passage."""

    def __init__(self, graph: Graph, tokenizer: Tokenizer) -> None:
        self._graph = graph
        self._tokenizer = tokenizer

    def log_odds(self, question: str, passages: Sequence[Passage]) -> NDArray[np.float32]:
        """How likely each of some passages answers a folded question; shape (passages,)."""
        pairs = [pair_ids(self._tokenizer, question, passage, LONGEST) for passage in passages]
        [told] = self._graph.run([OUTPUT], pairs)
        return told


def pair_ids(tokenizer: Tokenizer, question: str, passage: Passage, longest: int) -> list[int]:
    """At most `longest` tokens that stand for a pair; what is too long loses its end."""
    asked, read = (
        tokenizer.encode(text, add_special_tokens=False).ids for text in (question, passage.text)
    )
    first, last = tokenizer.encode("").ids
    opening = [first, *asked[:LONGEST_QUESTION], last, last]
    return [*opening, *read[: longest - len(opening) - 1], last]
