"""Suggestions while somebody types."""

from typing import Annotated

from fastapi import APIRouter, Query

from service.api.json import Json
from service.api.present import suggestion_json
from service.api.schemas import SuggestionsModel, SuggestRequest
from service.serving import Serving


def add_suggest(router: APIRouter, serving: Serving) -> None:
    @router.get("/suggest", summary="输入提示", tags=["搜索"], response_model=SuggestionsModel)
    def suggest(request: Annotated[SuggestRequest, Query()]) -> Json:
        """文件名、标题和能答的问题;按汉字、全拼、简拼或混合查找。没有就是空的。"""
        found = serving.now().suggestions.matching(request.q, request.k)
        return Json({"query": request.q, "suggestions": [suggestion_json(one) for one in found]})
