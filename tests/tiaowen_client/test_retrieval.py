from dataclasses import replace

import pytest

from tiaowen_client import Client
from tiaowen_client.retrieval import counted, metadata


def test_what_is_told_of_a_clause(tiaowen: Client) -> None:
    response = tiaowen.search("2035年山西森林覆盖率要达到多少", k=1)
    told = metadata("http://h/tw", response, response.results[0])
    assert told["citation"].endswith("五、(十六)")
    assert told["url"] == "http://h/tw/documents/shanxi-meili#5/16"
    assert (told["fact"], told["outcome"]) == ("27.22%", "answered")
    assert told["start"] <= told["answer_start"] < told["answer_end"] <= told["end"]


@pytest.mark.parametrize(("with_not_found", "count"), [(False, 0), (True, 2)])
def test_clauses_that_are_merely_alike_count_where_wanted(
    tiaowen: Client, with_not_found: bool, count: int
) -> None:
    response = replace(tiaowen.search("海绵城市", k=2), outcome="not_found")
    assert len(counted(response, with_not_found)) == count


def test_what_is_found_always_counts(tiaowen: Client) -> None:
    response = tiaowen.search("2035年山西森林覆盖率要达到多少", k=2)
    assert counted(response, False) == counted(response, True) == response.results
