"""Times, as ratios of one run: HTTP beside the query encoder alone, our BM25 beside rank-bm25."""

import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import httpx2
from rank_bm25 import BM25Okapi

from eval.benchmark import read_queries
from eval.commands import DEVELOPMENT
from indexer.folding import fold_text
from indexer.index import Index, open_index
from indexer.publication import current
from indexer.settings import read_settings
from indexer.words import Segmenter

_WARM_UP = 20


class Pair(NamedTuple):
    """Median times of two ways of doing a thing, in milliseconds."""

    name: str
    ours: float
    reference: float


def alternating(
    ours: Callable[[str], object], reference: Callable[[str], object], queries: Sequence[str], name: str
) -> Pair:
    """Both ways, turn by turn over the same queries, so that the machine treats them alike."""
    for query in queries[:_WARM_UP]:
        ours(query)
        reference(query)
    times = [(_milliseconds(ours, query), _milliseconds(reference, query)) for query in queries]
    return Pair(name, *(statistics.median(column) for column in zip(*times, strict=True)))


def through_http(index: Index, queries: Sequence[str]) -> Pair:
    command = [sys.executable, "-c", "from indexer.command import main; main()", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        address = re.search(r"http://[\d.:]+", server.stderr.readline())
        assert address is not None
        with httpx2.Client(base_url=address.group()) as client:
            pair = alternating(
                lambda query: client.get("/api/v1/search", params={"q": query}).raise_for_status(),
                lambda query: index.encoder.encode(fold_text(query)),
                queries,
                "接口一次查询 / 编码器单独",
            )
        server.terminate()
    return pair


def lexical(index: Index, segmenter: Segmenter, queries: Sequence[str]) -> Pair:
    tokens = {query: segmenter.tokens(fold_text(query)) for query in queries}
    reference = BM25Okapi([segmenter.tokens(fold_text(clause.text)) for clause in index.clauses])
    return alternating(
        lambda query: index.lexical.scores(tokens[query]),
        lambda query: reference.get_scores(tokens[query]),
        queries,
        "BM25 / rank-bm25",
    )


def where() -> str:
    """The machine, the commit and the day of a measurement."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True
    ).stdout
    return f"{platform.machine()},{os.cpu_count()} 核,提交 {commit.strip()},{datetime.now(UTC):%Y-%m-%d}"


def report(pairs: Sequence[Pair]) -> str:
    lines = [
        f"`make bench`:{where()}",
        "",
        "| 比较 | 毫秒(中位数) | 毫秒(中位数) | 比 |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {p.name} | {p.ours:.2f} | {p.reference:.2f} | {p.ours / p.reference:.2f} |" for p in pairs
    ]
    return "\n".join(lines)


def _milliseconds(ask: Callable[[str], object], query: str) -> float:
    started = time.perf_counter()
    ask(query)
    return (time.perf_counter() - started) * 1000


def main() -> None:
    settings = read_settings(os.environ)
    index = open_index(current(settings.index))
    queries = [query.text for query in read_queries(DEVELOPMENT)]
    pairs = [
        through_http(index, queries),
        lexical(index, Segmenter(settings.cache / "jieba"), queries),
    ]
    print(report(pairs))


if __name__ == "__main__":
    main()
