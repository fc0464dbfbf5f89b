"""Times, as ratios of one run: HTTP beside the query encoder alone, our BM25 beside rank-bm25."""

import os
from collections.abc import Callable, Sequence
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
from scripts.server import served
from scripts.timing import medians, where


class Pair(NamedTuple):
    """Median times of two ways of doing a thing, in milliseconds."""

    name: str
    ours: float
    reference: float


def alternating(
    ours: Callable[[str], object], reference: Callable[[str], object], queries: Sequence[str], name: str
) -> Pair:
    return Pair(name, *medians((ours, reference), queries))


def through_http(index: Index, queries: Sequence[str]) -> Pair:
    with served() as address, httpx2.Client(base_url=address) as client:
        return alternating(
            lambda query: client.get("/api/v1/search", params={"q": query}).raise_for_status(),
            lambda query: index.encoder.encode(fold_text(query)),
            queries,
            "接口一次查询 / 编码器单独",
        )


def lexical(index: Index, segmenter: Segmenter, queries: Sequence[str]) -> Pair:
    tokens = {query: segmenter.tokens(fold_text(query)) for query in queries}
    reference = BM25Okapi([segmenter.tokens(fold_text(clause.text)) for clause in index.clauses])
    return alternating(
        lambda query: index.lexical.scores(tokens[query]),
        lambda query: reference.get_scores(tokens[query]),
        queries,
        "BM25 / rank-bm25",
    )


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
