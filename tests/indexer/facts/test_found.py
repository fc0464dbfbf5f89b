from indexer.facts.found import Found
from indexer.folding import Span


def test_an_aim_without_a_number_needs_two_places_and_a_year() -> None:
    found = Found(Span(0, 2), Span(0, 6), 2035)
    assert (found.value, found.unit, found.comparator, found.is_past) == (None, None, "=", False)
