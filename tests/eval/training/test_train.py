from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from torch import Tensor

from eval.training import train as trained
from eval.training.loss import Losses, losses
from eval.training.pairs import Grade, TrainingSet
from eval.training.student import Student
from eval.training.train import Recipe, main, train
from indexer.adapter import PROJECTION_NAME, read_adapter
from indexer.bundled import PASSAGE_PROMPT, QUERY_PROMPT
from indexer.settings import Settings
from indexer.words import Segmenter

# peft asks transformers for what it is about to rename.
pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")

STEPS = 8
RECIPE = Recipe(
    epochs=4, batch=4, rate=3e-3, general=2, longest_question=32, longest_passage=48,
    longest_clause=64, projected=8,
)  # fmt: skip


def fresh(folder: Path, seed: int = 3) -> Student:
    torch.manual_seed(seed)
    return Student.fresh(folder)


def total(student: Student, data: TrainingSet) -> float:
    """The loss over all pairs, every clause seen through its first sentence."""
    student.model.eval()
    texts = [PASSAGE_PROMPT + clause.passages[0].text for clause in data.clauses]
    with torch.no_grad():
        asked = student.encode([QUERY_PROMPT + pair.question for pair in data.pairs], 32)
        passages = student.encode(texts, 48)
        plain = student.encode(texts, 48, is_plain=True)
    grades = torch.eye(len(texts), dtype=torch.long) * Grade.ANSWER
    return float(losses(asked, asked.mask.float(), passages, grades, passages, passages, plain).total)


def parameters(student: Student) -> Tensor:
    return torch.cat([parameter.detach().flatten() for parameter in student.parameters])


def stop_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if someone had pressed ^C in a step, counted from 0."""
    steps = count()

    def stopped(*arguments: Tensor) -> Losses:
        if next(steps) == step:
            raise KeyboardInterrupt
        return losses(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(trained, "losses", stopped)


def test_the_loss_falls(tiny: Path, data: TrainingSet, segmenter: Segmenter, tmp_path: Path) -> None:
    student = fresh(tiny)
    before = total(student, data)
    train(student, data, segmenter, replace(RECIPE, epochs=8), tmp_path)
    assert total(student, data) < 0.8 * before


def test_a_run_that_is_interrupted_and_resumed_ends_as_one_that_was_not(
    tiny: Path, data: TrainingSet, segmenter: Segmenter, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    straight, broken, resumed = fresh(tiny), fresh(tiny), fresh(tiny, seed=4)
    folders = tmp_path / "straight", tmp_path / "broken"
    for folder in folders:
        folder.mkdir()
    monkeypatch.setattr(trained, "_SAVED_EVERY", 3)
    train(straight, data, segmenter, RECIPE, folders[0])
    with monkeypatch.context() as patched:
        stop_at(5, patched)
        with pytest.raises(KeyboardInterrupt):
            train(broken, data, segmenter, RECIPE, folders[1])
    train(resumed, data, segmenter, RECIPE, folders[1])
    assert torch.allclose(parameters(resumed), parameters(straight), atol=1e-5)


def test_a_run_that_is_done_is_not_done_again(
    tiny: Path, data: TrainingSet, segmenter: Segmenter, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    done, again = fresh(tiny), fresh(tiny, seed=4)
    train(done, data, segmenter, RECIPE, tmp_path)
    stop_at(0, monkeypatch)
    train(again, data, segmenter, RECIPE, tmp_path)
    assert torch.equal(parameters(again), parameters(done))


def test_the_command_writes_the_same_adapter_each_time(
    tiny: Path, data: TrainingSet, settings: Settings, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(trained, "Recipe", lambda: RECIPE)
    monkeypatch.setattr(trained, "read_training_set", lambda *_: data)
    written = []
    for name in ("one", "other"):
        work, target = tmp_path / name, tmp_path / f"{name}.safetensors"
        work.mkdir()
        (work / "plain").symlink_to(tiny)
        (work / "jieba").symlink_to(settings.cache / "jieba")
        places = ["--laws", "laws", "--stard", "stard", "--work", str(work), "--to", str(target)]
        shown = CliRunner().invoke(main, places, catch_exceptions=False)
        assert f"0/{STEPS} tokens" in shown.output
        written.append(read_adapter(target))
    assert written[0].changes.keys() == written[1].changes.keys()
    for name, change in written[0].changes.items():
        assert np.array_equal(change, written[1].changes[name]), name
    one, other = (adapter.beside[PROJECTION_NAME] for adapter in written)
    assert np.array_equal(one, other)


def test_the_command_goes_on_from_an_adapter(
    tiny: Path, data: TrainingSet, settings: Settings, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(trained, "Recipe", lambda: RECIPE)
    monkeypatch.setattr(trained, "read_training_set", lambda *_: data)
    first, target = fresh(tiny), tmp_path / "target.safetensors"
    train(first, data, Segmenter(settings.cache / "jieba"), RECIPE, made(tmp_path / "first"))
    first.save(tmp_path / "start.safetensors")
    (made(tmp_path / "work") / "plain").symlink_to(tiny)
    (tmp_path / "work" / "jieba").symlink_to(settings.cache / "jieba")
    shown = CliRunner().invoke(main, [
        "--laws", "laws", "--stard", "stard", "--start", str(tmp_path / "start.safetensors"),
        "--work", str(tmp_path / "work"), "--to", str(target),
    ], catch_exceptions=False)  # fmt: skip
    assert "0/2 tokens" in shown.output
    went_on = fresh(tiny)
    went_on.load(target)
    moved = float((parameters(went_on) - parameters(first)).norm())
    assert 0 < moved < float((parameters(went_on) - parameters(fresh(tiny))).norm())


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder
