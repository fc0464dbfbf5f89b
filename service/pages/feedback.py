"""Verdicts on results, from a form: what the API takes, without JavaScript."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import ValidationError
from starlette.templating import Jinja2Templates

from service.api.feedback import said
from service.api.problems import invalid
from service.api.schemas import FeedbackRequest
from service.feedback import FeedbackFile, keep
from service.pages.asked import Asked
from service.pages.forms import own_form
from service.serving import Serving


def add_feedback(
    router: APIRouter, serving: Serving, rendered: Jinja2Templates, file: FeedbackFile | None
) -> None:
    @router.post("/feedback")
    def feedback(request: Request, form: Annotated[Mapping[str, str], Depends(own_form)]) -> Response:
        given = _read(form)
        keep(said(given), file, serving.now())
        context = {"back": Asked(q=given.query).url()}
        return rendered.TemplateResponse(request, "thanks.html", context)


def _read(form: Mapping[str, str]) -> FeedbackRequest:
    try:
        return FeedbackRequest.model_validate(form)
    except ValidationError as error:
        raise invalid(error.errors()) from None
