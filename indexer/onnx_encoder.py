"""The query encoder of an index: an ONNX graph and a tokenizer, without PyTorch."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from indexer.folding import Span
from indexer.graph import Graph, damaged

GRAPH = "model.onnx"
TOKENIZER = "tokenizer.json"
OUTPUTS = ("sentence_vector", "token_vectors")


class QueryVectors(NamedTuple):
    """Unit vectors of a query: one for the whole, shape (dimension,), one for each of its tokens,
    shape (n, token dimension), and where each token stands in it."""

    whole: NDArray[np.float32]
    tokens: NDArray[np.float32]
    spans: tuple[Span, ...]


class TextVectors(NamedTuple):
    """Unit vectors of a text with its prompt, for all its tokens, and each token's start and end."""

    whole: NDArray[np.float32]
    tokens: NDArray[np.float32]
    offsets: Sequence[tuple[int, int]]


class OnnxEncoder:
    """Turns a query into the unit vectors that the index's passages were encoded to meet."""

    def __init__(self, graph: Graph, tokenizer: Tokenizer, prompt: str) -> None:
        self.tokenizer = tokenizer
        self._graph = graph
        self._prompt = prompt

    @classmethod
    def load(cls, folder: Path, prompt: str, longest: int, threads: int = 0) -> "OnnxEncoder":
        """`threads` 0: as many as there are cores. Raises IndexDamaged."""
        graph = Graph.load(folder / GRAPH, threads)
        try:
            tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        except Exception as error:  # the library raises a bare class of its own
            raise damaged(error) from None
        tokenizer.enable_truncation(longest)
        tokenizer.no_padding()
        return cls(graph, tokenizer, prompt)

    def encode_all(self, texts: Sequence[str], prompt: str) -> list[TextVectors]:
        """The vectors of several texts, each with all of its tokens, in one run of the graph."""
        encodings = self.tokenizer.encode_batch([prompt + text for text in texts])
        whole, tokens = self._graph.run(OUTPUTS, [encoding.ids for encoding in encodings])
        return [
            TextVectors(whole[row], tokens[row, : len(encoding.ids)], encoding.offsets)
            for row, encoding in enumerate(encodings)
        ]

    def encode(self, query: str) -> QueryVectors:
        """The vectors of one query; its prompt and the model's own marks are no tokens of it."""
        encoding = self.tokenizer.encode(self._prompt + query)
        whole, tokens = self._graph.run(OUTPUTS, [encoding.ids])
        spans = [_inside(offsets, len(self._prompt)) for offsets in encoding.offsets]
        own = [i for i, span in enumerate(spans) if span]
        return QueryVectors(whole[0], tokens[0][own], tuple(span for span in spans if span))


def _inside(offsets: tuple[int, int], prompt: int) -> Span | None:
    """A token's place in the query; None for one that covers nothing of it."""
    start, end = max(offsets[0] - prompt, 0), offsets[1] - prompt
    return Span(start, end) if end > start else None
