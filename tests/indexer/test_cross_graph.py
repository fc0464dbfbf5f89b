from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

from indexer.adapter import CROSS, read_adapter
from indexer.bundled import CROSS_ENCODER, HEAD, prepare
from indexer.cross_encoder import LONGEST, CrossEncoder, pair_ids
from indexer.cross_graph import pooled, save_cross_encoder
from indexer.graph import Graph
from indexer.passages import Passage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The cross-encoder of the default model."""
    prepare(tmp_path, read_adapter(), read_adapter(CROSS))
    return tmp_path / "model" / CROSS_ENCODER


def test_half_is_the_first_state_and_half_the_mean_of_those_that_are_there() -> None:
    states = torch.tensor([[[2.0], [4.0], [99.0]]])
    assert pooled(states, torch.tensor([[1, 1, 0]])).tolist() == [[2.5]]


def test_the_graph_tells_what_the_model_tells(folder: Path, tmp_path: Path) -> None:
    save_cross_encoder(folder, tmp_path / "graph.onnx")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    question, passage = "森林覆盖率要到多少", Passage("生态省规划", "森林覆盖率达到30%。")
    told = CrossEncoder(Graph.load(tmp_path / "graph.onnx"), tokenizer).log_odds(question, [passage])
    ids = torch.tensor([pair_ids(tokenizer, question, passage, LONGEST)])
    head = torch.from_numpy(np.load(folder / HEAD))
    with torch.no_grad():
        states = AutoModel.from_pretrained(folder)(input_ids=ids).last_hidden_state
    own = pooled(states, torch.ones_like(ids))[0] @ head[:-1] + head[-1]
    assert told[0] == pytest.approx(float(own), abs=1e-3)
