import numpy as np
import pytest

from service.ranking.evidence import clause_evidence, sentence_evidence

YEARS = np.array([[0, 2027], [1, 2035], [1, 2027]], dtype=np.int32)
COSINES = np.array([0.9, 0.9, 0.9, 0.8], dtype=np.float32)


def test_the_asked_year_speaks_for_a_sentence_and_another_against_it() -> None:
    scores = sentence_evidence(COSINES, frozenset({2035}), YEARS, 0.7)
    assert scores[1] > scores[2] > scores[0]
    assert scores[3] == COSINES[3]


def test_a_year_counts_in_standard_deviations() -> None:
    shift = sentence_evidence(COSINES, frozenset({2035}), YEARS, 2.0) - COSINES
    assert shift == pytest.approx(np.array([-2, 2, 0, 0]) * COSINES.std(), abs=1e-6)


@pytest.mark.parametrize(("asked", "weight"), [(frozenset(), 0.7), (frozenset({2035}), 0.0)])
def test_without_a_year_or_a_weight_cosines_stay_as_they_are(
    asked: frozenset[int], weight: float
) -> None:
    assert sentence_evidence(COSINES, asked, YEARS, weight).tolist() == COSINES.tolist()


def test_a_clause_is_as_near_as_its_best_sentence() -> None:
    sentences = np.array([0.1, 0.5, 0.3, 0.2], dtype=np.float32)
    assert clause_evidence(sentences, np.array([0, 2, 3, 4])).tolist() == sentences[[1, 2, 3]].tolist()
