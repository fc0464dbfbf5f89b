import re

from indexer.facts.spans import group_at
from indexer.folding import Span


def test_a_group_is_told_in_the_text_that_its_own_was_cut_from() -> None:
    match = re.match("(?P<first>甲)(?P<second>乙)?", "甲丙")
    assert match is not None
    assert group_at(match, "first", 5) == Span(5, 6)
    assert group_at(match, "second", 5) is None
