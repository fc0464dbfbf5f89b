"""The query encoder of an index: an ONNX graph and a tokenizer, without PyTorch."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from indexer.errors import IndexDamaged
from indexer.folding import Span

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

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer, prompt: str) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._prompt = prompt

    @classmethod
    def load(cls, folder: Path, prompt: str, longest: int, threads: int = 0) -> "OnnxEncoder":
        """`threads` 0: as many as there are cores. Raises IndexDamaged."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(
                folder / GRAPH, options, providers=["CPUExecutionProvider"]
            )
            tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        except Exception as error:  # both libraries raise bare classes of their own
            raise IndexDamaged(
                f"索引里的编码器打不开({type(error).__name__})。"
                "请退回以前的一版(tiaowen rollback),或重建索引(tiaowen index)。"
            ) from None
        tokenizer.enable_truncation(longest)
        tokenizer.no_padding()
        return cls(session, tokenizer, prompt)

    def encode_all(self, texts: Sequence[str], prompt: str) -> list[TextVectors]:
        """The vectors of several texts, each with all of its tokens, in one run of the graph."""
        encodings = self._tokenizer.encode_batch([prompt + text for text in texts])
        longest = max(len(encoding.ids) for encoding in encodings)
        ids = np.zeros((len(texts), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        whole, tokens = self._session.run(list(OUTPUTS), {"input_ids": ids, "attention_mask": mask})
        return [
            TextVectors(whole[row], tokens[row, : len(encoding.ids)], encoding.offsets)
            for row, encoding in enumerate(encodings)
        ]

    def encode(self, query: str) -> QueryVectors:
        """The vectors of one query; its prompt and the model's own marks are no tokens of it."""
        encoding = self._tokenizer.encode(self._prompt + query)
        ids = np.array([encoding.ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        whole, tokens = self._session.run(list(OUTPUTS), feed)
        spans = [_inside(offsets, len(self._prompt)) for offsets in encoding.offsets]
        own = [i for i, span in enumerate(spans) if span]
        return QueryVectors(whole[0], tokens[0][own], tuple(span for span in spans if span))


def _inside(offsets: tuple[int, int], prompt: int) -> Span | None:
    """A token's place in the query; None for one that covers nothing of it."""
    start, end = max(offsets[0] - prompt, 0), offsets[1] - prompt
    return Span(start, end) if end > start else None
