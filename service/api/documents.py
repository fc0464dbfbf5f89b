"""Documents and their clauses."""

from datetime import date
from typing import Any

from fastapi import APIRouter

from indexer.errors import DocumentUnknown
from indexer.index import Index, clause_json
from service.api.json import Json
from service.api.present import document_summary, outline_json
from service.api.schemas import ClauseModel, DocumentDetailModel, DocumentsModel
from service.contents import contents
from service.errors import ClauseUnknown
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
