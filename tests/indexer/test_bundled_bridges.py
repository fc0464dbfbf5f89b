from pathlib import Path

import numpy as np
import pytest

from indexer.bundled_bridges import BundledBridges, bundled_for
from indexer.index import Index

QUESTIONS = np.array([[1, 0, 0], [0.6, 0.8, 0], [0, 0, 1]], dtype=np.float32)
PASSAGES = np.array([[0, 1, 0], [0, 0.6, 0.8]], dtype=np.float32)
TERMS = [["垃圾", "清运"], ["河湖长"]]


@pytest.fixture
def bundled() -> BundledBridges:
    return BundledBridges.of("f", QUESTIONS, PASSAGES, [0, 1, 0], TERMS)


def test_what_is_saved_is_read_again(bundled: BundledBridges, tmp_path: Path) -> None:
    bundled.save(tmp_path / "bridges.npz")
    again = BundledBridges.load(tmp_path / "bridges.npz")
    assert (again.fingerprint, again.terms) == ("f", TERMS)
    for name in ("questions", "passages", "answers"):
        assert np.array_equal(getattr(again, name), getattr(bundled, name))


def test_a_corpus_gets_the_vectors_and_only_the_terms_that_it_has(bundled: BundledBridges) -> None:
    bridges = bundled.bridges({"清运", "河湖长"}.__contains__)
    assert [bridges.terms[row] for row in range(2)] == [["清运"], ["河湖长"]]
    assert bridges.nearest(QUESTIONS[2], 1)[1].tolist() == [2]
    assert bridges.answered(np.array([1])) == pytest.approx(PASSAGES[[1]], abs=0.01)


def test_those_that_come_with_the_product_are_of_its_encoder(index: Index) -> None:
    bundled = bundled_for(index.manifest.model.fingerprint)
    assert bundled is not None
    assert bundled.questions.shape[1] == index.manifest.model.dimension
    assert len(bundled.questions) == len(bundled.answers) > 10_000
    assert len(bundled.passages) == len(bundled.terms) == bundled.answers.max() + 1


def test_another_encoder_has_none() -> None:
    assert bundled_for("0" * 64) is None
