from pathlib import Path

from eval.benchmark import JudgedQuery
from eval.runs import DEPTH, run, scored, write_run
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
