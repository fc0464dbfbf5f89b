"""Documents and their clauses."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from indexer.errors import DocumentUnknown
from indexer.index import Index, clause_json
from service.api.caching import kept
from service.api.present import document_summary, neighbour_json, outline_json
from service.api.schemas import (
    ClauseModel,
    DocumentDetailModel,
    DocumentsModel,
    SimilarModel,
    SimilarRequest,
)
from service.api.statuses import KEPT
from service.contents import contents
from service.errors import ClauseUnknown
from service.neighbours import neighbours
from service.search import Searcher
from service.serving import Serving


def add_clauses(router: APIRouter, serving: Serving) -> None:
    @router.get(
        "/clauses/{clause_id:path}",
        summary="一条条款",
        tags=["文件"],
        response_model=ClauseModel,
        responses=KEPT,
    )
    def clause(http: Request, clause_id: str) -> Response:
        searcher = serving.now()
        return kept(http, searcher, lambda: clause_shown(searcher, clause_id))

    @router.get(
        "/similar",
        summary="相近的条款",
        tags=["文件"],
        response_model=SimilarModel,
        responses=KEPT,
    )
    def similar(http: Request, request: Annotated[SimilarRequest, Query()]) -> Response:
        """别的条款:字句相近的在前,其次意思相近的。"""
        searcher = serving.now()
        return kept(http, searcher, lambda: near(searcher, request))


def add_documents(router: APIRouter, serving: Serving) -> None:
    @router.get(
        "/documents",
        summary="全部文件",
        tags=["文件"],
        response_model=DocumentsModel,
        responses=KEPT,
    )
    def documents(http: Request) -> Response:
        searcher = serving.now()
        return kept(http, searcher, lambda: documents_shown(searcher.index))

    @router.get(
        "/documents/{document_id}",
        summary="一份文件",
        tags=["文件"],
        response_model=DocumentDetailModel,
        responses=KEPT,
    )
    def document(http: Request, document_id: str) -> Response:
        """文件信息和目录。"""
        searcher = serving.now()
        return kept(http, searcher, lambda: document_shown(searcher.index, document_id))


def clause_shown(searcher: Searcher, clause_id: str) -> dict[str, Any]:
    """Raises ClauseUnknown."""
    found = searcher.clause(clause_id)
    if found is None:
        raise ClauseUnknown(f"没有条款 {clause_id}。编号见搜索结果或文件目录。")
    return clause_json(found)


def near(searcher: Searcher, request: SimilarRequest) -> dict[str, Any]:
    """Raises ClauseUnknown."""
    clause, index = clause_shown(searcher, request.clause_id), searcher.index
    found = neighbours(index, searcher.row(request.clause_id), request.k)
    return {
        "clause_id": clause["clause_id"],
        "index_version": index.manifest.version,
        "results": [neighbour_json(one, rank, index) for rank, one in enumerate(found, start=1)],
    }


def documents_shown(index: Index) -> dict[str, Any]:
    return {"documents": [summary(index, document_id) for document_id in index.documents]}


def document_shown(index: Index, document_id: str) -> dict[str, Any]:
    """Raises DocumentUnknown."""
    if document_id not in index.documents:
        raise DocumentUnknown(f"没有文件 {document_id}。全部文件见 /documents。")
    outline = outline_json(contents(index.clauses_of(document_id)))
    return summary(index, document_id) | {"outline": outline}


def summary(index: Index, document_id: str) -> dict[str, Any]:
    """What is known today of a document that the index holds."""
    clauses = len(index.rows_of(document_id))
    return document_summary(index.documents[document_id], clauses, date.today(), index.documents)
