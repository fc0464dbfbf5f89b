from pathlib import Path

import pytest

from indexer.build import build_index, context, parse_corpus, publish_index
from indexer.encoder import ModelChoice
from indexer.errors import CorpusMissing, ModelUnknown
from indexer.publication import current
from tests.conftest import CORPUS, FakeEncoder


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    text = "某县节水规划\n一、总体要求\n(一)目标。到2025年,再生水利用率达到25%以上。\n(二)原则。节水优先。\n"
    (folder / "plan.txt").write_text(text, encoding="utf-8")
    return folder


def test_from_a_folder_to_a_published_index(
    tiny: Path, tmp_path: Path, fake_encoder: FakeEncoder
) -> None:
    exported = tmp_path / "exported"
    exported.mkdir()
    (exported / "model.onnx").write_bytes(b"")
    root, cache = tmp_path / "index", tmp_path / "cache"
    first = publish_index(parse_corpus(tiny), fake_encoder, exported, root, cache)
    again = publish_index(parse_corpus(tiny), fake_encoder, exported, root, cache)
    assert (first.documents, first.clauses, first.sentences) == (1, 2, 4)
    assert first.version == again.version == current(root).name
    assert set(first.files) >= {"clauses.jsonl", "vectors.faiss", "encoder/model.onnx", "texts/plan.txt"}
    assert len(fake_encoder.encoded) == 4


def test_an_unknown_model_leaves_the_published_index(tiny: Path, tmp_path: Path) -> None:
    root = tmp_path / "index"
    root.mkdir()
    (root / "CURRENT").write_text("before", encoding="ascii")
    with pytest.raises(ModelUnknown):
        build_index(tiny, root, ModelChoice("no-such/model"), tmp_path / "cache", lambda line: None)
    assert current(root).name == "before"


def test_a_corpus_without_clauses_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("标题一行", encoding="utf-8")
    with pytest.raises(CorpusMissing):
        parse_corpus(tmp_path)


def test_a_sentence_is_read_with_its_title_and_headings() -> None:
    parsed = parse_corpus(CORPUS)
    document = parsed.corpus[3].document
    clause = next(c for c in parsed.clauses if c.clause_id == "guizhou-meili/annex/2/9")
    assert context(clause, document).endswith(
        "重点任务分工 实施污染防治攻坚行动 深化固体废物污染防治攻坚"
    )
