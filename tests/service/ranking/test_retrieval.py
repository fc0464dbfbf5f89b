import numpy as np

from indexer.index import Index
from service.ranking.retrieval import EmbeddedLegs


def test_every_sentence_gets_its_cosine(index: Index) -> None:
    vector = index.encoder.encode("海绵城市").whole
    cosines = EmbeddedLegs(index).dense(vector, None)
    stored = np.stack([index.vectors.reconstruct(row) for row in range(index.vectors.ntotal)])
    assert np.allclose(cosines, stored @ vector, atol=1e-5)


def test_a_limited_search_looks_at_those_clauses_alone(index: Index) -> None:
    vector = index.encoder.encode("海绵城市").whole
    rows = np.array([3, 40])
    cosines = EmbeddedLegs(index).dense(vector, rows)
    inside = np.isin(index.sentences[:, 0], rows)
    assert np.allclose(cosines[inside], EmbeddedLegs(index).dense(vector, None)[inside], atol=1e-5)
    assert set(cosines[~inside].tolist()) == {cosines[inside].min()}


def test_no_clause_admitted(index: Index) -> None:
    vector = index.encoder.encode("海绵城市").whole
    assert not EmbeddedLegs(index).dense(vector, np.zeros(0, dtype=np.int64)).any()


def test_every_clause_in_one_piece_gets_its_cosine(index: Index) -> None:
    vector = index.encoder.encode("海绵城市").whole
    cosines = EmbeddedLegs(index).whole(vector, None)
    stored = np.stack([index.clause_vectors.reconstruct(row) for row in range(len(index.clauses))])
    assert np.allclose(cosines, stored @ vector, atol=1e-5)
    limited = EmbeddedLegs(index).whole(vector, np.array([3, 40]))
    assert np.allclose(limited[[3, 40]], cosines[[3, 40]], atol=1e-5)
    assert set(limited.tolist()) == set(limited[[3, 40]].tolist())


def test_a_clause_of_one_sentence_is_that_sentence(index: Index) -> None:
    single = np.flatnonzero(np.diff(index.bounds) == 1)
    assert len(single) > 10
    for row in single.tolist():
        sentence = index.vectors.reconstruct(int(index.bounds[row]))
        assert np.allclose(index.clause_vectors.reconstruct(row), sentence, atol=1e-6)
