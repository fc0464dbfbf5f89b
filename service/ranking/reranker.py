"""An optional reranker: it reads question and clause together, and orders the first results."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.errors import ExtraMissing, ModelUnknown

# How many of the first results it reads: some tens of milliseconds each on a CPU.
RERANKED = 20


class Reranker(Protocol):
    """Scores clauses beside a question."""

    def scores(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Higher is better; shape (texts,). Both folded, a text with what stands above its clause."""


class CrossEncoderReranker:
    """A cross-encoder of sentence-transformers."""

    def __init__(self, model: Any) -> None:
        self._model = model

    @classmethod
    def load(cls, name: str) -> "CrossEncoderReranker":
        """From this machine, never from a hub: a folder, or a name in the local cache.

        Raises ExtraMissing or ModelUnknown.
        """
        try:
            from sentence_transformers import CrossEncoder
        except ModuleNotFoundError:
            raise ExtraMissing("重排模型需要完整安装。请运行:pip install 'tiaowen[index]'。") from None
        try:
            return cls(CrossEncoder(name, device="cpu", local_files_only=True))
        except Exception as error:  # the loaders raise classes of their own for damaged files
            raise ModelUnknown(
                f"本机上没有重排模型 {name}({type(error).__name__})。请检查 TIAOWEN_RERANKER。"
            ) from None

    def scores(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        pairs = [(query, text) for text in texts]
        return np.asarray(self._model.predict(pairs, show_progress_bar=False), dtype=np.float32)
