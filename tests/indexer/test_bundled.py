"""The default model comes out of the installed package, and cutting its vocabulary loses nothing."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load_file

from indexer.adapter import BUNDLED, CROSS, Adapter, read_adapter
from indexer.build import Parsed
from indexer.bundled import Bundle, kept_pieces, read_bundle, save_transformer, unigram_tokenizer


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return read_bundle()


def test_the_shape_is_that_of_multilingual_e5_small(bundle: Bundle) -> None:
    assert (bundle.shape.hidden, bundle.shape.layers, bundle.shape.heads) == (384, 12, 12)
    assert bundle.shape.vocabulary == 250037
    assert bundle.pieces[:4] == ("<s>", "<pad>", "</s>", "<unk>")


def test_a_quantised_matrix_unpacks_block_by_block(bundle: Bundle) -> None:
    matrix = bundle.quantised("l0.q.w", 384, 384)
    assert matrix.shape == (384, 384)
    block = matrix[0, :32]
    scale = abs(block[block != 0]).min()
    assert all(abs(value / scale - round(float(value / scale))) < 1e-3 for value in block)


def test_the_corpus_is_cut_into_the_same_pieces_as_with_the_whole_vocabulary(
    bundle: Bundle, parsed: Parsed
) -> None:
    kept = kept_pieces(bundle)
    assert len(kept) < 0.5 * len(bundle.pieces)
    whole = unigram_tokenizer(list(zip(bundle.pieces, bundle.piece_scores, strict=True)))
    cut = unigram_tokenizer([(bundle.pieces[i], bundle.piece_scores[i]) for i in kept])
    for text in [document.text for document in parsed.documents]:
        assert cut.encode(text).tokens == whole.encode(text).tokens


@pytest.fixture(scope="module")
def plain(bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> dict[str, NDArray[np.float32]]:
    folder = tmp_path_factory.mktemp("plain")
    save_transformer(bundle, folder, [])
    return load_file(folder / "model.safetensors")


def test_an_adapter_is_merged_into_the_weights_and_only_there(
    bundle: Bundle, plain: dict[str, NDArray[np.float32]], tmp_path: Path
) -> None:
    adapter = read_adapter()
    name = "encoder.layer.11.attention.self.query.weight"
    only = Adapter({name: adapter.changes[name]}, {})
    save_transformer(bundle, tmp_path, [only])
    changed = load_file(tmp_path / "model.safetensors")
    assert np.array_equal(plain[name], bundle.quantised("l11.q.w", 384, 384))
    assert np.allclose(changed[name] - plain[name], adapter.changes[name], atol=1e-6)
    others = [other for other in plain if other != name and "pooler" not in other]
    assert all(np.array_equal(plain[other], changed[other]) for other in others)


def test_the_lowest_layers_alone_are_those_of_the_whole_model(
    bundle: Bundle, plain: dict[str, NDArray[np.float32]], tmp_path: Path
) -> None:
    save_transformer(bundle, tmp_path, [], layers=2)
    lowest = load_file(tmp_path / "model.safetensors")
    layers = {name.split(".")[2] for name in lowest if name.startswith("encoder.layer.")}
    assert layers == {"0", "1"}
    assert all(np.array_equal(lowest[name], plain[name]) for name in lowest if "pooler" not in name)


def test_the_second_adapter_is_added_to_the_first(
    bundle: Bundle, plain: dict[str, NDArray[np.float32]], tmp_path: Path
) -> None:
    name = "encoder.layer.0.output.dense.weight"
    change = np.full((384, 1536), 0.25, dtype=np.float32)
    save_transformer(bundle, tmp_path, [Adapter({name: change}, {})] * 2, layers=1)
    changed = load_file(tmp_path / "model.safetensors")
    assert np.allclose(changed[name] - plain[name], 2 * change, atol=1e-6)


def test_every_change_of_the_adapters_fits_a_weight_of_the_model(
    plain: dict[str, NDArray[np.float32]],
) -> None:
    for path in (BUNDLED, CROSS):
        for name, change in read_adapter(path).changes.items():
            assert plain[name].shape == change.shape
