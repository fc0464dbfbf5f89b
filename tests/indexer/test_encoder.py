"""The real default model: loaded without a network, exported, and asked both ways."""

import shutil
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest

from indexer.build import Parsed
from indexer.calibration import read_calibration
from indexer.clauses import context
from indexer.encoder import Encoder, ModelChoice, load_encoder, query_side
from indexer.errors import ModelUnknown
from indexer.onnx_encoder import OnnxEncoder
from indexer.passages import Passage
from indexer.settings import Settings


@pytest.fixture(scope="module")
def encoder(settings: Settings) -> Encoder:
    return load_encoder(ModelChoice(), settings.cache)


def test_the_default_model_has_its_prompts_and_dimension(encoder: Encoder) -> None:
    assert (encoder.query_prompt, encoder.passage_prompt) == ("query: ", "passage: ")
    assert (encoder.dimension, encoder.longest) == (384, 512)


def test_vectors_have_unit_length_and_tell_meanings_apart(encoder: Encoder) -> None:
    texts = ("淘汰国三及以下排放标准柴油货车", "加强古生物化石保护")
    found = encoder.passages([Passage("", text) for text in texts])
    passages = np.stack([one.whole for one in found])
    query = encoder.queries(["老旧柴油大卡车要报废吗"])[0]
    assert np.allclose(np.linalg.norm(passages, axis=1), 1, atol=1e-5)
    assert passages[0] @ query > passages[1] @ query + 0.02


