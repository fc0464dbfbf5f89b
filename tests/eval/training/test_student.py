from pathlib import Path

import pytest
import torch
from torch import Tensor
from torch.nn.functional import normalize
from transformers import AutoTokenizer, BertModel

from eval.training.pairs import TrainingSet
from eval.training.student import Encoded, Student
from indexer.adapter import PROJECTION_NAME, Adapter, read_adapter

# peft asks transformers for what it is about to rename.
pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")

LONGEST = 48
# The student computes in bfloat16.
SAME = 0.999


@pytest.fixture
def student(tiny: Path) -> Student:
    torch.manual_seed(2)
    return Student.fresh(tiny)


@pytest.fixture
def texts(data: TrainingSet) -> list[str]:
    return [passage.text for clause in data.clauses for passage in clause.passages]


def learn_something(student: Student) -> None:
    for parameter in student.parameters:
        parameter.data += 0.05 * torch.randn_like(parameter)


def agreement(one: Tensor, other: Tensor) -> float:
    return float((one * other).sum(-1).min().detach())


def merged(folder: Path, adapter: Adapter, text: str) -> tuple[Tensor, Tensor]:
    """The whole and the token vectors of a plain model with an adapter added to its weights."""
    model = BertModel.from_pretrained(folder)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    weights = {name: tensor.numpy() for name, tensor in model.state_dict().items()}
    assert set(adapter.changes) <= set(weights)
    model.load_state_dict(
        {name: torch.as_tensor(adapter.applied(name, weight)) for name, weight in weights.items()}
    )
    with torch.no_grad():
        hidden = model(**tokenizer([text], return_tensors="pt")).last_hidden_state[0]
    tokens = hidden @ torch.from_numpy(adapter.beside[PROJECTION_NAME]).T
    return normalize(hidden.mean(0), dim=-1), normalize(tokens, dim=-1)


def alone(encoded: Encoded, row: int) -> Tensor:
    return encoded.tokens[row][encoded.mask[row].bool()]


def test_a_fresh_adapter_changes_nothing_and_one_that_learned_does(
    student: Student, texts: list[str]
) -> None:
    plain = student.encode(texts, LONGEST, is_plain=True).whole
    assert torch.equal(student.encode(texts, LONGEST).whole, plain)
    learn_something(student)
    assert agreement(student.encode(texts, LONGEST).whole, plain) < SAME
    assert torch.equal(student.encode(texts, LONGEST, is_plain=True).whole, plain)


def test_the_lowest_four_layers_stay_as_they_are(student: Student) -> None:
    learning = [name for name, one in student.model.named_parameters() if one.requires_grad]
    assert learning
    assert all(".layer.4." in name and ".lora_" in name for name in learning)
    assert len(student.parameters) == len(learning) + 1


def test_a_text_has_the_same_unit_vectors_alone_and_among_others(
    student: Student, texts: list[str]
) -> None:
    many = [text[: 4 + i % 9] for i, text in enumerate(texts * 3)]
    together = student.encode(many, LONGEST)
    assert torch.allclose(together.whole.norm(dim=-1), torch.ones(len(many)), atol=1e-4)
    for row in (0, 7, len(many) - 1):
        own = student.encode([many[row]], LONGEST)
        assert agreement(own.whole[0], together.whole[row]) > SAME
        assert agreement(alone(own, 0), alone(together, row)) > SAME


def test_a_long_text_is_cut_and_offsets_point_into_it(student: Student, texts: list[str]) -> None:
    encoded = student.encode(texts[:1], 12)
    assert encoded.tokens.shape == (1, 12, 128)
    spans = dict.fromkeys((start, end) for start, end in encoded.offsets[0, 1:-1].tolist())
    assert "".join(texts[0][start:end] for start, end in spans) == texts[0][:9]


def test_the_saved_adapter_added_to_the_model_gives_the_vectors_of_the_student(
    student: Student, tiny: Path, texts: list[str], tmp_path: Path
) -> None:
    learn_something(student)
    student.save(tmp_path / "adapter.safetensors")
    adapter = read_adapter(tmp_path / "adapter.safetensors")
    whole, tokens = merged(tiny, adapter, texts[0])
    own = student.encode(texts[:1], LONGEST)
    assert agreement(whole, own.whole[0]) > SAME
    assert agreement(tokens, own.tokens[0]) > SAME


def test_the_first_projection_keeps_what_is_near_near(student: Student, texts: list[str]) -> None:
    student.begin_projection(texts, LONGEST)
    rows = student.projection.weight.data
    assert torch.allclose(rows @ rows.T, torch.eye(len(rows)), atol=1e-4)
    short = alone(student.encode(texts[:1], LONGEST), 0)
    student.projection.weight.data = torch.eye(rows.shape[1])
    long = alone(student.encode(texts[:1], LONGEST), 0)
    assert torch.allclose(short @ short.T, long @ long.T, atol=0.1)
