from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.results import falling, score_parts
from service.search import Searcher


def test_the_first_score_is_the_confidence_and_the_others_fall_with_their_distance() -> None:
    assert falling([2.0, 1.0], 0.8) == pytest.approx([0.8, 0.8 / 2.718281828])
    assert falling([2.0, 1.0], None)[0] == 1.0
    assert falling([], 0.8) == []


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=30), st.floats(0.01, 1))
def test_scores_fall_strictly_whatever_they_were(scores: list[float], confidence: float) -> None:
    shown = falling(sorted(scores, reverse=True), confidence)
    assert all(one > after for one, after in pairwise(shown))


def test_the_parts_of_a_score_are_those_of_its_clause(searcher: Searcher) -> None:
    ranking = searcher.rank(searcher.query("灵丘余热怎么利用"), 3)
    parts = score_parts(ranking, 1)
    assert parts.fused == pytest.approx(float(ranking.scores[1]))
    assert parts.lexical == pytest.approx(float(ranking.lexical[1]))
