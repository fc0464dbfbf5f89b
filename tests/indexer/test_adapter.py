from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from indexer.adapter import ANSWERING_NAME, PROJECTION, PROJECTION_NAME, Adapter, read_adapter


@pytest.fixture(scope="module")
def bundled() -> Adapter:
    return read_adapter()


@pytest.fixture
def small(tmp_path: Path) -> Adapter:
    """A stored adapter of rank 1 for one matrix of shape (3, 2)."""
    path = tmp_path / "adapter.safetensors"
    down, up = np.array([[1, 2]], np.float16), np.array([[1], [0], [-1]], np.float16)
    layer = "base_model.model.encoder.layer.0.output.dense"
    stored = {f"{layer}.lora_A.weight": down, f"{layer}.lora_B.weight": up}
    stored |= {PROJECTION_NAME: np.ones((1, 2), np.float16), ANSWERING_NAME: np.ones(5, np.float16)}
    save_file(stored, path)
    return read_adapter(path)


def test_a_change_is_the_product_of_its_two_matrices_and_is_added(small: Adapter) -> None:
    weight = np.full((3, 2), 10, dtype=np.float32)
    changed = small.applied("encoder.layer.0.output.dense.weight", weight)
    assert changed.tolist() == [[11, 12], [10, 10], [9, 8]]
    assert changed.dtype.name == small.projection.dtype.name == "float32"
    assert np.all(weight == 10)


@pytest.mark.parametrize(
    "name", ["encoder.layer.0.output.dense.bias", "encoder.layer.1.output.dense.weight"]
)
def test_what_it_has_no_change_for_stays(small: Adapter, name: str) -> None:
    weight = np.ones((3, 2), dtype=np.float32)
    assert np.array_equal(small.applied(name, weight), weight)


def test_the_bundled_adapter_changes_the_upper_layers_a_little(bundled: Adapter) -> None:
    layers = {int(name.split(".")[2]) for name in bundled.changes}
    assert layers == set(range(4, 12))
    assert len(bundled.changes) == 6 * len(layers)
    for name, change in bundled.changes.items():
        assert np.isfinite(change).all(), name
        assert 0 < np.abs(change).max() < 1, name


def test_the_bundled_projection_shortens_without_losing_a_dimension(bundled: Adapter) -> None:
    assert bundled.projection.shape == (PROJECTION, 384)
    assert np.linalg.matrix_rank(bundled.projection) == PROJECTION


def test_the_bundled_weights_for_answering_are_of_two_vectors_and_a_constant(bundled: Adapter) -> None:
    assert bundled.answering.shape == (2 * 384 + 1,)
    assert np.isfinite(bundled.answering).all()
    assert np.abs(bundled.answering[:384]).max() > 1
