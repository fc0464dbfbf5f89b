import pytest
from pydantic import ValidationError

from service.api.schemas import MOST_RESULTS, SearchBody, SearchRequest
from service.api.values import LONGEST_VALUE, MOST_VALUES


def test_defaults() -> None:
    request = SearchRequest(q="水")
    assert (request.k, request.document, request.year_from) == (10, [], [])


@pytest.mark.parametrize(
    "fields", [{}, {"q": "水", "k": 0}, {"q": "水", "k": MOST_RESULTS + 1}, {"q": "水", "x": 1}]
)
def test_what_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        SearchRequest.model_validate(fields)


@pytest.mark.parametrize("value", ["", " ", "\n", "a\x00", "a\x95b", "\x85", "\ud800"])
def test_what_no_filter_holds(value: str) -> None:
    for field in ("document", "region", "kind"):
        with pytest.raises(ValidationError):
            SearchRequest.model_validate({"q": "水", field: [value]})


def test_numbers_are_text_in_an_address_only() -> None:
    written = {"q": "水", "k": "3", "explain": "true", "as_of": "2024-01-01"}
    assert SearchRequest.model_validate(written).k == 3
    with pytest.raises(ValidationError, match="2 validation errors"):
        SearchBody.model_validate(written)


def test_years_are_in_order() -> None:
    assert read(year_from=2025, year_to=2025).year_to == [2025]
    assert read(year_from=[2030, 2020], year_to=[2015, 2025]).year_from == [2030, 2020]
    with pytest.raises(ValidationError, match=r"不能早于 year_from\(2030\)"):
        read(year_from=2030, year_to=[2020, 2029])


def test_years_of_a_body_are_numbers() -> None:
    assert SearchBody.model_validate({"q": "水", "year_from": None, "year_to": [2025]}).year_to == [2025]
    for years in ("2025", True, [2025, "2026"]):
        with pytest.raises(ValidationError, match="应是整数"):
            SearchBody.model_validate({"q": "水", "year_from": years})


def read(**fields: object) -> SearchRequest:
    return SearchRequest.model_validate({"q": "水", **fields})


def test_no_filter_keeps_a_worker_busy() -> None:
    most = SearchRequest(q="水", region=["山" * LONGEST_VALUE] * MOST_VALUES)
    assert len(most.region) == MOST_VALUES
    for region in (["山"] * (MOST_VALUES + 1), ["山" * (LONGEST_VALUE + 1)]):
        with pytest.raises(ValidationError):
            SearchRequest(q="水", region=region)
