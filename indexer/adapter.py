"""The adapter of the default encoder: what training added to the bundled model's weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BUNDLED = Path(str(files("indexer") / "adapter.safetensors"))
# Dimension of the token vectors.
PROJECTION = 128
PROJECTION_NAME = "token_projection.weight"
ANSWERING_NAME = "answering"
_PREFIX = "base_model.model."
_DOWN, _UP = ".lora_A.weight", ".lora_B.weight"


@dataclass(frozen=True)
class Adapter:
    """`changes`: name of a weight matrix → what is added to it. `projection`, shape (token
    dimension, hidden): makes the token vectors. `answering`: weights for `indexer.answering`."""

    changes: Mapping[str, NDArray[np.float32]]
    projection: NDArray[np.float32]
    answering: NDArray[np.float32]

    def applied(self, name: str, weight: NDArray[np.float32]) -> NDArray[np.float32]:
        change = self.changes.get(name)
        return weight if change is None else weight + change


def read_adapter(path: Path = BUNDLED) -> Adapter:
    """A low-rank adapter (Hu et al., arXiv 2106.09685) with peft's names and a scale of 1."""
    from safetensors.numpy import load_file

    stored = {name: tensor.astype(np.float32) for name, tensor in load_file(path).items()}
    layers = [name.removesuffix(_DOWN) for name in stored if name.endswith(_DOWN)]
    changes = {f"{layer.removeprefix(_PREFIX)}.weight": stored[layer + _UP] @ stored[layer + _DOWN]
               for layer in layers}  # fmt: skip
    return Adapter(changes, stored[PROJECTION_NAME], stored[ANSWERING_NAME])
