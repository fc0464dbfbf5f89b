"""`make cross-encoder`: trains what reads question and sentence at once, resumable, with fixed seeds."""

import hashlib
import inspect
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click
import torch
from sklearn.metrics import roc_auc_score
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, softplus

from eval.training.cross_student import CrossStudent
from eval.training.learning import Learning
from eval.training.pairs import JUDGED, PAIRS, WRITTEN, read_training_set
from eval.training.questions import (
    CONTRASTS,
    OFF_TOPIC,
    Drawn,
    Question,
    contrasts,
    drawn,
    is_held_out,
    off_topic,
    questions_of,
)
from eval.training.student import model_folder
from indexer.adapter import BUNDLED, read_adapter
from indexer.cross_encoder import pair_ids
from indexer.passages import Passage

_SAVED_EVERY = 50
_TOLD_EVERY = 20
_MEASURED_EVERY = 250
_BATCH = 64


@dataclass(frozen=True)
class Recipe:
    """`layers`: the lowest of the encoder's; `batch`: questions a step; `head_rate`: times the rate;
    `warm`: steps in which the rate rises; `contrasts`, `off_topic`: how many times likelier a question
    of a contrast, and one off topic, is drawn; `longest`: tokens of a pair; `listwise`: what it counts
    that an answer stands above the rest; `measured`: so many questions held out; `past`: steps of the
    runs before, whose draws are not drawn again."""

    layers: int = 6
    steps: int = 3600
    batch: int = 16
    rate: float = 3e-4
    head_rate: float = 10.0
    warm: int = 50
    last_rate: float = 0.02
    contrasts: int = 3
    off_topic: int = 3
    longest: int = 88
    listwise: float = 0.5
    measured: int = 500
    seed: int = 20261128
    past: int = 0


# More gently, and more of what is new: questions of contrasts and off topic.
GOING_ON = Recipe(steps=1200, rate=1.5e-4, contrasts=8, off_topic=6, past=6300)


def train(student: CrossStudent, questions: Sequence[Question], recipe: Recipe, folder: Path) -> None:
    """Train to the end of the recipe, from where `folder` left off."""
    learning, started = _learning(student, recipe), time.monotonic()
    learnt = [question for question in questions if not is_held_out(question)]
    first = learning.resume(folder)
    student.model.train()
    for step in range(first, recipe.steps):
        loss = _loss(student, _batch(learnt, recipe, step), recipe)
        learning.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(student.adapted, 1.0)
        learning.advance()
        if step % _TOLD_EVERY == 0:
            told = float(loss.detach())
            click.echo(f"{step}/{recipe.steps} {told:.3f} {time.monotonic() - started:.0f} s")
        if step % _MEASURED_EVERY == _MEASURED_EVERY - 1:
            click.echo(f"{step + 1} AUROC {measured(student, questions, recipe):.4f}")
        if step % _SAVED_EVERY == _SAVED_EVERY - 1 or step == recipe.steps - 1:
            learning.save(folder, step + 1)


def _learning(student: CrossStudent, recipe: Recipe) -> Learning:
    groups = [
        {"params": student.adapted, "lr": recipe.rate},
        {"params": list(student.head.parameters()), "lr": recipe.rate * recipe.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, recipe))
    return Learning(student.parameters, optimizer, schedule)


def measured(student: CrossStudent, questions: Sequence[Question], recipe: Recipe) -> float:
    """How well what answers is told from what does not, for clauses that no question was learnt of."""
    chance = random.Random(recipe.seed)
    held = [question for question in questions if is_held_out(question)]
    chosen = chance.sample(held, min(recipe.measured, len(held)))
    pairs, answers = _pairs([drawn(question, questions, chance) for question in chosen])
    with torch.no_grad():
        cuts = (pairs[start : start + _BATCH] for start in range(0, len(pairs), _BATCH))
        told = [student.log_odds(cut, recipe.longest) for cut in cuts]
    return float(roc_auc_score(answers, torch.cat(told)))


def _batch(questions: Sequence[Question], recipe: Recipe, step: int) -> list[Drawn]:
    """The same for the same step, so that a resumed run goes on where it stopped."""
    chance = random.Random(recipe.seed + recipe.past + step)
    chosen = chance.sample(questions, recipe.batch)
    return [drawn(question, questions, chance) for question in chosen]


def _pairs(shown: Sequence[Drawn]) -> tuple[list[tuple[str, Passage]], list[bool]]:
    """Questions with what they are shown, answers first, and which are answers."""
    found = [
        (one.question, passage, passage is one.answer)
        for one in shown
        for passage in (*((one.answer,) if one.answer is not None else ()), *one.wrong)
    ]
    return [(question, passage) for question, passage, _ in found], [answer for *_, answer in found]


def _loss(student: CrossStudent, shown: Sequence[Drawn], recipe: Recipe) -> Tensor:
    pairs, answers = _pairs(shown)
    told = student.log_odds(pairs, recipe.longest)
    each = binary_cross_entropy_with_logits(told, torch.tensor(answers, dtype=torch.float32))
    return each + recipe.listwise * _below(told, shown)


def _below(told: Tensor, shown: Sequence[Drawn]) -> Tensor:
    """How far the answers are from standing above what was shown with them, on average."""
    lost, start = [], 0
    for one in shown:
        end = start + len(one.wrong) + (one.answer is not None)
        if one.answer is not None and one.wrong:
            lost.append(softplus(told[start + 1 : end].logsumexp(0) - told[start]))
        start = end
    return torch.stack(lost).mean() if lost else torch.zeros(())


def _rate(step: int, recipe: Recipe) -> float:
    return min(1.0, (step + 1) / recipe.warm) * max(recipe.last_rate, 1 - step / recipe.steps)


@click.command()
@click.option("--laws", type=click.Path(path_type=Path), required=True, help="法规文件夹。")
@click.option(
    "--stard", type=click.Path(path_type=Path), required=True, help="STARD 的 corpus.jsonl.gz。"
)
@click.option(
    "--start", type=click.Path(exists=True, path_type=Path), help="从这个适配器接着学;不给就从头学。"
)
@click.option("--work", type=click.Path(path_type=Path), required=True, help="中间结果的文件夹。")
@click.option("--to", "target", type=click.Path(path_type=Path), required=True, help="写到哪里。")
def main(laws: Path, stard: Path, start: Path | None, work: Path, target: Path) -> None:
    """训练判断“这一句是不是回答”的交叉编码器;中断后再次运行会接着做。"""
    recipe, work = GOING_ON if start else Recipe(), work / _sources_digest()
    work.mkdir(parents=True, exist_ok=True)
    # Before the seed is set: making it takes random numbers.
    encoder = model_folder(work / "encoder", [read_adapter()])
    questions = list(questions_of(read_training_set(laws, stard)))
    questions += list(contrasts(laws, stard)) * recipe.contrasts
    questions += list(off_topic()) * recipe.off_topic
    click.echo(f"{len(questions)} 个问题")
    torch.manual_seed(recipe.seed)
    student = CrossStudent.fresh(encoder, recipe.layers)
    if start:
        student.load(start)
    train(student, questions, recipe, work)
    student.save(target)
    click.echo(f"已写入 {target}:{json.dumps(asdict(recipe))}")


def _sources_digest() -> str:
    """What is half done with another encoder, other data or another recipe is not gone on with."""
    code = (__file__, inspect.getfile(drawn), inspect.getfile(pair_ids))
    sources = (BUNDLED, CONTRASTS, JUDGED, OFF_TOPIC, PAIRS, WRITTEN, *map(Path, code))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]


if __name__ == "__main__":
    main()
