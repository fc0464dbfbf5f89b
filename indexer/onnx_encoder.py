"""The query encoder of an index: an ONNX graph and a tokenizer, without PyTorch."""

from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from indexer.errors import IndexDamaged

GRAPH = "model.onnx"
TOKENIZER = "tokenizer.json"


class OnnxEncoder:
    """Turns a query into the unit vector that the index's passages were encoded to meet."""

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
                f"索引里的编码器打不开({type(error).__name__})。请重建索引:tiaowen index。"
            ) from None
        tokenizer.enable_truncation(longest)
        tokenizer.no_padding()
        return cls(session, tokenizer, prompt)

    def encode(self, query: str) -> NDArray[np.float32]:
        """The vector of one query, shape (dimension,)."""
        ids = np.array([self._tokenizer.encode(self._prompt + query).ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        vector: NDArray[np.float32] = self._session.run(None, feed)[0][0]
        return vector
