import pytest
from pydantic import ValidationError

from service.api.schemas import MOST_RESULTS, SearchRequest


def test_defaults() -> None:
    request = SearchRequest(q="水")
    assert (request.k, request.document, request.year_from) == (10, [], None)


@pytest.mark.parametrize(
    "fields", [{}, {"q": "水", "k": 0}, {"q": "水", "k": MOST_RESULTS + 1}, {"q": "水", "x": 1}]
)
def test_what_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        SearchRequest.model_validate(fields)