def test_halved_matrices_leave_the_vectors_where_they_are(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    passages = [
        Passage("大气污染防治", "淘汰国三及以下排放标准柴油货车。"),
        Passage("", "加强古生物化石保护。"),
    ]
    usual = encoder.passages(passages)
    monkeypatch.setattr("indexer.encoder._halved", nullcontext)
    exact = encoder.passages(passages)
    for one, other in zip(usual, exact, strict=True):
        assert one.whole @ other.whole > 0.999
        assert one.whole.dtype == np.float32


def test_every_token_has_a_unit_vector_in_bytes(encoder: Encoder) -> None:
    [found] = encoder.passages([Passage("大气污染防治", "淘汰国三及以下排放标准柴油货车。")])
    assert (found.tokens.dtype.name, found.tokens.shape[1]) == ("int8", 128)
    lengths = np.linalg.norm(found.tokens * found.scales[:, None], axis=1)
    assert np.allclose(lengths, 1, atol=0.02)


def test_a_sentence_has_the_same_tokens_under_every_heading(encoder: Encoder, parsed: Parsed) -> None:
    documents = {one.document.document_id: one.document for one in parsed.documents}
    clauses = parsed.clauses[::50]
    sentences = [clause.folded_sentences[0] for clause in clauses]
    above = [context(clause, documents[clause.document_id]) for clause in clauses]
    under = encoder.passages([Passage(*pair) for pair in zip(above, sentences, strict=True)])
    alone = encoder.passages([Passage("", sentence) for sentence in sentences])
    for one, other in zip(under, alone, strict=True):
        assert one.above > other.above
        assert len(one.scales) - one.above == len(other.scales) - other.above


def test_a_word_is_nearest_to_its_like(encoder: Encoder, settings: Settings) -> None:
    graph = OnnxEncoder.load(query_side(encoder, settings.cache), encoder.query_prompt, encoder.longest)
    asked = graph.encode("森林").tokens
    near, far = (
        (asked @ (one.tokens * one.scales[:, None]).T).max(axis=1).mean()
        for one in encoder.passages([Passage("", "森林覆盖率达到30%。"), Passage("", "整治黑臭水体。")])
    )
    assert near > far


def test_the_exported_graph_gives_the_same_token_vectors(encoder: Encoder, settings: Settings) -> None:
    folder = query_side(encoder, settings.cache)
    text = "贵州2030年非化石能源消费比重目标"
    asked = OnnxEncoder.load(folder, encoder.passage_prompt, encoder.longest).encode(text)
    [stored] = encoder.passages([Passage("", text)])
    own = slice(stored.above, stored.above + len(asked.tokens))
    told = stored.tokens[own] * stored.scales[own, None]
    assert (asked.tokens * told).sum(axis=1).min() > 0.99


def test_the_exported_graph_gives_the_same_vector(encoder: Encoder, settings: Settings) -> None:
    folder = query_side(encoder, settings.cache)
    graph = OnnxEncoder.load(folder, encoder.query_prompt, encoder.longest)
    asked = "贵州2030年非化石能源消费比重目标"
    assert graph.encode(asked).whole @ encoder.queries([asked])[0] > 0.9999


def test_the_default_model_is_always_the_same(
    encoder: Encoder, settings: Settings, tmp_path: Path
) -> None:
    """Prepared again in another place it has the fingerprint that the confidence was fitted for."""
    again = load_encoder(ModelChoice(), tmp_path)
    assert again.fingerprint == encoder.fingerprint
    assert again.cross_encoder == encoder.cross_encoder
    assert read_calibration().fits(again)


def test_a_model_of_ones_own_has_no_cross_encoder(settings: Settings, tmp_path: Path) -> None:
    prepared = next((settings.cache / "models").glob("multilingual-e5-small-*"))
    left_out = shutil.ignore_patterns("cross-encoder")
    shutil.copytree(prepared / "model", tmp_path / "own", ignore=left_out)
    own = load_encoder(ModelChoice(str(tmp_path / "own")), tmp_path)
    assert own.cross_encoder == ""
    assert not (query_side(own, tmp_path) / "cross-encoder.onnx").exists()


def test_another_head_is_another_cross_encoder(
    encoder: Encoder, settings: Settings, tmp_path: Path
) -> None:
    prepared = next((settings.cache / "models").glob("multilingual-e5-small-*"))
    shutil.copytree(prepared / "model", tmp_path / "copy")
    np.save(tmp_path / "copy" / "cross-encoder" / "head.npy", np.zeros(385, dtype=np.float32))
    other = load_encoder(ModelChoice(str(tmp_path / "copy")), tmp_path)
    assert other.fingerprint == encoder.fingerprint
    assert other.cross_encoder not in {"", encoder.cross_encoder}


def test_another_prompt_is_another_encoder(encoder: Encoder, settings: Settings) -> None:
    other = load_encoder(ModelChoice(query_prompt="问题:"), settings.cache)
    assert other.query_prompt == "问题:"
    assert other.fingerprint != encoder.fingerprint


@pytest.mark.parametrize("name", ["no-such/model", "/no/such/folder"])
def test_an_unknown_model_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(ModelUnknown, match=name):
        load_encoder(ModelChoice(name), tmp_path)


def test_a_damaged_model_is_named(tmp_path: Path, settings: Settings) -> None:
    prepared = next((settings.cache / "models").glob("multilingual-e5-small-*"))
    broken = tmp_path / "broken"
    shutil.copytree(prepared / "model", broken, ignore=shutil.ignore_patterns("*.safetensors"))
    (broken / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(ModelUnknown, match="broken"):
        load_encoder(ModelChoice(str(broken)), tmp_path)


def test_another_pooling_is_another_encoder(
    encoder: Encoder, settings: Settings, tmp_path: Path
) -> None:
    prepared = next((settings.cache / "models").glob("multilingual-e5-small-*"))
    shutil.copytree(prepared / "model", tmp_path / "copy")
    config = next((tmp_path / "copy").glob("*Pooling*/config.json"))
    changed = config.read_text(encoding="utf-8").replace('"mean"', '"cls"')
    config.write_text(changed, encoding="utf-8")
    assert '"cls"' in changed
    assert load_encoder(ModelChoice(str(tmp_path / "copy")), tmp_path).fingerprint != encoder.fingerprint
