from pathlib import Path

import numpy as np
import pytest

from indexer.errors import IndexDamaged
from indexer.index import Index
from indexer.onnx_encoder import OnnxEncoder


def test_the_same_question_gives_the_same_vector(index: Index) -> None:
    first, second = (index.encoder.encode("海绵城市怎么建") for _ in range(2))
    assert first.shape == (index.manifest.model.dimension,)
    assert np.array_equal(first, second)


def test_a_question_longer_than_the_model_reads_is_cut(index: Index) -> None:
    assert np.linalg.norm(index.encoder.encode("海绵城市" * 400)) == pytest.approx(1, abs=1e-4)


def test_a_damaged_graph_is_told(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"not a graph")
    with pytest.raises(IndexDamaged):
        OnnxEncoder.load(tmp_path, "", 512)
