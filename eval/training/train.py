"""`make encoder`: trains the adapter of the default encoder, resumable, with fixed seeds."""

import json
import random
import time
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import click
import torch
from torch import Tensor

from eval.training.batches import Batch, Shares, asked, batches
from eval.training.clozes import with_clozes
from eval.training.grading import graded
from eval.training.laypeople import half_of, with_laypeople
from eval.training.learning import Learning
from eval.training.loss import Losses, losses
from eval.training.mining import View, kept_view
from eval.training.negatives import Negatives
from eval.training.pairs import Kind, TrainingSet, read_training_set
from eval.training.student import Encoded, Student, model_folder
from indexer.bundled import PASSAGE_PROMPT, QUERY_PROMPT
from indexer.passages import Passage
from indexer.words import Segmenter
from service.questions.query import read_query

_SAVED_EVERY = 50
_TOLD_EVERY = 10


@dataclass(frozen=True)
class Recipe:
    """`batch`: pairs a step; lengths in tokens; `warm`: share of the steps in which the rate rises;
    `clozes`: so many sentences stand for questions; `in_one`: the answers are seen in one piece too in
    one of so many steps; `general`: texts a step whose vectors shall stay as they were."""

    epochs: float = 1.3
    batch: int = 16
    rate: float = 3e-4
    warm: float = 0.06
    last_rate: float = 0.02
    shares: Shares = field(default_factory=Shares)
    clozes: int = 0
    in_one: int = 4
    general: int = 4
    longest_question: int = 64
    longest_passage: int = 128
    longest_clause: int = 160
    projected: int = 512
    seed: int = 20261122


def going_on(recipe: Recipe) -> Recipe:
    """The recipe for an adapter that has learned already: once over the pairs, most of all over those
    that it does not find, at half the rate."""
    return replace(recipe, epochs=1.0, rate=recipe.rate / 2, shares=Shares(found=0.1))


def with_few(recipe: Recipe) -> Recipe:
    """The recipe for few new questions, laypeople's, among some of the old ones."""
    shares = Shares(compared=0.2, found=0.03, laypeople=4.0)
    return replace(going_on(recipe), shares=shares, clozes=500)


