import json
import math
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from rank_bm25 import BM25Okapi

from indexer.build import Parsed
from indexer.lexical import Lexical
from indexer.manifest import checksums
from indexer.words import Segmenter


@pytest.fixture(scope="module")
def rows(parsed: Parsed, segmenter: Segmenter) -> list[list[str]]:
    return [segmenter.tokens(clause.search_text) for clause in parsed.clauses]


@pytest.fixture(scope="module")
def lexical(rows: list[list[str]]) -> Lexical:
    return Lexical.build(rows)


@pytest.mark.parametrize("token", ["覆盖率", "黑臭", "贵州", "碳达峰", "2027"])
def test_scores_of_a_word_are_those_of_rank_bm25(
    lexical: Lexical, rows: list[list[str]], token: str
) -> None:
    """The two differ in the idf alone, which is one factor for one word."""
    reference = BM25Okapi(rows, k1=1.5, b=0.75)
    ours, theirs = lexical.scores([token]), reference.get_scores([token]) / reference.idf[token]
    holding = theirs > 0
    assert holding.any()
    assert np.array_equal(ours > 0, holding)
    factors = ours[holding] / theirs[holding]
    assert np.allclose(factors, lexical.idf(token) / 2.5, rtol=1e-4)


def test_a_query_adds_up_its_words(lexical: Lexical) -> None:
    together = lexical.scores(["黑臭", "水体"])
    assert np.allclose(together, lexical.scores(["黑臭"]) + lexical.scores(["水体"]), rtol=1e-5)


def test_weighted_words_count_as_much_as_they_weigh(lexical: Lexical) -> None:
    weighted = lexical.weighted({"黑臭": 2.0, "水体": 0.5, "绝无此词": 9.0, "": 9.0})
    expected = 2 * lexical.scores(["黑臭"]) + 0.5 * lexical.scores(["水体"])
    assert np.allclose(weighted, expected, rtol=1e-5)
    assert weighted.any()
    assert not lexical.weighted({}).any()


def test_words_that_stand_together_are_held(lexical: Lexical) -> None:
    assert lexical.held(["黑臭", "水体"]) == pytest.approx(1)
    both = lexical.idf("黑臭") + lexical.idf("绝无此词")
    assert lexical.held(["黑臭", "绝无此词"]) == pytest.approx(lexical.idf("黑臭") / both)
    assert lexical.held(["绝无此词"]) == 0
    assert lexical.held([]) == 0


def test_unknown_words_score_nothing(lexical: Lexical, rows: list[list[str]]) -> None:
    for tokens in ([], ["绝无此词"], [""]):
        assert lexical.scores(tokens).tolist() == [0.0] * len(rows)


def test_idf_is_highest_for_a_word_that_no_clause_holds(lexical: Lexical, rows: list[list[str]]) -> None:
    holding = sum("水体" in row for row in rows)
    expected = math.log(1 + (len(rows) - holding + 0.5) / (holding + 0.5))
    assert lexical.idf("水体") == pytest.approx(expected)
    assert lexical.idf("绝无此词") > lexical.idf("水体")


def test_saved_and_loaded(lexical: Lexical, tmp_path: Path) -> None:
    lexical.save(tmp_path)
    loaded = Lexical.load(tmp_path)
    assert np.array_equal(loaded.scores(["黑臭", "水体"]), lexical.scores(["黑臭", "水体"]))


def test_the_same_corpus_gives_the_same_files(rows: list[list[str]], tmp_path: Path) -> None:
    """Also in another process, where sets are walked in another order."""
    stored = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        code = f"import json, sys; from indexer.lexical import Lexical; from pathlib import Path; Lexical.build(json.load(sys.stdin)).save(Path({str(folder)!r}))"
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run(
            [sys.executable, "-c", code], input=json.dumps(rows), text=True, env=environment, check=True
        )
        stored.append(checksums(folder))
    assert stored[0] == stored[1]
    assert stored[0]
