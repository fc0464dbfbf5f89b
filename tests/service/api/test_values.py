import pytest
from pydantic import TypeAdapter, ValidationError

from service.api.values import Values, Years, is_encodable


@pytest.mark.parametrize(
    ("given", "read"), [(None, []), (2025, [2025]), ([2025, 2030], [2025, 2030]), (["2025"], [2025])]
)
def test_one_year_or_several(given: object, read: list[int]) -> None:
    assert TypeAdapter(Years).validate_python(given) == read


@pytest.mark.parametrize("given", [1899, 2201, "x", [2025, 1899], [2025] * 101])
def test_what_is_no_year(given: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Years).validate_python(given)


@pytest.mark.parametrize("value", ["", " ", "\n", "a\x00", "a\x95b", "\x85", "\ud800", "\ufffdɽ"])
def test_what_is_not_printed(value: str) -> None:
    assert TypeAdapter(Values).validate_python(["山西", "a b"]) == ["山西", "a b"]
    with pytest.raises(ValidationError):
        TypeAdapter(Values).validate_python(["山西", value])


def test_half_a_character() -> None:
    assert is_encodable("𠮷")
    assert not is_encodable("\ud842")
