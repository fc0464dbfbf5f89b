"""The sentence encoder at build time: a SentenceTransformer, and the graph that servers ask with."""

import hashlib
import json
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from indexer import adapter, bundled
from indexer.cross_encoder import GRAPH as CROSS_GRAPH
from indexer.cross_graph import save_cross_encoder
from indexer.errors import ExtraMissing, ModelUnknown, ModelUnsuitable
from indexer.graph import save_graph
from indexer.onnx_encoder import GRAPH, OUTPUTS, TOKENIZER, OnnxEncoder
from indexer.passages import Passage, PassageVectors, quantised, tokens_above

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Matrix = NDArray[np.float32]

_PROBES = ("2035年森林覆盖率要达到多少", "柴油货车", "加强生态环境分区管控,推动绿色低碳发展。" * 8)
# Another number whenever a graph is written in another way.
_EXPORT = 3
# BERT's pooler takes no part in what is computed, and is random where a checkpoint has none.
_POOLER = "pooler."
# Cosine between the graph's vector and PyTorch's that still counts as the same encoder.
_SAME = 0.999


class ModelChoice(NamedTuple):
    """A sentence-transformers model by name or path; None takes the model's own prompts."""

    name: str = bundled.NAME
    query_prompt: str | None = None
    passage_prompt: str | None = None


class Beside(NamedTuple):
    """What may lie beside a model: `projection`, shape (token dimension, hidden), makes the token
    vectors, None: the model's own are used; `cross_encoder`: the folder of one."""

    projection: Matrix | None = None
    cross_encoder: Path | None = None

    @classmethod
    def read(cls, folder: Path) -> "Beside":
        projection, cross = folder / bundled.TOKEN_PROJECTION, folder / bundled.CROSS_ENCODER
        return cls(
            np.load(projection) if projection.is_file() else None,
            cross if (cross / bundled.HEAD).is_file() else None,
        )


class Encoder:
    """A loaded model with the prompts it will be used with."""

    def __init__(
        self, model: "SentenceTransformer", choice: ModelChoice, beside: Beside | None = None
    ) -> None:
        beside = beside or Beside()
        self.name = choice.name
        self.query_prompt = _prompt(model, choice.query_prompt, ("query",))
        self.passage_prompt = _prompt(model, choice.passage_prompt, ("document", "passage"))
        self.fingerprint = _fingerprint(model, beside, self.query_prompt, self.passage_prompt)
        self.cross_encoder = _fingerprint_of(beside.cross_encoder)
        self._model = model
        self._beside = beside

    @property
    def dimension(self) -> int:
        return int(self._model.get_embedding_dimension() or 0)

    @property
    def longest(self) -> int:
        """Tokens that the model reads; what is longer is cut off."""
        return int(self._model.max_seq_length or 512)

    def passages(self, passages: Sequence[Passage], progress: bool = False) -> list[PassageVectors]:
        """The vectors of each passage, in half the time where the processor multiplies bfloat16."""
        with _halved():
            encoded = self._encode([passage.text for passage in passages], self.passage_prompt, progress)
        return [self._passage(*pair) for pair in zip(passages, encoded, strict=True)]

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of queries, shape (texts, dimension)."""
        encoded = self._encode(texts, self.query_prompt, False)
        return np.concatenate([_unit(one["sentence_embedding"][None]) for one in encoded])

    def _encode(self, texts: Sequence[str], prompt: str, progress: bool) -> list[dict[str, Any]]:
        """Everything that the model computes of each text."""
        encoded: Any = self._model.encode(
            list(texts), prompt=prompt, output_value=None, show_progress_bar=progress
        )
        return list(encoded)

    def _passage(self, passage: Passage, encoded: dict[str, Any]) -> PassageVectors:
        kept = encoded["attention_mask"].bool()
        tokens, scales = quantised(_unit(self._projected(encoded["token_embeddings"][kept])))
        whole = _unit(encoded["sentence_embedding"][None])[0]
        return PassageVectors(whole, tokens, scales, min(self._tokens_above(passage), len(scales)))

    def _projected(self, states: Any) -> Any:
        states, projection = states.float(), self._beside.projection
        return states if projection is None else states @ states.new_tensor(projection).T

    def _tokens_above(self, passage: Passage) -> int:
        """How many tokens there are before the sentence begins."""
        text = f"{self.passage_prompt}{passage.text}"
        start = len(text) - len(passage.sentence)
        return tokens_above(_backend(self._model).encode(text).offsets, start)

    def export(self, folder: Path) -> None:
        """Write the query side, graphs and tokenizer, and check it. Raises ModelUnsuitable."""
        from indexer.word_table import shrink_word_table

        self.write(folder)
        shrink_word_table(folder / GRAPH)
        self._check_graph(folder)
        if self._beside.cross_encoder:
            save_cross_encoder(self._beside.cross_encoder, folder / CROSS_GRAPH)
            shrink_word_table(folder / CROSS_GRAPH)

    def write(self, folder: Path) -> None:
        """The query side with every number as it was trained."""
        folder.mkdir(parents=True, exist_ok=True)
        _backend(self._model).save(str(folder / TOKENIZER))
        _save_graph(self._model, self._projected, folder / GRAPH)

    def _check_graph(self, folder: Path) -> None:
        graph = OnnxEncoder.load(folder, self.query_prompt, self.longest)
        asked = np.stack([graph.encode(probe).whole for probe in _PROBES])
        agreement = (asked * self.queries(_PROBES)).sum(axis=1)
        if agreement.min() < _SAME:
            raise ModelUnsuitable(
                f"模型 {self.name} 转成 ONNX 后结果不同(余弦 {agreement.min():.4f})。请换一个模型。"
            )


def load_encoder(choice: ModelChoice, cache: Path) -> Encoder:
    """Load a model from this machine, never from a hub. Raises ModelUnknown or ExtraMissing."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # read when the libraries are first imported
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging
    except ModuleNotFoundError:
        raise ExtraMissing("建立索引需要完整安装。请运行:pip install 'tiaowen[index]'。") from None
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    path = str(_prepared(cache)) if choice.name == bundled.NAME else choice.name
    try:
        model = SentenceTransformer(path, device="cpu", local_files_only=True)
    except Exception as error:  # the loaders raise classes of their own for damaged files
        raise ModelUnknown(
            f"本机上没有模型 {choice.name}({type(error).__name__})。"
            "请给出模型文件夹的路径,或先把模型放进本机缓存。"
        ) from None
    return Encoder(model, choice, Beside.read(Path(path)))


