"""The pages for people: rendered here, usable without JavaScript."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from fastapi.routing import APIRoute
from starlette.templating import Jinja2Templates

from indexer.errors import TiaowenError
from service.feedback import FeedbackFile
from service.pages.about import add_about
from service.pages.asked import Asked
from service.pages.comparing import add_comparing
from service.pages.display import add_display
from service.pages.feedback import add_feedback
from service.pages.reading import add_reading
from service.pages.register import add_register
from service.pages.search import add_search
from service.pages.views import printable
from service.quality import read_quality
from service.questions.query import LONGEST_QUERY
from service.serving import Serving


def page_router(serving: Serving, rendered: Jinja2Templates, file: FeedbackFile | None) -> APIRouter:
    """`file`: where verdicts on results are kept; None: none are asked for."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    add_search(router, serving, rendered, takes_feedback=file is not None)
    add_feedback(router, serving, rendered, file)
    add_reading(router, serving, rendered)
    add_comparing(router, serving, rendered)
    add_register(router, serving, rendered)
    add_about(router, serving, rendered, read_quality())
    add_display(router)

    @router.get("/docs")
    def docs(request: Request) -> Response:
        return rendered.TemplateResponse(request, "docs.html", {})

    _answer_head(router)
    return router


def error_page(rendered: Jinja2Templates, request: Request, error: TiaowenError) -> Response:
    typed = printable(request.query_params.get("q", "")[:LONGEST_QUERY])
    is_narrowed = bool(set(request.query_params) - {"q"})
    again = Asked(q=typed).url() if typed and is_narrowed else ""
    context = {"error": error, "query": typed, "again": again}
    return rendered.TemplateResponse(request, "error.html", context, status_code=error.status)


def _answer_head(router: APIRouter) -> None:
    """Whoever may read a page may ask for its headers alone."""
    for route in router.routes:
        if isinstance(route, APIRoute) and route.methods == {"GET"}:
            route.methods.add("HEAD")
