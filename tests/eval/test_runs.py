from pathlib import Path

import pytest

from eval.benchmark import JudgedQuery
from eval.errors import BenchmarkInvalid
from eval.runs import DEPTH, read_run, run, scored, write_run
from service.search import Searcher

QUERIES = (JudgedQuery("q1", "海绵城市", "keyword", (), ""), JudgedQuery("q2", "。。。", "none", (), ""))


def test_a_run_asks_as_users_do(searcher: Searcher) -> None:
    answered = run(searcher, QUERIES)
    assert answered[0].response is not None
    assert answered[1].response is None
    assert len(list(scored(answered))) == DEPTH


def test_a_trec_file_sorts_by_score_as_by_rank(searcher: Searcher, tmp_path: Path) -> None:
    path = tmp_path / "run"
    write_run(path, scored(run(searcher, QUERIES)))
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    assert all(len(row) == 6 and row[1] == "Q0" for row in rows)
    assert sorted(rows, key=lambda row: -float(row[4])) == rows
    assert [int(row[3]) for row in rows] == list(range(1, DEPTH + 1))


def test_a_run_file_is_read_as_it_was_written(searcher: Searcher, tmp_path: Path) -> None:
    path = tmp_path / "run"
    written = tuple(scored(run(searcher, QUERIES)))
    write_run(path, written)
    assert read_run(path) == written


@pytest.mark.parametrize("text", ["q1 Q0 d1 1 0.5", "q1 Q0 d1 1 high tag"])
def test_another_file_is_no_run(text: str, tmp_path: Path) -> None:
    (tmp_path / "run").write_text(text, encoding="utf-8")
    with pytest.raises(BenchmarkInvalid, match="六列"):
        read_run(tmp_path / "run")
    with pytest.raises(BenchmarkInvalid):
        read_run(tmp_path / "nothing")
