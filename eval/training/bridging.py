"""`make bridges`: the written questions and what answers them, as vectors of the default encoder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import click
import numpy as np

from eval.training.pairs import Grade, Shown, TrainingSet, read_written
from indexer.bridges import BUNDLED, Bridges, Vectors
from indexer.encoder import ModelChoice, load_encoder
from indexer.passages import Passage, PassageEncoder
from indexer.words import Segmenter

# Terms of one character tell too little by themselves.
_SHORTEST_TERM = 2


class BridgeEncoder(PassageEncoder, Protocol):
    """An encoder of both sides."""

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of folded questions, shape (texts, dimension)."""


def bridges_of(data: TrainingSet, encoder: BridgeEncoder, segmenter: Segmenter) -> Bridges:
    """Each question with the passage of its clause that answers it: of those that were judged to, or of
    all, the nearest. A passage that answers several is kept once."""
    questions = encoder.queries([pair.question for pair in data.pairs])
    every = [passage for clause in data.clauses for passage in clause.passages]
    vectors = np.stack([one.whole for one in encoder.passages(every, progress=True)])
    chosen = _answers(data, questions, vectors)
    kept = sorted(set(chosen))
    position = {row: place for place, row in enumerate(kept)}
    return Bridges.of(
        encoder.fingerprint, questions, vectors[kept], [position[row] for row in chosen],
        [_terms(every[row], segmenter) for row in kept],
    )  # fmt: skip


def _answers(data: TrainingSet, questions: Vectors, passages: Vectors) -> list[int]:
    """The row of the passage that answers each question."""
    firsts = np.cumsum([0, *(len(clause.passages) for clause in data.clauses)]).tolist()
    chosen = []
    for number, pair in enumerate(data.pairs):
        first = firsts[pair.clause]
        rows = [first + place for place in _answering(data, number)]
        chosen.append(max(rows, key=lambda row: float(questions[number] @ passages[row])))
    return chosen


def _answering(data: TrainingSet, number: int) -> Sequence[int]:
    """The places of the passages that answer, in their clause."""
    clause, grades = data.pairs[number].clause, data.judged.get(number, {})
    every = range(len(data.clauses[clause].passages))
    return [place for place in every if grades.get(Shown(clause, place)) is Grade.ANSWER] or every


def _terms(passage: Passage, segmenter: Segmenter) -> list[str]:
    tokens = dict.fromkeys(segmenter.tokens(passage.sentence))
    return [token for token in tokens if len(token) >= _SHORTEST_TERM]


@click.command()
@click.option("--cache", type=click.Path(path_type=Path), required=True, help="模型的缓存文件夹。")
@click.option("--to", "target", type=click.Path(path_type=Path), default=BUNDLED, help="写到哪里。")
def main(cache: Path, target: Path) -> None:
    """用默认编码器把写好的问法和答案做成向量;适配器变了要重做。"""
    data = read_written()
    click.echo(f"{len(data.pairs)} 个问法,{len(data.clauses)} 条条款")
    encoder = load_encoder(ModelChoice(), cache)
    bridges_of(data, encoder, Segmenter(cache / "jieba")).save(target)
    click.echo(f"已写入 {target}")


if __name__ == "__main__":
    main()
