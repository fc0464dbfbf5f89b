"""The cross-encoder while it learns: the encoder's lower layers with a low-rank adapter and a head."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from peft import (
    LoraConfig,
    PeftModel,
    get_peft_model,
    get_peft_model_state_dict,
    set_peft_model_state_dict,
)
from safetensors.torch import load_file
from torch import Tensor
from transformers import AutoTokenizer, PreTrainedTokenizerBase

from eval.training.student import (
    MATRICES,
    bare_model,
    halve_what_is_frozen,
    in_groups,
    save_halved,
)
from indexer.adapter import HEAD_NAME
from indexer.cross_encoder import pair_ids
from indexer.cross_graph import pooled
from indexer.passages import Passage

_RANK = 32
# peft multiplies by it; folded into the second factor when saved.
_SCALE = 2


@dataclass(frozen=True)
class CrossStudent:
    """`model` has the adapter; `head` makes the log odds."""

    model: PeftModel
    head: torch.nn.Linear
    tokenizer: PreTrainedTokenizerBase

    @classmethod
    def fresh(cls, folder: Path, layers: int) -> "CrossStudent":
        """The lowest layers of a folder's model, with an adapter and a head that say nothing yet."""
        bare = bare_model(folder, num_hidden_layers=layers, add_pooling_layer=False)
        config = LoraConfig(r=_RANK, lora_alpha=_SCALE * _RANK, target_modules=list(MATRICES))
        model = get_peft_model(bare, config)
        halve_what_is_frozen(model)
        head = torch.nn.Linear(bare.config.hidden_size, 1)
        torch.nn.init.zeros_(head.weight)
        torch.nn.init.zeros_(head.bias)
        return cls(model, head, AutoTokenizer.from_pretrained(folder))

    @property
    def adapted(self) -> list[torch.nn.Parameter]:
        return [p for p in self.model.parameters() if p.requires_grad]

    @property
    def parameters(self) -> list[torch.nn.Parameter]:
        return [*self.adapted, *self.head.parameters()]

    def log_odds(self, pairs: Sequence[tuple[str, Passage]], longest: int) -> Tensor:
        """How likely each passage answers its question, shape (pairs,); `longest`: tokens of a pair."""
        backend, filler = self.tokenizer.backend_tokenizer, self.tokenizer.pad_token_id
        cut = [torch.tensor(pair_ids(backend, *pair, longest)) for pair in pairs]
        lengths = torch.tensor([len(one) for one in cut])
        ids = torch.nn.utils.rnn.pad_sequence(cut, batch_first=True, padding_value=filler)
        mask = (torch.arange(ids.shape[1]) < lengths[:, None]).long()
        return in_groups(lengths, lambda rows, most: self._of(ids[rows, :most], mask[rows, :most]))

    def _of(self, ids: Tensor, mask: Tensor) -> Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.model(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        told: Tensor = self.head(pooled(states, mask))[:, 0]
        return told

    def load(self, path: Path) -> None:
        """Go on from an adapter and a head that `save` wrote."""
        tensors = {name: tensor.float() for name, tensor in load_file(path).items()}
        head = tensors.pop(HEAD_NAME)
        self.head.weight.data, self.head.bias.data = head[None, :-1].clone(), head[-1:].clone()
        tensors = {
            name: tensor / _SCALE if ".lora_B." in name else tensor for name, tensor in tensors.items()
        }
        set_peft_model_state_dict(self.model, tensors)

    def save(self, path: Path) -> None:
        """Write the adapter, with a scale of 1, and the head in half precision."""
        tensors = {
            name: tensor * _SCALE if ".lora_B." in name else tensor
            for name, tensor in get_peft_model_state_dict(self.model).items()
        } | {HEAD_NAME: torch.cat([self.head.weight.data[0], self.head.bias.data])}
        save_halved(tensors, path)
