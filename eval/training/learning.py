"""Training that goes on where it stopped: parameters, optimizer and schedule in one file."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch

_FILE = "state.pt"


class Learning(NamedTuple):
    """All that changes from step to step."""

    parameters: Sequence[torch.nn.Parameter]
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LambdaLR

    def advance(self) -> None:
        """One step along the gradients."""
        self.optimizer.step()
        self.schedule.step()

    def resume(self, folder: Path) -> int:
        """Take up what a folder holds; the next step, 0 where it holds nothing."""
        path = folder / _FILE
        if not path.is_file():
            return 0
        state = torch.load(path, weights_only=True)
        for parameter, saved in zip(self.parameters, state["parameters"], strict=True):
            parameter.data.copy_(saved)
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        return int(state["step"])

    def save(self, folder: Path, step: int) -> None:
        """`step`: the next one."""
        state = {
            "parameters": [parameter.data for parameter in self.parameters],
            "optimizer": self.optimizer.state_dict(), "schedule": self.schedule.state_dict(),
            "step": step,
        }  # fmt: skip
        aside = folder / f"making-{_FILE}"
        torch.save(state, aside)
        aside.replace(folder / _FILE)
