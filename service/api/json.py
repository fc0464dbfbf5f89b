"""JSON as this API writes it."""

from typing import Any

from fastapi.responses import JSONResponse
from pydantic_core import to_json


class Json(JSONResponse):
    """UTF-8 that is not escaped, written by pydantic's serialiser."""

    media_type = "application/json; charset=utf-8"

    def render(self, content: Any) -> bytes:
        return to_json(content)
