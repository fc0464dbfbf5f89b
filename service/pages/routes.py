"""The pages for people: rendered here, usable without JavaScript."""

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.templating import Jinja2Templates

from indexer.errors import DocumentUnknown, TiaowenError
from indexer.folding import Span
from service.api.present import anchor
from service.contents import Mark, blocks, contents
from service.pages.search import add_search
from service.pages.views import document_view
from service.questions.query import LONGEST_QUERY
from service.serving import Serving


def templates() -> Jinja2Templates:
    return Jinja2Templates(Path(str(files("service.pages") / "templates")))


def page_router(serving: Serving, rendered: Jinja2Templates) -> APIRouter:
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    add_search(router, serving, rendered)
    _add_documents(router, serving, rendered)

    @router.get("/docs")
    def docs(request: Request) -> Response:
        return rendered.TemplateResponse(request, "docs.html", {})

    return router


def error_page(rendered: Jinja2Templates, request: Request, error: TiaowenError) -> Response:
    typed = request.query_params.get("q", "")[:LONGEST_QUERY]
    context = {"error": error, "query": "".join(char for char in typed if char.isprintable())}
    return rendered.TemplateResponse(request, "error.html", context, status_code=error.status)


def _add_documents(router: APIRouter, serving: Serving, rendered: Jinja2Templates) -> None:
    @router.get("/documents")
    def documents(request: Request) -> Response:
        index = serving.now().index
        shown = [document_view(document, index) for document in index.documents.values()]
        return rendered.TemplateResponse(request, "documents.html", {"documents": shown})

    @router.get("/documents/{document_id}")
    def document(request: Request, document_id: str, mark: str = "") -> Response:
        index = serving.now().index
        if document_id not in index.documents:
            raise DocumentUnknown(f"没有文件 {document_id}。请从文件列表 /documents 中选择。")
        context = {
            "document": document_view(index.documents[document_id], index),
            "outline": contents(index.clauses_of(document_id)),
            "blocks": list(blocks(index, document_id, _marks(mark))),
            "anchor": anchor,
        }
        return rendered.TemplateResponse(request, "document.html", context)


def _marks(wanted: str) -> tuple[Mark, ...]:
    """`mark=120-180` points out the characters from 120 to before 180; anything else nothing."""
    first, _, last = wanted.partition("-")
    if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit()):
        return ()
    return (Mark(Span(int(first[:9]), int(last[:9])), "answer"),)
