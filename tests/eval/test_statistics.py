import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.statistics import Comparison, Interval, compared, mean_interval, share_interval

MEASURES = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def test_a_mean_of_many_queries_is_surer_than_one_of_few() -> None:
    few, many = mean_interval([0.0, 1.0] * 10), mean_interval([0.0, 1.0] * 100)
    assert few.value == many.value == 0.5
    assert (many.low, many.high) == pytest.approx((0.43, 0.57), abs=0.01)
    assert few.low < many.low
    assert many.high < few.high


def test_a_mean_without_spread_is_its_own_interval() -> None:
    assert mean_interval([0.3]) == mean_interval([0.3] * 2) == Interval(0.3, 0.3, 0.3)


def test_a_share_has_the_interval_of_wilson() -> None:
    assert share_interval(5, 10) == pytest.approx((0.5, 0.2366, 0.7634), abs=1e-4)
    assert share_interval(0, 10) == pytest.approx((0.0, 0.0, 0.2775), abs=1e-4)
    assert share_interval(0, 0) == Interval(0.0, 0.0, 1.0)


def test_a_difference_by_chance_is_told_from_one_that_is_none() -> None:
    assert compared([1.0] * 20, [0.0] * 20)[:4] == (1.0, 20, 0, 0)
    assert compared([1.0] * 20, [0.0] * 20).p_value < 0.001
    # Four wins can all be luck once in eight times: 2 / 2 ** 4.
    assert compared([1.0] * 4 + [0.0], [0.0] * 5) == Comparison(0.8, 4, 1, 0, 0.125)
    assert compared([0.2, 0.7], [0.2, 0.7]) == Comparison(0.0, 0, 2, 0, 1.0)


def test_one_query_tells_no_difference_from_chance() -> None:
    assert compared([1.0], [0.0]) == Comparison(1.0, 1, 0, 0, 1.0)


def test_queries_are_compared_in_pairs() -> None:
    easy_to_hard = [i / 20 for i in range(20)]
    slightly_better = [value + 0.01 for value in easy_to_hard]
    assert compared(slightly_better, easy_to_hard).p_value < 0.001


@given(MEASURES.flatmap(lambda a: st.tuples(st.just(a), st.permutations(a))))
def test_a_comparison_the_other_way_round_is_its_mirror(pair: tuple[list[float], list[float]]) -> None:
    one, other = compared(*pair), compared(*reversed(pair))
    assert one.difference == -other.difference
    assert (one.wins, one.ties, one.losses) == (other.losses, other.ties, other.wins)
    assert one.wins + one.ties + one.losses == len(pair[0])
