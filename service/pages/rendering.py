"""The templates, with what every page shows."""

from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import Request
from starlette.templating import Jinja2Templates

from service.pages.assets import Assets
from service.pages.display import SIZES, THEMES, display_of, here
from service.pages.views import printable

_ROOM = Path(str(files("service.pages")))


def assets() -> Assets:
    return Assets(_ROOM / "static")


def templates(assets: Assets) -> Jinja2Templates:
    rendered = Jinja2Templates(_ROOM / "templates", context_processors=[_everywhere])
    rendered.env.globals |= {"asset": assets.url, "themes": THEMES, "sizes": SIZES}
    rendered.env.filters["printable"] = printable
    return rendered


def _everywhere(request: Request) -> dict[str, Any]:
    return {"display": display_of(request.cookies), "here": here(request)}
