from pathlib import Path

import pytest
import torch

from eval.training.learning import Learning


@pytest.fixture
def learning() -> Learning:
    return fresh()


def fresh() -> Learning:
    parameter = torch.nn.Parameter(torch.tensor([1.0, -1.0]))
    optimizer = torch.optim.AdamW([parameter], lr=0.1)
    return Learning(
        [parameter], optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: 1 / (n + 1))
    )


def advance(learning: Learning, steps: int) -> None:
    for _ in range(steps):
        learning.optimizer.zero_grad()
        (learning.parameters[0] ** 2).sum().backward()  # type: ignore[no-untyped-call]
        learning.advance()


def test_an_empty_folder_begins_at_the_first_step(learning: Learning, tmp_path: Path) -> None:
    assert learning.resume(tmp_path) == 0


def test_what_was_saved_goes_on_as_if_it_had_not_stopped(learning: Learning, tmp_path: Path) -> None:
    advance(learning, 3)
    learning.save(tmp_path, 3)
    resumed = fresh()
    assert resumed.resume(tmp_path) == 3
    for one in (learning, resumed):
        advance(one, 2)
    assert torch.equal(resumed.parameters[0], learning.parameters[0])
    assert [path.name for path in tmp_path.iterdir()] == ["state.pt"]
