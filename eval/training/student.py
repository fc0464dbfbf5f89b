"""The encoder while it learns: the bundled model with a low-rank adapter and a token projection."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from peft import (
    LoraConfig,
    PeftModel,
    get_peft_model,
    get_peft_model_state_dict,
    set_peft_model_state_dict,
)
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn.functional import normalize, pad
from transformers import AutoModel, AutoTokenizer, PreTrainedTokenizerBase

from indexer.adapter import PROJECTION, PROJECTION_NAME, Adapter
from indexer.bundled import read_bundle, save_transformer

# The lowest layers stay as they are: they read words, and the rest is quicker to learn.
_FROZEN_LAYERS = 4
_RANK = 32
MATRICES = ("query", "key", "value", "dense")
# Texts of like length are computed together, in so many groups.
_GROUPS = 4


class Encoded(NamedTuple):
    """Unit vectors: `whole`, shape (texts, dimension); `tokens`, shape (texts, longest, token
    dimension), with `mask` 1 where there is a token; `offsets`: first and last character."""

    whole: Tensor
    tokens: Tensor
    mask: Tensor
    offsets: Tensor


@dataclass(frozen=True)
class Student:
    """`model` has the adapter; `projection` makes token vectors short."""

    model: PeftModel
    projection: torch.nn.Linear
    tokenizer: PreTrainedTokenizerBase

    @classmethod
    def fresh(cls, folder: Path) -> "Student":
        """The model of a folder with an adapter that changes nothing yet."""
        bare = bare_model(folder)
        layers = list(range(_FROZEN_LAYERS, bare.config.num_hidden_layers))
        config = LoraConfig(
            r=_RANK, lora_alpha=_RANK, target_modules=list(MATRICES), layers_to_transform=layers
        )
        projection = torch.nn.Linear(bare.config.hidden_size, PROJECTION, bias=False)
        model = get_peft_model(bare, config)
        halve_what_is_frozen(model)
        return cls(model, projection, AutoTokenizer.from_pretrained(folder))

    @property
    def dimension(self) -> int:
        """Of whole vectors."""
        return self.projection.in_features

    @property
    def parameters(self) -> list[torch.nn.Parameter]:
        own = [p for p in self.model.parameters() if p.requires_grad]
        return [*own, *self.projection.parameters()]

    def encode(self, texts: Sequence[str], longest: int, is_plain: bool = False) -> Encoded:
        """`longest`: in tokens; `is_plain`: without the adapter."""
        cut = self.tokenizer(list(texts), truncation=True, max_length=longest, padding=True,
                             return_offsets_mapping=True, return_tensors="pt")  # fmt: skip
        mask = cut["attention_mask"]
        hidden = self._hidden(cut["input_ids"], mask, is_plain)
        whole = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        tokens = normalize(self.projection(hidden), dim=-1)
        return Encoded(normalize(whole, dim=-1), tokens, mask, cut["offset_mapping"])

    def _hidden(self, ids: Tensor, mask: Tensor, is_plain: bool) -> Tensor:
        def states(rows: Tensor, longest: int) -> Tensor:
            found = self._states(ids[rows], mask[rows], longest, is_plain)
            return pad(found, (0, 0, 0, ids.shape[1] - longest))

        return in_groups(mask.sum(1), states)

    def _states(self, ids: Tensor, mask: Tensor, length: int, is_plain: bool) -> Tensor:
        feed = {"input_ids": ids[:, :length], "attention_mask": mask[:, :length]}
        with torch.autocast("cpu", dtype=torch.bfloat16):
            if is_plain:
                with torch.no_grad(), self.model.disable_adapter():
                    states: Tensor = self.model(**feed).last_hidden_state
            else:
                states = self.model(**feed).last_hidden_state
        return states.float()

    def save(self, path: Path) -> None:
        """Write the adapter and the projection in half precision."""
        tensors = get_peft_model_state_dict(self.model) | {PROJECTION_NAME: self.projection.weight.data}
        save_halved(tensors, path)

    def load(self, path: Path) -> None:
        """Go on from an adapter and a projection that `save` wrote."""
        tensors = {name: tensor.float() for name, tensor in load_file(path).items()}
        self.projection.weight.data = tensors.pop(PROJECTION_NAME)
        set_peft_model_state_dict(self.model, tensors)

    def begin_projection(self, texts: Sequence[str], longest: int) -> None:
        """Start the projection with the mean direction and the main components of token vectors."""
        with torch.no_grad():
            encoded = self.encode(texts, longest, is_plain=True)
        cut = self.tokenizer(
            list(texts), truncation=True, max_length=longest, padding=True, return_tensors="pt"
        )
        with torch.no_grad():
            hidden = self._hidden(cut["input_ids"], cut["attention_mask"], is_plain=True)
        states = normalize(hidden[encoded.mask.bool()], dim=-1).numpy().astype(np.float64)
        mean = states.mean(0)
        components = np.linalg.eigh(np.cov((states - mean).T))[1][:, ::-1][:, : PROJECTION - 1]
        basis = np.linalg.qr(np.c_[mean[:, None], components])[0]
        self.projection.weight.data = torch.from_numpy(basis.T.astype(np.float32).copy())


def save_halved(tensors: Mapping[str, Tensor], path: Path) -> None:
    """Write tensors in half precision, as adapters are stored."""
    save_file({name: tensor.half().contiguous() for name, tensor in tensors.items()}, path)


def bare_model(folder: Path, **options: Any) -> Any:
    """The model of a folder as it begins to learn."""
    # Without dropout a resumed run goes on exactly where it stopped.
    return AutoModel.from_pretrained(
        folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
        attn_implementation="eager",  # on a CPU quicker than the fused one for short texts
        **options,
    )  # fmt: skip


def model_folder(folder: Path, adapters: Sequence[Adapter] = ()) -> Path:
    """The bundled model with some adapters, made where it is not there yet."""
    if not folder.is_dir():
        save_transformer(read_bundle(), folder, adapters)
    return folder


def in_groups(lengths: Tensor, compute: Callable[[Tensor, int], Tensor]) -> Tensor:
    """What `compute` makes of each row; it gets rows of like length, and the longest of these."""
    order = lengths.argsort()
    groups = order.chunk(_GROUPS if len(order) >= 4 * _GROUPS else 1)
    made = [compute(group, int(lengths[group].max())) for group in groups]
    return torch.cat(made)[order.argsort()]


def halve_what_is_frozen(model: PeftModel) -> None:
    """Matrices that do not learn are multiplied as bfloat16 anyway; turned once, not in each step."""
    for module in model.modules():
        if isinstance(module, torch.nn.Linear) and not module.weight.requires_grad:
            module.to(torch.bfloat16)
