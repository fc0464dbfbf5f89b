from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from torch import Tensor

from eval.training import train_cross as trained
from eval.training.cross_student import CrossStudent
from eval.training.pairs import Grade, Shown, TrainingSet
from eval.training.questions import Drawn, Question, questions_of
from eval.training.train_cross import Recipe, main, measured, train
from indexer.adapter import HEAD_NAME, read_adapter
from indexer.passages import Passage

# peft asks transformers for what it is about to rename.
pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")

RECIPE = Recipe(layers=2, steps=12, batch=4, rate=3e-3, warm=2)


@pytest.fixture(autouse=True)
def marked_questions_are_held_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are only eight clauses: all are learnt, and asked about once more to measure."""
    monkeypatch.setattr(trained, "is_held_out", lambda question: question.text.endswith("?"))


@pytest.fixture
def judged(data: TrainingSet) -> TrainingSet:
    """The first sentence of each clause answers its question, the second does not."""
    grades = {pair: {Shown(pair, 0): Grade.ANSWER, Shown(pair, 1): Grade.NEAR} for pair in range(8)}
    return data._replace(judged=grades)


@pytest.fixture
def questions(judged: TrainingSet) -> list[Question]:
    learnt = list(questions_of(judged))
    return [*learnt, *(question._replace(text=f"{question.text}?") for question in learnt)]


def fresh(folder: Path, seed: int = 3) -> CrossStudent:
    torch.manual_seed(seed)
    return CrossStudent.fresh(folder, RECIPE.layers)


def parameters(student: CrossStudent) -> Tensor:
    return torch.cat([parameter.detach().flatten() for parameter in student.parameters])


def stop_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if someone had pressed ^C in a step, counted from 0."""
    steps, usual = count(), trained._loss

    def stopped(student: CrossStudent, shown: Sequence[Drawn], recipe: Recipe) -> Tensor:
        if next(steps) == step:
            raise KeyboardInterrupt
        return usual(student, shown, recipe)

    monkeypatch.setattr(trained, "_loss", stopped)


def test_answers_are_told_from_what_stands_beside_them(
    tiny: Path, questions: list[Question], tmp_path: Path
) -> None:
    student = fresh(tiny)
    assert measured(student, questions, RECIPE) == 0.5
    train(student, questions, replace(RECIPE, steps=40), tmp_path)
    assert measured(student, questions, RECIPE) > 0.9


def test_a_question_without_an_answer_is_learnt_too(
    tiny: Path, questions: list[Question], tmp_path: Path
) -> None:
    student = fresh(tiny)
    missed = [question._replace(answers=(), near=question.answers) for question in questions]
    train(student, missed, RECIPE, tmp_path)
    with torch.no_grad():
        told = student.log_odds([(question.text, question.near[0]) for question in missed], 64)
    assert float(told.max()) < 0


def test_a_run_that_is_interrupted_and_resumed_ends_as_one_that_was_not(
    tiny: Path, questions: list[Question], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    straight, broken, resumed = fresh(tiny), fresh(tiny), fresh(tiny, seed=4)
    folders = tmp_path / "straight", tmp_path / "broken"
    for folder in folders:
        folder.mkdir()
    monkeypatch.setattr(trained, "_SAVED_EVERY", 3)
    train(straight, questions, RECIPE, folders[0])
    with monkeypatch.context() as patched:
        stop_at(8, patched)
        with pytest.raises(KeyboardInterrupt):
            train(broken, questions, RECIPE, folders[1])
    train(resumed, questions, RECIPE, folders[1])
    assert torch.allclose(parameters(resumed), parameters(straight), atol=1e-5)


def test_a_run_that_goes_on_draws_other_questions(questions: list[Question]) -> None:
    first = trained._batch(questions, RECIPE, 5)
    assert trained._batch(questions, replace(RECIPE, past=3), 2) == first
    assert trained._batch(questions, RECIPE, 2) != first


def test_what_is_held_out_is_not_learnt(
    tiny: Path, questions: list[Question], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[str] = set()
    usual = trained._loss

    def watched(student: CrossStudent, shown: Sequence[Drawn], recipe: Recipe) -> Tensor:
        seen.update(one.question for one in shown)
        return usual(student, shown, recipe)

    monkeypatch.setattr(trained, "_loss", watched)
    train(fresh(tiny), questions, RECIPE, tmp_path)
    assert seen == {question.text for question in questions[:8]}


def test_the_command_writes_the_same_each_time(
    tiny: Path, judged: TrainingSet, questions: list[Question], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    few_questions(tiny, judged, questions, monkeypatch)
    written = []
    for name in ("one", "other"):
        target = tmp_path / f"{name}.safetensors"
        shown = run_command(tmp_path / name, target)
        assert "17 个问题" in shown
        assert "0/12 " in shown
        written.append(read_adapter(target))
    assert written[0].changes.keys() == written[1].changes.keys()
    for name, change in written[0].changes.items():
        assert np.array_equal(change, written[1].changes[name]), name
    one, other = (adapter.beside[HEAD_NAME] for adapter in written)
    assert np.array_equal(one, other)


def test_the_command_goes_on_from_an_adapter(
    tiny: Path, judged: TrainingSet, questions: list[Question], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    few_questions(tiny, judged, questions, monkeypatch)
    begun, ended = tmp_path / "begun.safetensors", tmp_path / "ended.safetensors"
    run_command(tmp_path / "first", begun)
    monkeypatch.setattr(trained, "GOING_ON", replace(RECIPE, steps=1, rate=0.0))
    run_command(tmp_path / "second", ended, "--start", str(begun))
    for name, change in read_adapter(begun).changes.items():
        assert np.allclose(change, read_adapter(ended).changes[name], atol=1e-4), name


def few_questions(
    tiny: Path, judged: TrainingSet, questions: list[Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the command reads, made small."""
    monkeypatch.setattr(trained, "Recipe", lambda: RECIPE)
    monkeypatch.setattr(trained, "read_training_set", lambda *_: judged)
    monkeypatch.setattr(trained, "model_folder", lambda *_: tiny)
    monkeypatch.setattr(trained, "contrasts", lambda *_: iter(questions[:2]))
    talk = Question("你是谁", Passage("", "你是谁"), (), ())
    monkeypatch.setattr(trained, "off_topic", lambda: iter([talk]))


def run_command(work: Path, target: Path, *more: str) -> str:
    """What the command prints; its folder is there, as if it had run before."""
    (work / trained._sources_digest()).mkdir(parents=True)
    places = ["--laws", "laws", "--stard", "stard", "--work", str(work), "--to", str(target)]
    return CliRunner().invoke(main, [*places, *more], catch_exceptions=False).output
