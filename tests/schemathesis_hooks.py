"""What the OpenAPI document cannot say of a valid request."""

import re
from typing import Any

import schemathesis


@schemathesis.hook
def filter_case(context: schemathesis.HookContext, case: Any) -> bool:
    """Years are in order, and a question has a letter or digit of some script."""
    given = case.query if case.method == "GET" else case.body
    fields = given if isinstance(given, dict) else {}
    first, last = (_numbers(fields.get(name)) for name in ("year_from", "year_to"))
    is_in_order = not first or not last or min(first) <= max(last)
    asked = fields.get("q", fields.get("ref", "q"))
    return is_in_order and (not isinstance(asked, str) or bool(re.search(r"\w", asked)))


def _numbers(given: object) -> list[float]:
    """One year, or several."""
    found = map(_number, given if isinstance(given, list) else [given])
    return [number for number in found if number is not None]


def _number(given: object) -> float | None:
    """JSON may write 2031 as 2031.0."""
    try:
        return float(str(given))
    except ValueError:
        return None
