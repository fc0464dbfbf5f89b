from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import BertModel

from eval.training.cross_student import CrossStudent
from eval.training.pairs import TrainingSet
from indexer.adapter import HEAD_NAME, read_adapter
from indexer.cross_encoder import pair_ids
from indexer.cross_graph import pooled
from indexer.passages import Passage

# peft asks transformers for what it is about to rename.
pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")

LAYERS = 2
LONGEST = 64


@pytest.fixture
def student(tiny: Path) -> CrossStudent:
    torch.manual_seed(2)
    return CrossStudent.fresh(tiny, LAYERS)


@pytest.fixture
def pairs(data: TrainingSet) -> list[tuple[str, Passage]]:
    return [(pair.question, data.clauses[pair.clause].passages[0]) for pair in data.pairs]


def learn_something(student: CrossStudent) -> None:
    for parameter in student.parameters:
        parameter.data += 0.05 * torch.randn_like(parameter)


def test_a_fresh_one_says_nothing(student: CrossStudent, pairs: list[tuple[str, Passage]]) -> None:
    assert student.log_odds(pairs, LONGEST).tolist() == [0.0] * len(pairs)


def test_only_the_adapter_and_the_head_learn(student: CrossStudent) -> None:
    learning = [name for name, one in student.model.named_parameters() if one.requires_grad]
    assert all(".lora_" in name for name in learning)
    assert {int(name.split(".")[4]) for name in learning} == set(range(LAYERS))
    assert len(student.parameters) == len(learning) + 2


def test_a_pair_is_told_the_same_alone_and_among_others(
    student: CrossStudent, pairs: list[tuple[str, Passage]]
) -> None:
    learn_something(student)
    many = [
        (question[: 2 + number % 4], passage) for number, (question, passage) in enumerate(pairs * 3)
    ]
    together = student.log_odds(many, LONGEST)
    assert float(together.std().detach()) > 0.01
    for row in (0, 9, len(many) - 1):
        assert torch.allclose(student.log_odds([many[row]], LONGEST)[0], together[row], atol=0.02)


def test_one_goes_on_from_what_is_saved(
    student: CrossStudent, tiny: Path, pairs: list[tuple[str, Passage]], tmp_path: Path
) -> None:
    learn_something(student)
    student.save(tmp_path / "cross.safetensors")
    other = CrossStudent.fresh(tiny, LAYERS)
    other.load(tmp_path / "cross.safetensors")
    assert torch.allclose(other.log_odds(pairs, LONGEST), student.log_odds(pairs, LONGEST), atol=0.02)


def test_what_is_saved_added_to_the_model_tells_the_same(
    student: CrossStudent, tiny: Path, pairs: list[tuple[str, Passage]], tmp_path: Path
) -> None:
    learn_something(student)
    student.save(tmp_path / "cross.safetensors")
    adapter = read_adapter(tmp_path / "cross.safetensors")
    assert adapter.layers == LAYERS
    model = BertModel.from_pretrained(tiny, num_hidden_layers=LAYERS)
    weights = {name: tensor.numpy() for name, tensor in model.state_dict().items()}
    assert set(adapter.changes) <= set(weights)
    model.load_state_dict(
        {name: torch.as_tensor(adapter.applied(name, weight)) for name, weight in weights.items()}
    )
    ids = torch.tensor([pair_ids(student.tokenizer.backend_tokenizer, *pairs[0], LONGEST)])
    with torch.no_grad():
        states = model(input_ids=ids).last_hidden_state
    head = adapter.beside[HEAD_NAME]
    told = float(pooled(states, torch.ones_like(ids))[0].numpy() @ head[:-1] + head[-1])
    assert np.isclose(told, float(student.log_odds(pairs[:1], LONGEST)[0].detach()), atol=0.02)
