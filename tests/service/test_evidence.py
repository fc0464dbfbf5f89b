import numpy as np

from service.evidence import clause_evidence, sentence_evidence

YEARS = np.array([[0, 2027], [1, 2035], [1, 2027]], dtype=np.int32)


def test_the_asked_year_speaks_for_a_sentence_and_another_against_it() -> None:
    cosines = np.array([0.9, 0.9, 0.9, 0.8], dtype=np.float32)
    scores = sentence_evidence(cosines, frozenset({2035}), YEARS)
    assert scores[1] > scores[2] > scores[0]
    assert scores[3] == cosines[3]


def test_without_a_year_cosines_stay_as_they_are() -> None:
    cosines = np.array([0.9, 0.8, 0.7], dtype=np.float32)
    assert sentence_evidence(cosines, frozenset(), YEARS) is cosines


def test_a_clause_is_as_near_as_its_best_sentence() -> None:
    sentences = np.array([0.1, 0.5, 0.3, 0.2], dtype=np.float32)
    assert clause_evidence(sentences, np.array([0, 2, 3, 4])).tolist() == sentences[[1, 2, 3]].tolist()