def train(
    student: Student, data: TrainingSet, segmenter: Segmenter, recipe: Recipe, folder: Path,
    without: Collection[int] = (),
) -> None:  # fmt: skip
    """Train to the end of the recipe, from where `folder` left off; `without`: pairs never asked."""
    negatives = Negatives(data.clauses, segmenter)
    seen = _seen(student, data, recipe, folder, 0)
    pairs = asked(data, seen, recipe.shares, recipe.seed, without)
    each = len(pairs) // recipe.batch
    steps = int(recipe.epochs * each)
    optimizer = torch.optim.AdamW(student.parameters, lr=recipe.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps, recipe))
    learning = Learning(student.parameters, optimizer, schedule)
    started, first = time.monotonic(), learning.resume(folder)
    student.model.train()
    epoch: list[Batch] = []
    for step in range(first, steps):
        if not epoch or step % each == 0:
            seen = _seen(student, data, recipe, folder, step // each)
            epoch = batches(data, pairs, negatives, seen, recipe.batch, recipe.seed + step // each)
        loss = _loss(student, data, epoch[step % each], negatives, segmenter, recipe, step)
        optimizer.zero_grad()
        loss.total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(student.parameters, 1.0)
        learning.advance()
        if step % _TOLD_EVERY == 0:
            click.echo(f"{step}/{steps} {_told(loss)} {time.monotonic() - started:.0f} s")
        if step % _SAVED_EVERY == _SAVED_EVERY - 1 or step == steps - 1:
            learning.save(folder, step + 1)


def _seen(student: Student, data: TrainingSet, recipe: Recipe, folder: Path, epoch: int) -> View:
    """What the student saw at the beginning of an epoch; kept for a resumed run."""
    return kept_view(folder / f"view-{epoch}.npz", student, data, recipe.longest_passage)


def _told(loss: Losses) -> str:
    return " ".join(f"{name} {float(value.detach()):.3f}" for name, value in loss._asdict().items())


def _loss(
    student: Student, data: TrainingSet, batch: Batch, negatives: Negatives, segmenter: Segmenter,
    recipe: Recipe, step: int,
) -> Losses:  # fmt: skip
    chance = random.Random(recipe.seed + step)
    pairs = [data.pairs[pair] for pair in batch.pairs]
    texts_asked = [pair.question for pair in pairs]
    questions = student.encode([QUERY_PROMPT + text for text in texts_asked], recipe.longest_question)
    answers = [_text(data.clauses[pair.clause].whole) for pair in pairs]
    passages = [_text(data.clauses[clause].passages[passage]) for clause, passage in batch.shown]
    texts = [_text(chance.choice(chance.choice(data.clauses).passages)) for _ in range(recipe.general)]
    return losses(
        questions,
        _meant(questions, texts_asked, segmenter),
        student.encode(passages, recipe.longest_passage),
        graded(data, batch, negatives),
        student.encode(answers, recipe.longest_clause) if step % recipe.in_one == 0 else None,
        student.encode(texts, recipe.longest_passage),
        student.encode(texts, recipe.longest_passage, is_plain=True),
    )


def _text(passage: Passage) -> str:
    return PASSAGE_PROMPT + passage.text


def _meant(encoded: Encoded, questions: Sequence[str], segmenter: Segmenter) -> Tensor:
    """1 for each token of a word that names something, as the service asks with them."""
    rows = []
    for question, offsets in zip(questions, encoded.offsets.tolist(), strict=True):
        named = torch.zeros(len(question) + 1)
        for _, span in read_query(question, segmenter).placed:
            named[span.start : span.end] = 1
        rows.append([_share(named, start, end) for start, end in offsets])
    meant = (torch.tensor(rows) > 0.5).float() * encoded.mask
    return torch.where(meant.sum(1, keepdim=True) > 0, meant, encoded.mask.float())


def _share(named: Tensor, start: int, end: int) -> float:
    start, end = max(start - len(QUERY_PROMPT), 0), end - len(QUERY_PROMPT)
    return float(named[start:end].mean()) if end > start else 0.0


def _rate(step: int, steps: int, recipe: Recipe) -> float:
    rising = (step + 1) / max(1.0, recipe.warm * steps)
    return min(1.0, rising) * max(recipe.last_rate, 1 - step / steps)


def _begin_projection(student: Student, data: TrainingSet, recipe: Recipe) -> None:
    chance = random.Random(recipe.seed)
    sample = chance.sample(data.clauses, recipe.projected)
    texts = [_text(chance.choice(clause.passages)) for clause in sample]
    student.begin_projection(texts, recipe.longest_passage)


@click.command()
@click.option("--laws", type=click.Path(path_type=Path), required=True, help="法规文件夹。")
@click.option(
    "--stard", type=click.Path(path_type=Path), required=True, help="STARD 的 corpus.jsonl.gz。"
)
@click.option(
    "--start", type=click.Path(exists=True, path_type=Path), help="从这个适配器接着学;不给就从头学。"
)
@click.option(
    "--laypeople", nargs=2, type=click.Path(exists=True, path_type=Path),
    help="STARD 的问题和判断:也学这些问题,别的少学。",
)  # fmt: skip
@click.option("--without", type=click.IntRange(0, 1), help="STARD 的问题里这一半不学,留着量。")
@click.option("--work", type=click.Path(path_type=Path), required=True, help="中间结果的文件夹。")
@click.option("--to", "target", type=click.Path(path_type=Path), required=True, help="适配器写到哪里。")
def main(
    laws: Path, stard: Path, start: Path | None, laypeople: tuple[Path, Path] | None,
    without: int | None, work: Path, target: Path,
) -> None:  # fmt: skip
    """训练默认编码器的适配器;中断后再次运行会接着做。"""
    recipe = _recipe(start is not None, laypeople is not None)
    work.mkdir(parents=True, exist_ok=True)
    plain = model_folder(work / "plain")
    data = read_training_set(laws, stard)
    if laypeople:
        data = with_laypeople(data, stard, *laypeople)
    data = with_clozes(data, recipe.clozes, recipe.seed)
    click.echo(f"{len(data.pairs)} 对,{len(data.clauses)} 条条款")
    torch.manual_seed(recipe.seed)
    student = Student.fresh(plain)
    if start:
        student.load(start)
    else:
        _begin_projection(student, data, recipe)
    train(student, data, Segmenter(work / "jieba"), recipe, work, _left_out(data, without))
    student.save(target)
    click.echo(f"已写入 {target}:{json.dumps(asdict(recipe))}")


def _recipe(is_going_on: bool, has_laypeople: bool) -> Recipe:
    if is_going_on and has_laypeople:
        return with_few(Recipe())
    return going_on(Recipe()) if is_going_on else Recipe()


def _left_out(data: TrainingSet, half: int | None) -> frozenset[int]:
    return frozenset(
        position
        for position, pair in enumerate(data.pairs)
        if pair.kind is Kind.LAYPERSON and half_of(pair.question) == half
    )


if __name__ == "__main__":
    main()
