from pathlib import Path

import pytest
import torch

from indexer.errors import IndexDamaged
from indexer.graph import Graph, save_graph


class Sums(torch.nn.Module):
    """The sum of the tokens that are there, and how many they are."""

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return (ids * mask).sum(1).float(), mask.sum(1).float()


def test_texts_of_any_number_and_length_are_told_row_by_row(tmp_path: Path) -> None:
    save_graph(Sums().eval(), ["sum", "count"], tmp_path / "sums.onnx")
    graph = Graph.load(tmp_path / "sums.onnx", threads=1)
    sums, counts = graph.run(["sum", "count"], [[3, 4, 5], [7]])
    assert (sums.tolist(), counts.tolist()) == ([12, 7], [3, 1])
    [alone] = graph.run(["sum"], [[1] * 20])
    assert alone.tolist() == [20]


def test_what_is_no_graph_is_a_damaged_index(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"not a graph")
    with pytest.raises(IndexDamaged, match="rollback"):
        Graph.load(tmp_path / "model.onnx")
