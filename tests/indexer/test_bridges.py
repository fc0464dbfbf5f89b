from pathlib import Path

import numpy as np
import pytest

from indexer.bridges import Bridges, bundled_for
from indexer.index import Index

QUESTIONS = np.array([[1, 0, 0], [0.6, 0.8, 0], [0, 0, 1]], dtype=np.float32)
PASSAGES = np.array([[0, 1, 0], [0, 0.6, 0.8]], dtype=np.float32)
TERMS = [["垃圾", "清运"], ["河湖长"]]


@pytest.fixture
def bridges() -> Bridges:
    return Bridges.of("f", QUESTIONS, PASSAGES, [0, 1, 0], TERMS)


def test_the_nearest_questions_come_first_with_their_cosines(bridges: Bridges) -> None:
    cosines, rows = bridges.nearest(QUESTIONS[1], 2)
    assert rows.tolist() == [1, 0]
    assert cosines.tolist() == pytest.approx([1, 0.6], abs=0.01)


def test_each_question_has_the_unit_vector_of_its_answer(bridges: Bridges) -> None:
    answers = bridges.answered(np.array([2, 1]))
    assert answers == pytest.approx(PASSAGES[[0, 1]], abs=0.01)
    assert np.linalg.norm(answers, axis=1) == pytest.approx([1, 1])


def test_what_is_saved_is_read_again(bridges: Bridges, tmp_path: Path) -> None:
    bridges.save(tmp_path / "bridges.npz")
    again = Bridges.load(tmp_path / "bridges.npz")
    assert (again.fingerprint, again.terms) == ("f", TERMS)
    for name in ("questions", "passages", "answers"):
        assert np.array_equal(getattr(again, name), getattr(bridges, name))


def test_the_same_bridges_are_the_same_file(bridges: Bridges, tmp_path: Path) -> None:
    """An index is named by the checksums of its files."""
    for name in ("one.npz", "other.npz"):
        bridges.save(tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "other.npz").read_bytes()


def test_only_terms_that_a_corpus_has_are_kept(bridges: Bridges) -> None:
    assert bridges.known({"清运", "河湖长"}.__contains__).terms == [["清运"], ["河湖长"]]


def test_those_that_come_with_the_product_are_of_its_encoder(index: Index) -> None:
    bundled = bundled_for(index.manifest.model.fingerprint)
    assert bundled is not None
    assert bundled.questions.shape[1] == index.manifest.model.dimension
    assert len(bundled.questions) == len(bundled.answers) > 10_000
    assert len(bundled.passages) == len(bundled.terms) == bundled.answers.max() + 1


def test_another_encoder_has_none() -> None:
    assert bundled_for("0" * 64) is None


def test_an_index_keeps_the_terms_that_its_clauses_have(index: Index) -> None:
    assert index.bridges is not None
    terms = {term for own in index.bridges.terms for term in own}
    assert len(terms) > 1000
    assert all(map(index.lexical.holds, terms))
