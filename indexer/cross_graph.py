"""The cross-encoder at build time: a BERT model with a head, and the graph that servers ask."""

from pathlib import Path
from typing import Any

import numpy as np

from indexer.bundled import HEAD
from indexer.cross_encoder import OUTPUT
from indexer.graph import save_graph


def pooled(states: Any, mask: Any) -> Any:
    """Of the states of each pair, shape (pairs, tokens, hidden), half the first and half their mean."""
    kept = mask[..., None].to(states.dtype)
    mean = (states * kept).sum(1) / kept.sum(1)
    return (states[:, 0] + mean) / 2


def save_cross_encoder(folder: Path, path: Path) -> None:
    """Write the graph of a folder's model."""
    import torch
    from transformers import AutoModel

    model = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()
    head = torch.from_numpy(np.load(folder / HEAD))

    class Graph(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            states = self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            log_odds: torch.Tensor = (pooled(states, attention_mask) * head[:-1]).sum(-1) + head[-1]
            return log_odds

    save_graph(Graph().eval(), [OUTPUT], path)
