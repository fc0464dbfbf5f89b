from pathlib import Path

import numpy as np

from indexer.vectors import embed, flat_index
from tests.conftest import FakeEncoder


def test_a_text_is_encoded_once(fake_encoder: FakeEncoder, tmp_path: Path) -> None:
    first = embed(fake_encoder, ["森林覆盖率", "水土保持率", "森林覆盖率"], tmp_path)
    again = embed(fake_encoder, ["水土保持率", "黑臭水体"], tmp_path)
    assert fake_encoder.encoded == ["森林覆盖率", "水土保持率", "黑臭水体"]
    assert np.array_equal(first[0], first[2])
    assert np.array_equal(first[1], again[0])


def test_another_model_does_not_share_the_cache(fake_encoder: FakeEncoder, tmp_path: Path) -> None:
    embed(fake_encoder, ["森林覆盖率"], tmp_path)
    other = FakeEncoder()
    other.fingerprint = "1" * 64
    embed(other, ["森林覆盖率"], tmp_path)
    assert other.encoded == ["森林覆盖率"]


def test_the_nearest_vector_comes_first(fake_encoder: FakeEncoder) -> None:
    vectors = fake_encoder.passages(["森林覆盖率", "黑臭水体整治", "水土保持率"])
    found, rows = flat_index(vectors).search(vectors[1][None], 3)
    assert rows[0][0] == 1
    assert found[0][0] >= found[0][1] >= found[0][2]


def test_a_damaged_cache_is_filled_again(fake_encoder: FakeEncoder, tmp_path: Path) -> None:
    first = embed(fake_encoder, ["森林覆盖率"], tmp_path)
    [path] = (tmp_path / "vectors").iterdir()
    path.write_bytes(b"PK\x03\x04 not an archive")
    assert np.array_equal(embed(fake_encoder, ["森林覆盖率"], tmp_path), first)
