"""The default model comes out of the installed package, and cutting its vocabulary loses nothing."""

import pytest

from indexer.build import Parsed
from indexer.bundled import Bundle, kept_pieces, read_bundle, unigram_tokenizer


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
