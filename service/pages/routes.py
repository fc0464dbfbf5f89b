"""The pages for people: rendered here, usable without JavaScript."""

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.templating import Jinja2Templates

from indexer.errors import TiaowenError
from service.pages.about import add_about
from service.pages.comparing import add_comparing
from service.pages.reading import add_reading
from service.pages.search import add_search
from service.quality import read_quality
from service.questions.query import LONGEST_QUERY
from service.serving import Serving


def templates() -> Jinja2Templates:
    return Jinja2Templates(Path(str(files("service.pages") / "templates")))


def page_router(serving: Serving, rendered: Jinja2Templates) -> APIRouter:
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    add_search(router, serving, rendered)
    add_reading(router, serving, rendered)
    add_comparing(router, serving, rendered)
    add_about(router, serving, rendered, read_quality())

    @router.get("/docs")
    def docs(request: Request) -> Response:
        return rendered.TemplateResponse(request, "docs.html", {})

    return router


def error_page(rendered: Jinja2Templates, request: Request, error: TiaowenError) -> Response:
    typed = request.query_params.get("q", "")[:LONGEST_QUERY]
    context = {"error": error, "query": "".join(char for char in typed if char.isprintable())}
    return rendered.TemplateResponse(request, "error.html", context, status_code=error.status)
