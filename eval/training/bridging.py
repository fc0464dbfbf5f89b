"""`make bridges`: the written questions and what answers them, as vectors of the default encoder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import click
import numpy as np

from eval.training.batches import answer
from eval.training.mining import View
from eval.training.pairs import TrainingSet, read_written
from indexer.bridges import Vectors
from indexer.bundled_bridges import BUNDLED, BundledBridges
from indexer.encoder import ModelChoice, load_encoder
from indexer.passages import Passage, PassageEncoder
from indexer.words import Segmenter

# Terms of one character tell too little by themselves.
_SHORTEST_TERM = 2


class BridgeEncoder(PassageEncoder, Protocol):
    """An encoder of both sides."""

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of folded questions, shape (texts, dimension)."""


def bridges_of(data: TrainingSet, encoder: BridgeEncoder, segmenter: Segmenter) -> BundledBridges:
    """Each question with the passage of its clause that answers it: of those that were judged to, or of
    all, the nearest. A passage that answers several is kept once."""
    questions = encoder.queries([pair.question for pair in data.pairs])
    every = [passage for clause in data.clauses for passage in clause.passages]
    vectors = np.stack([one.whole for one in encoder.passages(every, progress=True)])
    seen = View(questions, vectors, np.cumsum([0, *(len(clause.passages) for clause in data.clauses)]))
    shown = [answer(data, seen, number) for number in range(len(data.pairs))]
    chosen = [int(seen.firsts[clause]) + passage for clause, passage in shown]
    kept = sorted(set(chosen))
    position = {row: place for place, row in enumerate(kept)}
    return BundledBridges.of(
        encoder.fingerprint, questions, vectors[kept], [position[row] for row in chosen],
        [_terms(every[row], segmenter) for row in kept],
    )  # fmt: skip


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
