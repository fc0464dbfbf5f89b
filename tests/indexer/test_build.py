from collections.abc import Sequence
from pathlib import Path

import onnx
import pytest

from indexer.build import Parsed, build_index, gathered, publish_index
from indexer.bundled import unigram_tokenizer
from indexer.calibration import UNCALIBRATED, Calibration
from indexer.encoder import ModelChoice
from indexer.errors import CorpusMissing, IndexDamaged, ModelUnknown
from indexer.index import open_index
from indexer.onnx_encoder import GRAPH, TOKENIZER
from indexer.parsing import parse_corpus
from indexer.passages import Passage, PassageVectors
from indexer.publication import current
from tests.conftest import FakeEncoder


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    text = "某县节水规划\n一、总体要求\n(一)目标。到2025年,再生水利用率达到25%以上。\n(二)原则。节水优先。\n"
    (folder / "plan.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """A query side as small as one can be: it opens, and gives every query the same vector."""
    folder = tmp_path / "exported"
    folder.mkdir()
    ids = onnx.helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, ["b", "t"])
    mask = onnx.helper.make_tensor_value_info("attention_mask", onnx.TensorProto.INT64, ["b", "t"])
    whole = onnx.helper.make_tensor_value_info("sentence_vector", onnx.TensorProto.FLOAT, ["b", "t"])
    tokens = onnx.helper.make_tensor_value_info("token_vectors", onnx.TensorProto.FLOAT, ["b", "t", 1])
    last = onnx.helper.make_tensor("last", onnx.TensorProto.INT64, [1], [2])
    nodes = [
        onnx.helper.make_node("Cast", ["input_ids"], ["sentence_vector"], to=onnx.TensorProto.FLOAT),
        onnx.helper.make_node("Unsqueeze", ["sentence_vector", "last"], ["token_vectors"]),
    ]
    graph = onnx.helper.make_graph(nodes, "tiny", [ids, mask], [whole, tokens], [last])
    opset = onnx.helper.make_opsetid("", 17)
    onnx.save(onnx.helper.make_model(graph, opset_imports=[opset], ir_version=9), folder / GRAPH)
    unigram_tokenizer([("<s>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]).save(str(folder / TOKENIZER))
    return folder


def corpus_of(folder: Path) -> Parsed:
    return gathered(parse_corpus(folder), lambda line: None)


def test_from_a_folder_to_a_published_index(
    tiny: Path, tmp_path: Path, fake_encoder: FakeEncoder, exported: Path
) -> None:
    root, cache = tmp_path / "index", tmp_path / "cache"
    first = publish_index(corpus_of(tiny), fake_encoder, exported, root, cache)
    again = publish_index(corpus_of(tiny), fake_encoder, exported, root, cache)
    assert (first.documents, first.clauses, first.sentences) == (1, 2, 4)
    assert first.version == again.version == current(root).name
    assert set(first.files) >= {
        "clauses.jsonl",
        "vectors.faiss",
        "clauses.faiss",
        "tokens.npy",
        "encoder/model.onnx",
        "texts/0.txt",
        "passages.npy",
        "wholes.npy",
    }
    assert [passage.sentence for passage in fake_encoder.encoded] == [
        "(一)目标。", "到2025年,再生水利用率达到25%以上。", "(二)原则。", "节水优先。",
        "(一)目标。到2025年,再生水利用率达到25%以上。", "(二)原则。节水优先。",
    ]  # fmt: skip
    assert {passage.above for passage in fake_encoder.encoded} == {
        "某县节水规划 总体要求 目标", "某县节水规划 总体要求 原则"
    }  # fmt: skip
    assert [clause.document_id for clause in open_index(current(root)).clauses] == ["plan", "plan"]


def test_an_index_carries_the_confidence_of_its_own_encoder_only(
    tiny: Path, tmp_path: Path, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Calibration("0" * 64, "", ("nearness",), 0.0, (), 0.8, 0.1)
    monkeypatch.setattr("indexer.build.read_calibration", lambda: mine)
    other = FakeEncoder()
    other.fingerprint = "1" * 64
    for encoder, expected in ((FakeEncoder(), mine), (other, None)):
        root = tmp_path / encoder.fingerprint[:1]
        publish_index(corpus_of(tiny), encoder, exported, root, tmp_path / "cache")
        assert open_index(current(root)).manifest.calibration == expected


def test_a_model_that_is_not_calibrated_is_told(
    tiny: Path, tmp_path: Path, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.build.load_encoder", lambda choice, cache: FakeEncoder())
    monkeypatch.setattr("indexer.build.query_side", lambda encoder, cache: exported)
    told: list[str] = []
    build_index(tiny, tmp_path / "index", ModelChoice(), tmp_path / "cache", told.append)
    assert told[-1] == f"注意:{UNCALIBRATED}"


def test_an_index_built_again_after_a_calibration_carries_it(
    tiny: Path,
    tmp_path: Path,
    fake_encoder: FakeEncoder,
    exported: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root, cache = tmp_path / "index", tmp_path / "cache"
    publish_index(corpus_of(tiny), fake_encoder, exported, root, cache)
    fitted = Calibration("0" * 64, "", ("nearness",), 0.0, (), 0.8, 0.1)
    monkeypatch.setattr("indexer.build.read_calibration", lambda: fitted)
    publish_index(corpus_of(tiny), fake_encoder, exported, root, cache)
    assert open_index(current(root)).manifest.calibration == fitted


class _Failing(FakeEncoder):
    def passages(self, passages: Sequence[Passage], progress: bool = False) -> list[PassageVectors]:
        raise MemoryError


def test_whatever_fails_leaves_the_published_index(
    tiny: Path, tmp_path: Path, fake_encoder: FakeEncoder, exported: Path
) -> None:
    root, cache = tmp_path / "index", tmp_path / "cache"
    good = publish_index(corpus_of(tiny), fake_encoder, exported, root, cache).version
    with pytest.raises(MemoryError):
        publish_index(corpus_of(tiny), _Failing(), exported, root, tmp_path / "empty")
    (exported / GRAPH).write_bytes(b"")
    with pytest.raises(IndexDamaged):
        publish_index(corpus_of(tiny), fake_encoder, exported, root, cache)
    with pytest.raises(ModelUnknown):
        build_index(tiny, root, ModelChoice("no-such/model"), cache, lambda line: None)
    assert current(root).name == good
    assert sorted(path.name for path in root.iterdir()) == ["CURRENT", "LOCK", "versions"]


def test_a_corpus_without_clauses_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("标题一行", encoding="utf-8")
    with pytest.raises(CorpusMissing):
        corpus_of(tmp_path)


def test_a_file_that_cannot_be_read_is_reported_and_the_rest_is_indexed(
    tiny: Path, tmp_path: Path, fake_encoder: FakeEncoder, exported: Path
) -> None:
    (tiny / "empty.txt").write_bytes(b"")
    (tiny / "scan.jpg").write_bytes(b"\xff\xd8\xff")
    said: list[str] = []
    parsed = gathered(parse_corpus(tiny), said.append)
    manifest = publish_index(parsed, fake_encoder, exported, tmp_path / "index", tmp_path / "cache")
    assert manifest.documents == 1
    assert manifest.skipped == {"empty.txt": "document_empty", "scan.jpg": "format_unsupported"}
    assert [line for line in said if "document_empty" in line and "empty.txt" in line]


def test_a_later_version_is_known_to_replace_the_earlier(tmp_path: Path) -> None:
    law = "某省节水条例\n2010年1月1日 某省人民代表大会通过\n{}第一条 节约用水。\n"
    (tmp_path / "a.txt").write_text(law.format(""), encoding="utf-8")
    (tmp_path / "b.txt").write_text(law.format("2020年1月1日 某省人民代表大会修正\n"), encoding="utf-8")
    earlier, later = (one.document for one in corpus_of(tmp_path).documents)
    assert (earlier.replaced_by, later.replaced_by) == ("b", None)
