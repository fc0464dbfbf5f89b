from pathlib import Path

import pytest
import torch
from click.testing import CliRunner
from safetensors.torch import load_file, save_file
from torch import Tensor

from eval.errors import BenchmarkInvalid
from eval.training.average import averaged, main
from eval.training.student import Student

# peft asks transformers for what it is about to rename.
pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")


def saved(path: Path, **tensors: list[float]) -> Path:
    save_file({name: torch.tensor(values) for name, values in tensors.items()}, path)
    return path


def test_the_second_counts_its_share(tmp_path: Path) -> None:
    one, other = saved(tmp_path / "one", a=[0.0, 4.0]), saved(tmp_path / "other", a=[2.0, 0.0])
    assert averaged(one, other, 0.25)["a"].tolist() == [0.5, 3.0]
    assert averaged(one, other, 0.0)["a"].tolist() == [0.0, 4.0]


@pytest.mark.parametrize("other", [{"b": [1.0]}, {"a": [1.0, 2.0]}])
def test_adapters_of_another_shape_are_refused(other: dict[str, list[float]], tmp_path: Path) -> None:
    with pytest.raises(BenchmarkInvalid, match="平均"):
        averaged(saved(tmp_path / "one", a=[1.0]), saved(tmp_path / "other", **other), 0.5)


def test_the_command_writes_an_adapter_between_the_two(tiny: Path, tmp_path: Path) -> None:
    ends = [tmp_path / "one.safetensors", tmp_path / "other.safetensors"]
    for seed, path in enumerate(ends):
        torch.manual_seed(seed)
        Student.fresh(tiny).save(path)
    target = tmp_path / "target.safetensors"
    told = [*map(str, ends), "--share", "0.5", "--to", str(target)]
    CliRunner().invoke(main, told, catch_exceptions=False)
    one, other, between = (load_file(path) for path in (*ends, target))
    assert between.keys() == one.keys()
    for name in one:
        assert between[name].dtype == torch.float16
        assert torch.allclose(between[name].float(), middle(one[name], other[name]), atol=1e-3), name


def middle(one: Tensor, other: Tensor) -> Tensor:
    return (one.float() + other.float()) / 2
