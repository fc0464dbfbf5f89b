"""Documents and their clauses."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from indexer.errors import DocumentUnknown
from indexer.index import Index, clause_json
from service.api.json import Json
from service.api.present import document_summary, neighbour_json, outline_json
from service.api.schemas import (
    ClauseModel,
    DocumentDetailModel,
    DocumentsModel,
    SimilarModel,
    SimilarRequest,
)
from service.contents import contents
from service.errors import ClauseUnknown
from service.neighbours import neighbours
from service.serving import Serving


def add_clauses(router: APIRouter, serving: Serving) -> None:
    @router.get(
        "/clauses/{clause_id:path}", summary="一条条款", tags=["文件"], response_model=ClauseModel
    )
    def clause(clause_id: str) -> Json:
        found = serving.now().clause(clause_id)
        if found is None:
            raise ClauseUnknown(f"没有条款 {clause_id}。编号见搜索结果或文件目录。")
        return Json(clause_json(found))

    @router.get("/similar", summary="相近的条款", tags=["文件"], response_model=SimilarModel)
    def similar(request: Annotated[SimilarRequest, Query()]) -> Json:
        """别的条款:字句相近的在前,其次意思相近的。"""
        searcher = serving.now()
        if searcher.clause(request.clause_id) is None:
            raise ClauseUnknown(f"没有条款 {request.clause_id}。编号见搜索结果或文件目录。")
        found = neighbours(searcher.index, searcher.row(request.clause_id), request.k)
        results = [neighbour_json(one, rank, searcher.index) for rank, one in enumerate(found, start=1)]
        version = searcher.index.manifest.version
        return Json({"clause_id": request.clause_id, "index_version": version, "results": results})


def add_documents(router: APIRouter, serving: Serving) -> None:
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
