from typing import NamedTuple

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from indexer.passages import PassageVectors, quantised
from indexer.tokens import Tokens
from service.ranking.interaction import Scores, interaction, nearest

DIMENSION = 4


class Texts(NamedTuple):
    """Clauses as lists of sentences of token vectors; `above`: tokens that open each clause."""

    clauses: list[list[Scores]]
    above: list[int]

    @property
    def bounds(self) -> NDArray[np.int64]:
        return np.cumsum([0, *(len(clause) for clause in self.clauses)], dtype=np.int64)

    def tokens(self) -> Tokens:
        rows = [
            PassageVectors(vectors[0], *quantised(vectors), above if place == 0 else 0)
            for clause, above in zip(self.clauses, self.above, strict=True)
            for place, vectors in enumerate(clause)
        ]
        return Tokens.of(rows, self.bounds[:-1].tolist())


def unit(rng: np.random.Generator, count: int) -> Scores:
    vectors = rng.normal(size=(count, DIMENSION))
    found: Scores = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return found


@st.composite
def texts(draw: st.DrawFn) -> Texts:
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    lengths = draw(st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=4), min_size=1, max_size=5))
    above = [draw(st.integers(0, 3)) for _ in lengths]
    clauses = [
        [unit(rng, length + (extra if place == 0 else 0)) for place, length in enumerate(clause)]
        for clause, extra in zip(lengths, above, strict=True)
    ]
    return Texts(clauses, above)


def mean_of_nearest(query: Scores, vectors: Scores) -> float:
    return sum(max(float(one @ other) for other in vectors) for one in query) / len(query)


@given(texts(), st.data())
def test_interaction_is_the_mean_of_the_nearest_tokens(found: Texts, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(found.clauses))))
    rows = order[: data.draw(st.integers(1, len(order)))]
    query = unit(np.random.default_rng(len(rows)), data.draw(st.integers(1, 4)))
    met = interaction(found.tokens(), found.bounds, query, np.array(rows))
    bodies = [
        [
            vectors[found.above[row] if place == 0 else 0 :]
            for place, vectors in enumerate(found.clauses[row])
        ]
        for row in rows
    ]
    whole = [mean_of_nearest(query, np.concatenate(found.clauses[row])) for row in rows]
    sentences = [mean_of_nearest(query, body) for clause in bodies for body in clause]
    assert np.allclose(met.of_clauses, whole, atol=0.02)
    assert np.allclose(met.of_sentences, sentences, atol=0.02)
    assert met.sentences.tolist() == [
        sentence for row in rows for sentence in range(found.bounds[row], found.bounds[row + 1])
    ]


@given(texts(), st.data())
def test_each_token_of_a_query_meets_the_nearest_in_one_clause(
    found: Texts, data: st.DataObject
) -> None:
    row = data.draw(st.integers(0, len(found.clauses) - 1))
    query = unit(np.random.default_rng(row), 3)
    expected = [mean_of_nearest(one[None], np.concatenate(found.clauses[row])) for one in query]
    assert np.allclose(nearest(found.tokens(), found.bounds, query, row), expected, atol=0.02)


def test_a_heading_speaks_for_its_clause_and_for_none_of_its_sentences() -> None:
    east, north = np.eye(DIMENSION, dtype=np.float32)[:2]
    found = Texts([[np.stack([east, north]), north[None]], [north[None]]], [1, 0])
    met = interaction(found.tokens(), found.bounds, east[None], np.array([0, 1]))
    assert np.allclose(met.of_clauses, [1, 0], atol=0.01)
    assert np.allclose(met.of_sentences, [0, 0, 0], atol=0.01)


def test_a_sentence_that_the_model_did_not_reach_behind_long_headings_is_no_error() -> None:
    heading = np.eye(DIMENSION, dtype=np.float32)[:2]
    cut_off = PassageVectors(heading[0], *quantised(heading), len(heading))
    tokens = Tokens.of([cut_off, cut_off], [0])
    met = interaction(tokens, np.array([0, 2]), heading[:1], np.array([0]))
    assert np.allclose(met.of_clauses, [1], atol=0.01)
    assert len(met.of_sentences) == 2
