"""The pages for people: rendered here, usable without JavaScript."""

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from starlette.templating import Jinja2Templates

from indexer.documents import Document
from indexer.errors import DocumentUnknown, TiaowenError
from indexer.folding import Span
from indexer.index import Index
from indexer.validity import status_on
from service.api.present import anchor, document_url
from service.contents import Mark, blocks, clause_paragraphs, contents, runs
from service.questions.query import LONGEST_QUERY
from service.search import Result, Searcher
from service.serving import Serving

EXAMPLES = (
    "2035年山西森林覆盖率要达到多少",
    "晋中哪一年全面消除县城建成区黑臭水体",
    "贵州国土空间“一张图”由谁牵头",
    "家里楼顶能装太阳能板发电吗",
    "灵丘要创建哪些绿色单位",
)
_RESULTS_ON_PAGE = 10
_STATUSES = {
    "draft": "征求意见稿",
    "not_yet_in_force": "尚未施行",
    "in_force": "现行有效",
    "amended": "已修改",
    "repealed": "已废止",
}


def templates() -> Jinja2Templates:
    return Jinja2Templates(Path(str(files("service.pages") / "templates")))


def page_router(serving: Serving, rendered: Jinja2Templates) -> APIRouter:
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    _add_search(router, serving, rendered)
    _add_documents(router, serving, rendered)

    @router.get("/docs")
    def docs(request: Request) -> Response:
        return rendered.TemplateResponse(request, "docs.html", {})

    return router


def error_page(rendered: Jinja2Templates, request: Request, error: TiaowenError) -> Response:
    typed = request.query_params.get("q", "")[:LONGEST_QUERY]
    context = {"error": error, "query": "".join(char for char in typed if char.isprintable())}
    return rendered.TemplateResponse(request, "error.html", context, status_code=error.status)


def _add_search(router: APIRouter, serving: Serving, rendered: Jinja2Templates) -> None:
    @router.get("/")
    def home(request: Request) -> Response:
        manifest = serving.now().index.manifest
        context = {"examples": EXAMPLES, "manifest": manifest}
        return rendered.TemplateResponse(request, "home.html", context)

    @router.get("/search")
    def search(request: Request, q: Annotated[str, Query()] = "") -> Response:
        searcher = serving.now()
        response = searcher.search(q, _RESULTS_ON_PAGE)
        shown = [_result_view(searcher, result) for result in response.results]
        context = {
            "response": response,
            "results": shown,
            "query": q,
            "manifest": searcher.index.manifest,
        }
        return rendered.TemplateResponse(request, "results.html", context)


def _add_documents(router: APIRouter, serving: Serving, rendered: Jinja2Templates) -> None:
    @router.get("/documents")
    def documents(request: Request) -> Response:
        index = serving.now().index
        shown = [_document_view(document, index) for document in index.documents.values()]
        return rendered.TemplateResponse(request, "documents.html", {"documents": shown})

    @router.get("/documents/{document_id}")
    def document(request: Request, document_id: str, mark: str = "") -> Response:
        index = serving.now().index
        if document_id not in index.documents:
            raise DocumentUnknown(f"没有文件 {document_id}。请从文件列表 /documents 中选择。")
        context = {
            "document": _document_view(index.documents[document_id], index),
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


def _result_view(searcher: Searcher, result: Result) -> dict[str, Any]:
    index, clause, answer = searcher.index, result.clause, result.answer
    words = [Mark(span, "word") for span in result.highlights]
    sentence = Mark(answer.span, "answer")
    fact = [Mark(answer.fact.span, "fact")] if answer.fact else []
    row = searcher.row(clause.clause_id)
    start, end = answer.span
    return {
        "rank": result.rank,
        "clause": clause,
        "document": _document_view(result.document, index),
        "url": f"{document_url(clause.document_id)}?mark={start}-{end}#{anchor(clause)}",
        "place": answer.place,
        "sentence": runs(index.texts[clause.document_id], answer.span, [*words, *fact]),
        "paragraphs": clause_paragraphs(index, row, [sentence, *fact]),
    }


def _document_view(document: Document, index: Index) -> Mapping[str, Any]:
    region = [place for place in document.region if place]
    return {
        "document": document,
        "url": document_url(document.document_id),
        "region": " ".join(region),
        "status": _STATUSES.get(status_on(document, date.today(), index.documents) or "", ""),
        "adopted": _day("通过", document.adopted),
        "effective": _day("施行", document.effective),
        "issuer": "、".join(document.issuer),
        "date": document.date.isoformat() if document.date else "",
        "period": f"{document.period[0]}—{document.period[1]}年" if document.period else "",
        "is_traditional": document.language == "zh-Hant",
    }


def _day(action: str, day: date | None) -> str:
    return f"{day.isoformat()} {action}" if day else ""
