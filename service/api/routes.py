"""The JSON API: a module for each noun, put together."""

from fastapi import APIRouter

from service.api.documents import add_clauses, add_documents
from service.api.feedback import add_feedback
from service.api.json import Json
from service.api.register import add_register
from service.api.search import add_lookup, add_search
from service.api.statuses import PROBLEMS
from service.api.suggest import add_suggest
from service.api.verify import add_verify
from service.feedback import FeedbackFile
from service.serving import Serving


def api_router(serving: Serving, feedback: FeedbackFile | None = None) -> APIRouter:
    """All routes below /api/v1. `feedback`: where verdicts are kept; None: none are taken."""
    router = APIRouter(prefix="/api/v1", responses=PROBLEMS, default_response_class=Json)
    add_search(router, serving)
    add_lookup(router, serving)
    add_clauses(router, serving)
    add_documents(router, serving)
    add_register(router, serving)
    add_verify(router, serving)
    add_suggest(router, serving)
    add_feedback(router, serving, feedback)
    return router
