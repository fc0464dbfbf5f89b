import hashlib
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from indexer.adapter import (
    BUNDLED,
    CROSS,
    HEAD_NAME,
    PROJECTION,
    PROJECTION_NAME,
    Adapter,
    product,
    read_adapter,
)


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
    stored |= {PROJECTION_NAME: np.ones((1, 2), np.float16)}
    save_file(stored, path)
    return read_adapter(path)


def test_a_change_is_the_product_of_its_two_matrices_and_is_added(small: Adapter) -> None:
    weight = np.full((3, 2), 10, dtype=np.float32)
    changed = small.applied("encoder.layer.0.output.dense.weight", weight)
    assert changed.tolist() == [[11, 12], [10, 10], [9, 8]]
    assert changed.dtype.name == small.beside[PROJECTION_NAME].dtype.name == "float32"
    assert np.all(weight == 10)


def test_there_have_to_be_the_layers_up_to_the_highest_that_changes(small: Adapter) -> None:
    assert small.layers == 1
    assert read_adapter().layers == 12


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
    projection = bundled.beside[PROJECTION_NAME]
    assert projection.shape == (PROJECTION, 384)
    assert np.linalg.matrix_rank(projection) == PROJECTION


def test_the_bundled_cross_encoder_changes_the_lowest_layers_and_has_a_head() -> None:
    cross = read_adapter(CROSS)
    assert {int(name.split(".")[2]) for name in cross.changes} == set(range(cross.layers))
    assert cross.layers == 6
    assert cross.beside[HEAD_NAME].shape == (384 + 1,)
    assert np.abs(cross.beside[HEAD_NAME]).max() > 0
    for name, change in cross.changes.items():
        assert np.isfinite(change).all(), name
        assert 0 < np.abs(change).max() < 1, name


def test_what_training_added_takes_at_most_eight_megabytes() -> None:
    assert sum(path.stat().st_size for path in (BUNDLED, CROSS)) <= 8e6


@pytest.mark.parametrize(
    ("path", "digest"), [(BUNDLED, "79242c89b6696e52"), (CROSS, "bf2ad24c4a569b22")]
)
def test_what_is_added_is_the_same_to_the_last_bit_on_every_machine(path: Path, digest: str) -> None:
    """Written down on one; on another the encoder would have another fingerprint."""
    changes = read_adapter(path).changes
    told = hashlib.sha256(b"".join(changes[name].tobytes() for name in sorted(changes)))
    assert told.hexdigest()[:16] == digest


def test_a_product_is_that_of_matrices() -> None:
    up, down = np.random.default_rng(0).normal(size=(2, 8, 8)).astype(np.float32)
    assert np.allclose(product(up, down), up @ down, atol=1e-5)
