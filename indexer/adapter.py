"""Adapters of the bundled model: what training added to its weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# Of the encoder, and of the cross-encoder on top of it.
BUNDLED = Path(str(files("indexer") / "adapter.safetensors"))
CROSS = Path(str(files("indexer") / "cross_encoder.safetensors"))
# Dimension of the token vectors.
PROJECTION = 128
PROJECTION_NAME = "token_projection.weight"
HEAD_NAME = "head"
_PREFIX = "base_model.model."
_DOWN, _UP = ".lora_A.weight", ".lora_B.weight"


@dataclass(frozen=True)
class Adapter:
    """`changes`: name of a weight matrix → what is added to it. `beside`: what the model has none of:
    for the encoder what makes its token vectors, shape (token dimension, hidden), for the
    cross-encoder its head, shape (hidden + 1,), the last number alone."""

    changes: Mapping[str, NDArray[np.float32]]
    beside: Mapping[str, NDArray[np.float32]]

    @property
    def layers(self) -> int:
        """How many of the model's layers, counted from the lowest, there have to be."""
        return max(int(name.split(".")[2]) for name in self.changes) + 1

    def applied(self, name: str, weight: NDArray[np.float32]) -> NDArray[np.float32]:
        change = self.changes.get(name)
        return weight if change is None else weight + change


def read_adapter(path: Path = BUNDLED) -> Adapter:
    """A low-rank adapter (Hu et al., arXiv 2106.09685) with peft's names and a scale of 1."""
    from safetensors.numpy import load_file

    stored = {name: tensor.astype(np.float32) for name, tensor in load_file(path).items()}
    layers = [name.removesuffix(_DOWN) for name in stored if name.endswith(_DOWN)]
    changes = {
        f"{layer.removeprefix(_PREFIX)}.weight": product(stored[layer + _UP], stored[layer + _DOWN])
        for layer in layers
    }
    beside = {name: stored[name] for name in (PROJECTION_NAME, HEAD_NAME) if name in stored}
    return Adapter(changes, beside)


def product(up: NDArray[np.float32], down: NDArray[np.float32]) -> NDArray[np.float32]:
    """`up @ down`, in an order of its own: BLAS sums in one that depends on the processor, and a last
    bit that differs makes another model, for which nothing is calibrated."""
    total = np.zeros((up.shape[0], down.shape[1]))
    for column, row in zip(up.T.astype(np.float64), down.astype(np.float64), strict=True):
        total += column[:, None] * row
    return total.astype(np.float32)
