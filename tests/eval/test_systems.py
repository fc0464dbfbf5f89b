from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.benchmark import JudgedQuery
from eval.runs import DEPTH, ScoredDoc
from eval.systems import ABLATIONS, PRODUCT, ablations, baselines, product, reciprocal_ranks, run_of
from indexer.index import Index
from indexer.words import Segmenter
from service.ranking.fusion import WEIGHTS
from service.ranking.retrieval import EmbeddedLegs
from service.search import Searcher
from tests.conftest import FakeEncoder

QUERY = JudgedQuery("q", "海绵城市", "keyword", (), "")


def falls(run: tuple[ScoredDoc, ...]) -> bool:
    return all(before.score > after.score for before, after in pairwise(run))


def test_the_product_ranks_as_users_see_it(searcher: Searcher) -> None:
    run = run_of(product(PRODUCT, searcher), [QUERY], searcher.index)
    seen = searcher.search(QUERY.text, DEPTH).results
    assert [one.doc_id for one in run] == [result.clause.clause_id for result in seen]
    assert falls(run)


def test_every_ablation_switches_something_off(index: Index, segmenter: Segmenter) -> None:
    systems = list(ablations(index, EmbeddedLegs(index), segmenter))
    assert [system.name for system in systems] == list(ABLATIONS)
    assert WEIGHTS not in ABLATIONS.values()
    assert len(set(ABLATIONS.values())) == len(ABLATIONS)
    assert len({tuple(system.rank("山西2035年森林覆盖率")[0]) for system in systems}) > 1


def test_each_baseline_finds_a_clause_by_its_own_words(
    index: Index,
    segmenter: Segmenter,
    fake_encoder: FakeEncoder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index.encoder, "encode", fake_encoder.encode)
    names = set()
    clause = next(clause for clause in index.clauses if "海绵城市" in clause.text)
    query = QUERY._replace(text=clause.text)
    for system in baselines(index, fake_encoder, segmenter, tmp_path):
        run = run_of(system, [query], index)
        assert len(run) == DEPTH
        assert falls(run)
        assert clause.clause_id in [one.doc_id for one in run[:10]]
        names.add(system.name)
    assert len(names) == 3


@given(st.lists(st.floats(-100, 100, width=32), max_size=20))
def test_reciprocal_ranks_keep_the_order_and_forget_the_distance(scores: list[float]) -> None:
    given_scores = np.array(scores, dtype=np.float32)
    found = reciprocal_ranks(given_scores)
    best_first = np.argsort(-given_scores, kind="stable")
    assert np.allclose(found[best_first], [1 / (60 + rank) for rank in range(1, len(scores) + 1)])
