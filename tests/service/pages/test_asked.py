from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from service.pages.asked import FIELDS, MOST_PAGES, Asked
from service.ranking.filters import Filters

NARROWED = Asked(q="水", region=["山西省"], kind=["规划"], year_from=2025, year_to=2025, page=3)


def read(url: str) -> Asked:
    """As the server reads an address."""
    given = parse_qs(urlsplit(url).query, keep_blank_values=True)
    lists = ("document", "region", "kind")
    return Asked.model_validate({k: v if k in lists else v[0] for k, v in given.items()})


def test_an_address_says_what_is_asked_and_no_more() -> None:
    assert Asked(q="a&b").url() == "/search?q=a%26b"
    assert read(NARROWED.url()) == NARROWED


@given(
    q=st.text(st.characters(exclude_categories=["Cs"])),
    regions=st.lists(st.sampled_from(["山西省", "a&b=c", "#?"]), unique=True),
    field=st.sampled_from(FIELDS),
    value=st.sampled_from(["2020", "2030"]),
)
def test_what_is_chosen_twice_is_not_chosen(q: str, regions: list[str], field: str, value: str) -> None:
    asked = Asked(q=q, region=regions)
    assert asked.toggled(field, value).chosen(field)[-1:] == [value]
    assert asked.toggled(field, value).toggled(field, value) == asked
    assert read(asked.toggled(field, value).url()) == asked.toggled(field, value)
    assert asked.toggled(field, value).without(field) == asked.without(field)


def test_another_choice_begins_at_the_first_page() -> None:
    assert NARROWED.toggled("kind", "纲要").page == 1
    assert NARROWED.without("year").page == 1
    assert NARROWED.sorted_by("document").page == 1
    assert NARROWED.on_page(2).page == 2


def test_the_filters_of_the_ranking() -> None:
    assert NARROWED.filters() == Filters((), ("山西省",), ("规划",), 2025, 2025)
    assert NARROWED.unfiltered().filters() == Filters()


def test_a_form_takes_filters_and_order_along() -> None:
    kept = NARROWED.sorted_by("document").kept()
    assert kept == [("region", "山西省"), ("kind", "规划"), ("year_from", "2025"), ("year_to", "2025"),
                    ("sort", "document")]  # fmt: skip


def test_a_year_that_is_left_empty_is_none() -> None:
    assert Asked.model_validate({"year_from": "", "year_to": "2030"}).filters() == Filters(year_to=2030)


@pytest.mark.parametrize(
    "wrong",
    [
        {"page": MOST_PAGES + 1},
        {"page": 0},
        {"page": "１x"},
        {"sort": "size"},
        {"year_from": 99},
        {"year_to": "明年"},
        {"region": ["山\u200b西"]},
        {"kind": ["\u202e"]},
        {"document": ["x" * 10_000]},
        {"region": [" "]},
        {"kind": ["规划"] * 21},
    ],
)
def test_what_no_page_asks_for_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Asked.model_validate({"q": "水", **wrong})
