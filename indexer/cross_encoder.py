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
# Of what stands above a sentence, however long that is.
_LEAST_ABOVE = 16


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
    """At most `longest` tokens that stand for a pair. Where it is too long, what stands above loses its
    middle (it begins with the place and ends with the nearest heading), then the sentence its end."""
    asked, above, sentence = (
        tokenizer.encode(text, add_special_tokens=False).ids for text in (question, *passage)
    )
    first, last = tokenizer.encode("").ids
    opening = [first, *asked[:LONGEST_QUESTION], last, last]
    room = longest - len(opening) - 1
    kept = without_middle(above, max(room - len(sentence), _LEAST_ABOVE))
    return [*opening, *[*kept, *sentence][:room], last]


def without_middle(tokens: Sequence[int], longest: int) -> list[int]:
    """Both ends of what is too long.

    >>> without_middle([1, 2, 3, 4, 5, 6], 3)
    [1, 5, 6]
    """
    start = longest // 2
    is_short = len(tokens) <= longest
    return list(tokens) if is_short else [*tokens[:start], *tokens[len(tokens) - longest + start :]]
