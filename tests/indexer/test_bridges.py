from pathlib import Path

import numpy as np
import pytest

from indexer.bridges import Bridges, halved, unit_vectors
from indexer.bundled_bridges import BundledBridges
from indexer.index import Index

QUESTIONS = np.array([[1, 0, 0], [0.6, 0.8, 0], [0, 0, 1]], dtype=np.float32)
PASSAGES = np.array([[0, 1, 0], [0, 0.6, 0.8]], dtype=np.float32)
TERMS = [["垃圾", "清运"], ["河湖长"]]


@pytest.fixture
def bridges() -> Bridges:
    return BundledBridges.of("f", QUESTIONS, PASSAGES, [0, 1, 0], TERMS).bridges(lambda _: True)


def test_the_nearest_questions_come_first_with_their_cosines(bridges: Bridges) -> None:
    cosines, rows = bridges.nearest(QUESTIONS[1], 2)
    assert rows.tolist() == [1, 0]
    assert cosines.tolist() == pytest.approx([1, 0.6], abs=0.01)


def test_no_more_are_near_than_there_are(bridges: Bridges) -> None:
    cosines, rows = bridges.nearest(QUESTIONS[2], 9)
    assert (rows[0], len(cosines)) == (2, 3)


def test_each_question_has_the_unit_vector_of_its_answer(bridges: Bridges) -> None:
    answers = bridges.answered(np.array([2, 1]))
    assert answers == pytest.approx(PASSAGES[[0, 1]], abs=0.01)
    assert np.linalg.norm(answers, axis=1) == pytest.approx([1, 1])


def test_what_is_saved_is_read_again(bridges: Bridges, tmp_path: Path) -> None:
    bridges.save(tmp_path / "bridges")
    again = Bridges.load(tmp_path / "bridges")
    assert [again.terms[row] for row in range(2)] == TERMS
    assert np.array_equal(again.passages, bridges.passages)
    assert np.array_equal(again.answers, bridges.answers)
    assert again.nearest(QUESTIONS[1], 3)[1].tolist() == bridges.nearest(QUESTIONS[1], 3)[1].tolist()


def test_the_same_bridges_are_the_same_files(bridges: Bridges, tmp_path: Path) -> None:
    """An index is named by the checksums of its files."""
    one, other = tmp_path / "one", tmp_path / "other"
    bridges.save(one)
    bridges.save(other)
    names = sorted(path.name for path in one.iterdir())
    assert len(names) == 6
    for name in names:
        assert (one / name).read_bytes() == (other / name).read_bytes()


def test_half_precision_finds_the_nearest_of_many() -> None:
    vectors = unit_vectors(np.random.default_rng(1).integers(-127, 128, (500, 48)).astype(np.int8))
    for asked in vectors[::50]:
        exact = np.sort(vectors @ asked)[::-1][:10]
        assert halved(vectors).search(asked[None], 10)[0][0] == pytest.approx(exact, abs=0.001)


def test_an_index_keeps_the_terms_that_its_clauses_have(index: Index) -> None:
    assert index.bridges is not None
    assert len(index.bridges.terms.words) > 1000
    assert all(map(index.lexical.holds, index.bridges.terms.words))
