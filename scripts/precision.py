"""What the numbers of the query encoder cost and bring: full precision, a word table of bytes (which is
what an index carries), and all matrices in bytes."""

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import numpy as np
from onnxruntime.quantization import QuantType, quantize_dynamic

from eval.benchmark import JudgedQuery, Qrel, read_queries, resolved
from eval.commands import DEVELOPMENT
from eval.measures import ALL, measured
from eval.runs import run
from indexer.encoder import load_encoder
from indexer.index import Index, open_index
from indexer.onnx_encoder import GRAPH, OnnxEncoder
from indexer.publication import current
from indexer.settings import Settings, read_settings
from indexer.word_table import shrink_word_table
from indexer.words import Segmenter
from scripts.timing import medians, where
from service.questions.thesaurus import BUNDLED, ThesaurusFile
from service.ranking.ranker import Ranker
from service.ranking.retrieval import EmbeddedLegs
from service.search import Searcher


class Row(NamedTuple):
    """`milliseconds`: the median of a query; `cosine`: the least with full precision."""

    name: str
    megabytes: float
    milliseconds: float
    cosine: float
    ndcg: float


def graphs(settings: Settings, aside: Path) -> Mapping[str, Path]:
    """A folder for each precision."""
    full, table, all_bytes = (aside / name for name in ("full", "table", "all"))
    load_encoder(settings.choice, settings.cache).write(full)
    copytree(full, table)
    shrink_word_table(table / GRAPH)
    copytree(table, all_bytes)
    quantize_dynamic(
        table / GRAPH, all_bytes / GRAPH, op_types_to_quantize=["MatMul"], per_channel=True,
        weight_type=QuantType.QInt8,
    )  # fmt: skip
    return {"fp32": full, "词表 int8(索引所带)": table, "词表和矩阵 int8": all_bytes}


def ndcg(
    index: Index, segmenter: Segmenter, queries: Sequence[JudgedQuery], qrels: Sequence[Qrel]
) -> float:
    searcher = Searcher(index, Ranker(index, EmbeddedLegs(index)), segmenter, ThesaurusFile(BUNDLED))
    rows = measured(run(searcher, queries), qrels)
    return next(row.values["nDCG@10"] for row in rows if row.type == ALL)


def compared(settings: Settings, aside: Path) -> list[Row]:
    index = open_index(current(settings.index))
    model = index.manifest.model
    folders = graphs(settings, aside)
    encoders = [OnnxEncoder.load(folder, model.query_prompt, model.longest)
                for folder in folders.values()]  # fmt: skip
    queries = [query for query in read_queries(DEVELOPMENT, tuple(index.documents)) if query.gold]
    qrels, segmenter = (
        tuple(resolved(queries, index)),
        Segmenter(settings.cache / "jieba", index.dictionary),
    )
    texts = [query.text for query in queries]
    asked = [np.stack([encoder.encode(text).whole for text in texts]) for encoder in encoders]
    spent = medians([encoder.encode for encoder in encoders], texts)
    return [
        Row(
            name=name,
            megabytes=(folder / GRAPH).stat().st_size / 1e6,
            milliseconds=spent[position],
            cosine=float((asked[0] * asked[position]).sum(axis=1).min()),
            ndcg=ndcg(replace(index, encoder=encoders[position]), segmenter, queries, qrels),
        )
        for position, (name, folder) in enumerate(folders.items())
    ]


def main() -> None:
    with tempfile.TemporaryDirectory() as aside:
        rows = compared(read_settings(os.environ), Path(aside))
    print(f"`make precision`:{where()}\n")
    print("| 查询编码器 | MB | 毫秒(中位数) | 与 fp32 的余弦(最低) | 开发查询 nDCG@10 |")
    print("|---|---|---|---|---|")
    for row in rows:
        cells = (row.name, f"{row.megabytes:.0f}", f"{row.milliseconds:.1f}",
                 f"{row.cosine:.4f}", f"{row.ndcg:.3f}")  # fmt: skip
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
