import pytest
from pydantic import ValidationError

from service.api.register_schemas import MOST_FACTS, DutiesRequest, TargetsRequest


def test_defaults() -> None:
    request = TargetsRequest()
    assert (request.k, request.offset, request.indicator, request.year) == (50, 0, [], [])
    assert TargetsRequest(k=MOST_FACTS).k == MOST_FACTS


@pytest.mark.parametrize("fields", [{"year": [1899]}, {"kind": ["lead"]}, {"offset": -1}, {"x": 1}])
def test_what_is_refused_of_targets(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        TargetsRequest.model_validate(fields)


@pytest.mark.parametrize("fields", [{"role": ["past"]}, {"unit": [" "]}, {"task": ["\x00"]}])
def test_what_is_refused_of_duties(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        DutiesRequest.model_validate(fields)
