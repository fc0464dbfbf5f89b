from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import IndexDamaged
from indexer.index import Index
from indexer.onnx_encoder import OnnxEncoder
from indexer.publication import current
from indexer.settings import Settings


def test_the_same_question_gives_the_same_vectors(index: Index) -> None:
    first, second = (index.encoder.encode("海绵城市怎么建") for _ in range(2))
    assert first.whole.shape == (index.manifest.model.dimension,)
    assert first.tokens.shape == (len(first.spans), index.tokens.vectors.shape[1])
    assert np.allclose(np.linalg.norm(first.tokens, axis=1), 1, atol=1e-4)
    assert np.array_equal(first.whole, second.whole)
    assert np.array_equal(first.tokens, second.tokens)


def test_every_character_of_a_question_is_in_one_token(index: Index) -> None:
    asked = "贵州2030年非化石能源消费比重 目标是多少?"
    covered = [place for span in index.encoder.encode(asked).spans for place in range(*span)]
    assert sorted(set(covered)) == covered
    assert set(range(len(asked))) - set(covered) <= {asked.index(" ")}


@given(st.text(alphabet="森林覆盖率是多少2035年a ,?㎡①\U00020000", max_size=20))
def test_tokens_stand_in_the_question_in_their_order(index: Index, asked: str) -> None:
    found = index.encoder.encode(asked)
    assert len(found.tokens) == len(found.spans)
    assert list(found.spans) == sorted(found.spans)
    assert all(0 <= span.start < span.end <= len(asked) for span in found.spans)


@pytest.mark.parametrize("prompt", ["passage: ", "问题:", "请回答下面的问题 "])
def test_a_prompt_is_no_part_of_the_question(index: Index, settings: Settings, prompt: str) -> None:
    other = OnnxEncoder.load(current(settings.index) / "encoder", prompt, 512)
    asked = "海绵城市怎么建"
    assert other.encode(asked).spans == index.encoder.encode(asked).spans


def test_a_question_longer_than_the_model_reads_is_cut(index: Index) -> None:
    assert np.linalg.norm(index.encoder.encode("海绵城市" * 400).whole) == pytest.approx(1, abs=1e-4)


def test_a_damaged_tokenizer_is_told(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "model.onnx").symlink_to(current(settings.index) / "encoder" / "model.onnx")
    (tmp_path / "tokenizer.json").write_bytes(b"not a tokenizer")
    with pytest.raises(IndexDamaged):
        OnnxEncoder.load(tmp_path, "", 512)


def test_texts_together_have_the_vectors_they_have_alone(index: Index) -> None:
    texts = ["海绵城市", "加强海绵城市建设,提高雨水利用水平。"]
    together = index.encoder.encode_all(texts, "passage: ")
    for text, found in zip(texts, together, strict=True):
        [alone] = index.encoder.encode_all([text], "passage: ")
        assert alone.whole @ found.whole > 0.9999
        assert len(alone.tokens) == len(found.tokens) == len(found.offsets)
