"""The JSON API: requests → searches → the contract's shapes."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from indexer.errors import DocumentUnknown
from indexer.index import Index, clause_json
from service.api.feedback import add_feedback
from service.api.json import Json
from service.api.present import document_summary, outline_json, response_json
from service.api.schemas import (
    PROBLEMS,
    ClauseModel,
    DocumentDetailModel,
    DocumentsModel,
    LookupRequest,
    SearchModel,
    SearchRequest,
)
from service.api.suggest import add_suggest
from service.contents import contents
from service.errors import ClauseUnknown, RequestInvalid
from service.feedback import FeedbackFile
from service.ranking.filters import Filters
from service.serving import Serving


def api_router(serving: Serving, feedback: FeedbackFile | None = None) -> APIRouter:
    """All routes below /api/v1. `feedback`: where verdicts are kept; None: none are taken."""
    router = APIRouter(prefix="/api/v1", responses=PROBLEMS, default_response_class=Json)
    _add_search(router, serving)
    _add_lookup(router, serving)
    _add_clauses(router, serving)
    _add_documents(router, serving)
    add_suggest(router, serving)
    add_feedback(router, serving, feedback)
    return router


def health_router(serving: Serving) -> APIRouter:
    router = APIRouter(tags=["运行"], default_response_class=Json)

    @router.get("/healthz", summary="进程是否在运行")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/readyz", summary="索引是否已装入")
    def readyz() -> dict[str, str]:
        return {"status": "ready", "index_version": serving.now().index.manifest.version}

    return router


def _add_search(router: APIRouter, serving: Serving) -> None:
    def answer(request: SearchRequest) -> Json:
        filters = Filters(
            document=tuple(request.document),
            region=tuple(request.region),
            kind=tuple(request.kind),
            year_from=request.year_from,
            year_to=request.year_to,
            as_of=request.as_of,
        )
        return Json(response_json(serving.now().search(request.q, request.k, filters)))

    @router.get("/search", summary="提问", tags=["搜索"], response_model=SearchModel)
    def search(request: Annotated[SearchRequest, Query()]) -> Json:
        """按与问题的相关程度列出条款,每条带精确引用和答案句。"""
        return answer(request)

    @router.post("/search", summary="提问(JSON)", tags=["搜索"], response_model=SearchModel)
    def search_json(request: SearchRequest) -> Json:
        """与 GET 相同,字段写在 JSON 正文里。"""
        return answer(request)


def _add_lookup(router: APIRouter, serving: Serving) -> None:
    @router.get("/lookup", summary="按编号找条款", tags=["搜索"], response_model=SearchModel)
    def lookup(request: Annotated[LookupRequest, Query()]) -> Json:
        """编号所指的条款,照阅读次序;没有写编号,或没有这个编号,就是 not_found,不给相邻的条款。"""
        try:
            return Json(response_json(serving.now().lookup(request.ref, request.k)))
        except RequestInvalid as error:
            error.field = "ref"
            raise


def _add_clauses(router: APIRouter, serving: Serving) -> None:
    @router.get(
        "/clauses/{clause_id:path}", summary="一条条款", tags=["文件"], response_model=ClauseModel
    )
    def clause(clause_id: str) -> Json:
        found = serving.now().clause(clause_id)
        if found is None:
            raise ClauseUnknown(f"没有条款 {clause_id}。编号见搜索结果或文件目录。")
        return Json(clause_json(found))


def _add_documents(router: APIRouter, serving: Serving) -> None:
    @router.get("/documents", summary="全部文件", tags=["文件"], response_model=DocumentsModel)
    def documents() -> Json:
        index = serving.now().index
        return Json({"documents": [_summary(index, document_id) for document_id in index.documents]})

    @router.get(
        "/documents/{document_id}", summary="一份文件", tags=["文件"], response_model=DocumentDetailModel
    )
    def document(document_id: str) -> Json:
        """文件信息和目录。"""
        index = serving.now().index
        if document_id not in index.documents:
            raise DocumentUnknown(f"没有文件 {document_id}。全部文件见 /documents。")
        outline = outline_json(contents(index.clauses_of(document_id)))
        return Json(_summary(index, document_id) | {"outline": outline})


def _summary(index: Index, document_id: str) -> dict[str, Any]:
    clauses = len(index.rows.get(document_id, ()))
    return document_summary(index.documents[document_id], clauses, date.today(), index.documents)
