from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.quotations.pieces import pieces


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("全省森林覆盖率", ["全省森林覆盖率"]),
        (" 「全省森林覆盖率」\n", ["全省森林覆盖率"]),
        ("“全省森林……提高到27.22%”", ["全省森林", "提高到27.22%"]),
        ("……全省森林(…)覆盖率提高......到27.22%…", ["全省森林", "覆盖率提高", "到27.22%"]),
        ("「全省森林」和「覆盖率」", ["「全省森林」和「覆盖率」"]),
        ("“全省“三北”森林”", ["全省“三北”森林"]),
        ('"全省森林"和"覆盖率"', ['"全省森林"和"覆盖率"']),
        ("全省…森林覆盖率", []),
        ("…".join(["森林覆盖率"] * 21), []),
        ("……", []),
        ("「」", []),
        ("", []),
    ],
)
def test_the_words_that_are_given(quote: str, expected: list[str]) -> None:
    assert [quote[slice(*piece)] for piece in pieces(quote)] == expected


@given(st.text(alphabet="森林覆盖「」“”…. (\n", max_size=60))
def test_pieces_stand_in_order_and_hold_no_omission(quote: str) -> None:
    found = pieces(quote)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert not any("…" in quote[slice(*piece)] for piece in found)
