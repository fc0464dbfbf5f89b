"""Suggestions while somebody types."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from service.api.caching import kept
from service.api.present import suggestion_json
from service.api.schemas import SuggestionsModel, SuggestRequest
from service.api.statuses import KEPT
from service.search import Searcher
from service.serving import Serving


def add_suggest(router: APIRouter, serving: Serving) -> None:
    @router.get(
        "/suggest",
        summary="输入提示",
        tags=["搜索"],
        response_model=SuggestionsModel,
        responses=KEPT,
    )
    def suggest(http: Request, request: Annotated[SuggestRequest, Query()]) -> Response:
        """文件名、标题和能答的问题;按汉字、全拼、简拼或混合查找。没有就是空的。"""
        searcher = serving.now()
        return kept(http, searcher, lambda: suggested(searcher, request))


def suggested(searcher: Searcher, request: SuggestRequest) -> dict[str, Any]:
    found = searcher.suggestions.matching(request.q, request.k)
    return {"query": request.q, "suggestions": [suggestion_json(one) for one in found]}
