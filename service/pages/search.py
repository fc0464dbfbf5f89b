"""The page with the box, and the page of results."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.templating import Jinja2Templates

from service.examples import EXAMPLES, questions
from service.pages.asked import CANDIDATES, Asked
from service.pages.results import results_page
from service.serving import Serving


def add_search(
    router: APIRouter, serving: Serving, rendered: Jinja2Templates, takes_feedback: bool
) -> None:
    @router.get("/")
    def home(request: Request) -> Response:
        index = serving.now().index
        context = {"examples": list(questions(index, EXAMPLES)), "manifest": index.manifest}
        return rendered.TemplateResponse(request, "home.html", context)

    @router.get("/search")
    def search(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        page = results_page(serving.now(), asked)
        context = {"page": page, "candidates": CANDIDATES, "takes_feedback": takes_feedback}
        return rendered.TemplateResponse(request, "results.html", context)
