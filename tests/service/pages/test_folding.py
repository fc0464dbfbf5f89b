from dataclasses import replace

import pytest

from indexer.clauses import NearCopy
from service.pages.folding import LEAST_LIKENESS, groups
from service.results import Result
from service.search import Searcher


@pytest.fixture(scope="module")
def three(searcher: Searcher) -> tuple[Result, ...]:
    return searcher.search("海绵城市", 3).results


def like(result: Result, *others: Result, likeness: float = LEAST_LIKENESS) -> Result:
    copies = tuple(NearCopy(other.clause.clause_id, likeness) for other in others)
    return replace(result, clause=replace(result.clause, similar=copies))


def test_copies_of_the_first_stand_under_it(three: tuple[Result, ...]) -> None:
    first, second, third = three
    assert groups([like(first, third), second, third])[0].copies == (third,)
    assert [group.first for group in groups([like(first, third), second, third])][1:] == [second]


def test_either_of_two_may_name_the_other(three: tuple[Result, ...]) -> None:
    first, second, third = three
    assert groups([first, second, like(third, first)])[0].copies == (like(third, first),)


def test_a_copy_of_a_copy_stands_for_itself(three: tuple[Result, ...]) -> None:
    first, second, third = three
    found = groups([like(first, second), like(second, first), like(third, second)])
    assert [len(group.copies) for group in found] == [1, 0]


def test_what_is_less_alike_is_not_folded(three: tuple[Result, ...]) -> None:
    first, second, third = three
    assert len(groups([like(first, second, likeness=0.79), second, third])) == 3


def test_nothing_is_lost(searcher: Searcher) -> None:
    results = searcher.search("推进美丽城镇建设", 50).results
    found = groups(results)
    shown = [result.rank for group in found for result in (group.first, *group.copies)]
    assert sorted(shown) == [result.rank for result in results]
    assert all(group.first.rank < copy.rank for group in found for copy in group.copies)
