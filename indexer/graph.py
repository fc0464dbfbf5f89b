"""A model over tokens as an ONNX graph, which servers run without PyTorch."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from indexer.errors import IndexDamaged

_INPUTS = ("input_ids", "attention_mask")


class Graph:
    """An opened graph."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self._session = session

    @classmethod
    def load(cls, path: Path, threads: int = 0) -> "Graph":
        """`threads` 0: as many as there are cores. Raises IndexDamaged."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # Threads that spin while they wait take the cores from the graph that is asked next: a question
        # to encoder and cross-encoder took 100 ms on two cores, and without it 41.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            return cls(onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"]))
        except Exception as error:  # the library raises bare classes of its own
            raise damaged(error) from None

    def run(self, outputs: Sequence[str], texts: Sequence[Sequence[int]]) -> list[NDArray[np.float32]]:
        """What the graph tells of texts, each given as the numbers of its tokens."""
        ids = np.zeros((len(texts), max(map(len, texts))), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, text in enumerate(texts):
            ids[row, : len(text)] = text
            mask[row, : len(text)] = 1
        feed = dict(zip(_INPUTS, (ids, mask), strict=True))
        return list(self._session.run(list(outputs), feed))


def damaged(error: Exception) -> IndexDamaged:
    """What a graph or tokenizer that can't be opened is called."""
    return IndexDamaged(
        f"索引里的编码器打不开({type(error).__name__})。"
        "请退回以前的一版(tiaowen rollback),或重建索引(tiaowen index)。"
    )


def save_graph(model: Any, outputs: Sequence[str], path: Path) -> None:
    """Write a torch module that takes tokens and their mask, both of shape (texts, tokens)."""
    import torch

    # Two tensors: one passed twice would be exported as one input.
    ids, mask = torch.ones((2, 8), dtype=torch.int64), torch.ones((2, 8), dtype=torch.int64)
    free = {0: torch.export.Dim.DYNAMIC, 1: torch.export.Dim.DYNAMIC}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # notes between PyTorch's own parts
        program = torch.onnx.export(
            model, (ids, mask), dynamo=True, dynamic_shapes=(free, free), verbose=False,
            input_names=list(_INPUTS), output_names=list(outputs),
        )  # fmt: skip
    assert program is not None
    program.save(str(path))
