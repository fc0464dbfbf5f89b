from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from indexer.word_table import shrink_word_table

TOKENS, DIMENSION = 500, 64


@pytest.fixture
def table() -> np.ndarray:
    rows = np.random.default_rng(1).normal(size=(TOKENS, DIMENSION)).astype(np.float32)
    rows[7] = 0
    return rows


def saved(path: Path, table: np.ndarray, asked: str = "ids") -> Path:
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", asked], ["vectors"])],
        "lookup",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["n"])],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["n", DIMENSION])],
        [numpy_helper.from_array(table, "table"), numpy_helper.from_array(np.array([1, 2]), "fixed")],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10), path)
    return path


def vectors(path: Path, ids: list[int]) -> np.ndarray:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {"ids": np.array(ids)})
    assert isinstance(found, np.ndarray)
    return found


def test_rows_keep_their_direction_in_a_quarter_of_the_space(tmp_path: Path, table: np.ndarray) -> None:
    path = saved(tmp_path / "model.onnx", table)
    before = path.stat().st_size
    shrink_word_table(path)
    assert path.stat().st_size < before / 3
    found = vectors(path, [0, 3, 499])
    wanted = table[[0, 3, 499]]
    lengths = np.linalg.norm(found, axis=1) * np.linalg.norm(wanted, axis=1)
    assert ((found * wanted).sum(axis=1) / lengths).min() > 0.9999
    onnx.checker.check_model(onnx.load(path), full_check=True)


def test_a_row_of_zeros_stays_one(tmp_path: Path, table: np.ndarray) -> None:
    path = saved(tmp_path / "model.onnx", table)
    shrink_word_table(path)
    assert not vectors(path, [7]).any()


def test_what_is_not_looked_up_by_token_stays(tmp_path: Path, table: np.ndarray) -> None:
    path = saved(tmp_path / "model.onnx", table, asked="fixed")
    before = path.read_bytes()
    shrink_word_table(path)
    assert path.read_bytes() == before
