"""An encoder of a few kilobytes that works like a real one, for tests that build many indexes."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from indexer.build import gathered, publish_index
from indexer.bundled import unigram_tokenizer
from indexer.graph_encoder import GraphEncoder
from indexer.manifest import ModelCard
from indexer.onnx_encoder import GRAPH, TOKENIZER, OnnxEncoder
from indexer.parsing import parse_corpus
from tests.conftest import CORPUS

CARD = ModelCard("small", "5" * 64, 16, 512, "", "")
LAW = "某县{}办法\n第一条 {}覆盖率到{}年达到百分之三十。\n第二条 由县水利局负责{}。节水优先。\n"


def write_encoder(folder: Path) -> Path:
    """A graph that gives each character a vector of its own, and a text the mean of them."""
    folder.mkdir()
    characters = sorted({char for path in CORPUS.rglob("*.txt") for char in path.read_text("utf-8")})
    pieces = [("<s>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *((char, -1.0) for char in characters)]
    unigram_tokenizer(pieces).save(str(folder / TOKENIZER))
    table = np.stack([_vector(piece) for piece, _ in pieces])
    ids, mask = (
        helper.make_tensor_value_info(name, TensorProto.INT64, ["b", "t"])
        for name in ("input_ids", "attention_mask")
    )
    whole = helper.make_tensor_value_info("sentence_vector", TensorProto.FLOAT, ["b", CARD.dimension])
    tokens = helper.make_tensor_value_info(
        "token_vectors", TensorProto.FLOAT, ["b", "t", CARD.dimension]
    )
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["gathered"]),
        helper.make_node("LpNormalization", ["gathered"], ["token_vectors"], axis=-1, p=2),
        helper.make_node("Cast", ["attention_mask"], ["kept"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["kept", "last"], ["weights"]),
        helper.make_node("Mul", ["token_vectors", "weights"], ["weighed"]),
        helper.make_node("ReduceSum", ["weighed", "middle"], ["summed"], keepdims=0),
        helper.make_node("LpNormalization", ["summed"], ["sentence_vector"], axis=-1, p=2),
    ]
    constants = [
        numpy_helper.from_array(table, "table"),
        numpy_helper.from_array(np.array([2]), "last"),
        numpy_helper.from_array(np.array([1]), "middle"),
    ]
    graph = helper.make_graph(nodes, "small", [ids, mask], [whole, tokens], constants)
    opset = helper.make_opsetid("", 17)
    onnx.save(helper.make_model(graph, opset_imports=[opset], ir_version=9), folder / GRAPH)
    return folder


def write_corpus(folder: Path, subjects: Mapping[str, str]) -> Path:
    """A document for each name, about a subject; no metadata table."""
    (folder / "documents").mkdir(parents=True)
    for name, subject in subjects.items():
        write_document(folder / "documents" / name, subject)
    return folder


def write_document(path: Path, subject: str, year: int = 2030) -> Path:
    path.write_text(LAW.format(subject, subject, year, subject), encoding="utf-8")
    return path


def write_small(folder: Path, cache: Path) -> Path:
    """A corpus of two documents, and the first index of it."""
    write_corpus(folder / "corpus", {"节水.txt": "节水", "造林.txt": "造林"})
    write_small_index(folder, cache)
    return folder


def write_small_index(folder: Path, cache: Path) -> None:
    """The index of the corpus in a folder, beside it, with the encoder and a cache of its own."""
    exported = write_encoder(folder / "encoder")
    encoder = GraphEncoder(OnnxEncoder.load(exported, CARD.query_prompt, CARD.longest, 1), CARD)
    (folder / "cache").mkdir()
    (folder / "cache" / "jieba").symlink_to(cache / "jieba")
    parsed = gathered(parse_corpus(folder / "corpus"), lambda line: None)
    publish_index(parsed, encoder, exported, folder / "index", folder / "cache")


def _vector(piece: str) -> np.typing.NDArray[np.float32]:
    digest = hashlib.sha256(piece.encode()).digest()[: CARD.dimension]
    return np.frombuffer(digest, dtype=np.int8).astype(np.float32) + np.float32(0.5)
