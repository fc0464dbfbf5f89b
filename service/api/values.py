"""What the fields of several requests take: printed words, and years."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from service.questions.query import NO_CHARACTER

# A document has a handful of regions and kinds; its id is a file's name.
MOST_VALUES = 100
LONGEST_VALUE = 300
_PRINTED = r"[^\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]*"
_VALUE = rf"^{_PRINTED}[^\s\x00-\x1f\x7f-\x9f\ufffd]{_PRINTED}$"
_YEAR = {"type": "integer", "minimum": 1900, "maximum": 2200}


def is_encodable(text: str) -> bool:
    """Whether there is no half of a character in a text: JSON can write one."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


def _printed(values: list[str]) -> list[str]:
    if any(NO_CHARACTER in value for value in values):
        raise ValueError("的编码不对。请用 UTF-8。")
    if not all(re.search(_VALUE, value) and is_encodable(value) for value in values):
        raise ValueError("里有控制字符,或有一项是空的。")
    return values


def _listed(value: Any) -> Any:
    """A year alone is a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


_Value = Annotated[str, Field(max_length=LONGEST_VALUE, json_schema_extra={"pattern": _VALUE})]
Year = Annotated[int, Field(ge=_YEAR["minimum"], le=_YEAR["maximum"])]
Values = Annotated[list[_Value], Field(max_length=MOST_VALUES), AfterValidator(_printed)]
Years = Annotated[
    list[Year],
    Field(max_length=MOST_VALUES),
    BeforeValidator(_listed),
    WithJsonSchema(
        {"anyOf": [_YEAR, {"type": "array", "items": _YEAR, "maxItems": MOST_VALUES}, {"type": "null"}]}
    ),
]