def query_side(encoder: Encoder, cache: Path) -> Path:
    """The folder with the exported query side of a model; made once, then reused."""
    made_of = f"{encoder.fingerprint[:16]}-{encoder.cross_encoder[:8]}-{_EXPORT}"
    folder = cache / "exported" / made_of
    if not folder.is_dir():
        _make_aside(folder, encoder.export)
    return folder


def _prepared(cache: Path) -> Path:
    """The bundled model with its adapter, made once for each version of what makes it."""
    sources = (Path(bundled.__file__), Path(adapter.__file__), adapter.BUNDLED, adapter.CROSS)
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]
    folder = cache / "models" / f"{bundled.NAME}-{digest}"
    if not folder.is_dir():
        adapters = adapter.read_adapter(), adapter.read_adapter(adapter.CROSS)
        _make_aside(folder, lambda aside: bundled.prepare(aside, *adapters))
    return folder / "model"


def _make_aside(folder: Path, make: Any) -> None:
    """Fill a folder under another name and rename it, so that nobody sees it half made."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-") as aside:
        made = Path(aside) / "made"
        make(made)
        if not folder.exists():
            shutil.move(made, folder)


def _prompt(model: "SentenceTransformer", chosen: str | None, names: Sequence[str]) -> str:
    if chosen is not None:
        return chosen
    return next((prompt for name in names if (prompt := model.prompts.get(name))), "")


def _fingerprint(model: "SentenceTransformer", beside: Beside, *prompts: str) -> str:
    """Hash of what decides a vector: weights, the modules behind them, the tokenizer, prompts."""
    modules = [(type(module).__name__, _configuration(module)) for module in model]
    digest = hashlib.sha256("\0".join([*prompts, str(modules), str(model.max_seq_length)]).encode())
    for name, tensor in sorted(model.state_dict().items()):
        if _POOLER not in name:
            digest.update(name.encode())
            digest.update(tensor.detach().cpu().contiguous().numpy().tobytes())
    digest.update(str(sorted(model.tokenizer.get_vocab().items())).encode())
    if beside.projection is not None:
        digest.update(beside.projection.tobytes())
    return digest.hexdigest()


def _fingerprint_of(cross_encoder: Path | None) -> str:
    """SHA-256 of a cross-encoder's weights and head; nothing where there is none."""
    if cross_encoder is None:
        return ""
    from safetensors.numpy import load_file

    digest = hashlib.sha256((cross_encoder / bundled.HEAD).read_bytes())
    for name, tensor in sorted(load_file(cross_encoder / "model.safetensors").items()):
        if _POOLER not in name:
            digest.update(name.encode() + tensor.tobytes())
    return digest.hexdigest()


def _configuration(module: Any) -> str:
    """How a module behind the transformer works: the kind of pooling, for one."""
    settings = {} if hasattr(module, "auto_model") else module.get_config_dict()
    return json.dumps(settings, sort_keys=True, default=str)


def _backend(model: "SentenceTransformer") -> Tokenizer:
    backend: Tokenizer | None = getattr(model.tokenizer, "backend_tokenizer", None)
    if backend is None:
        raise ModelUnsuitable("这个模型没有 tokenizers 格式的分词器,服务端无法使用。请换一个模型。")
    return backend


def _halved() -> AbstractContextManager[object]:
    """Matrices in bfloat16: passage vectors keep a cosine of 0.999 with those in full precision."""
    import torch

    is_quicker = any(torch.cpu.get_capabilities().get(kind) for kind in ("avx512_bf16", "amx_bf16"))
    return torch.autocast("cpu", dtype=torch.bfloat16) if is_quicker else nullcontext()


def _unit(vectors: Any) -> NDArray[np.float32]:
    """Rows of a tensor as unit vectors."""
    array: NDArray[np.float32] = vectors.float().cpu().numpy()
    lengths = np.linalg.norm(array, axis=1, keepdims=True)
    unit: NDArray[np.float32] = array / np.maximum(lengths, np.float32(1e-12))
    return unit


def _save_graph(model: "SentenceTransformer", projected: Callable[[Any], Any], path: Path) -> None:
    import torch

    class Graph(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(
            self, input_ids: torch.Tensor, attention_mask: torch.Tensor
        ) -> tuple[torch.Tensor, torch.Tensor]:
            features = self.model({"input_ids": input_ids, "attention_mask": attention_mask})
            normal = torch.nn.functional.normalize
            tokens = projected(features["token_embeddings"])
            return normal(features["sentence_embedding"], dim=-1), normal(tokens, dim=-1)

    save_graph(Graph().eval(), OUTPUTS, path)
