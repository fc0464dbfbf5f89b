"""Questions, one or many, and clauses by their number."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import ValidationError

from indexer.errors import TiaowenError
from service.api.caching import kept
from service.api.explain import explained_json
from service.api.json import Json
from service.api.present import response_json
from service.api.problems import invalid, problem_json
from service.api.schemas import (
    BatchModel,
    BatchRequest,
    LookupRequest,
    SearchBody,
    SearchModel,
    SearchRequest,
)
from service.api.statuses import KEPT
from service.errors import RequestInvalid
from service.ranking.filters import Filters
from service.search import Searcher
from service.serving import Serving


def add_search(router: APIRouter, serving: Serving) -> None:
    @router.get(
        "/search",
        summary="提问",
        tags=["搜索"],
        response_model=SearchModel,
        responses=KEPT,
    )
    def search(http: Request, request: Annotated[SearchRequest, Query()]) -> Response:
        """按与问题的相关程度列出条款,每条带精确引用和答案句。"""
        searcher = serving.now()
        return kept(http, searcher, lambda: answered(searcher, request), is_timed=True)

    @router.post("/search", summary="提问(JSON)", tags=["搜索"], response_model=SearchModel)
    def search_json(request: SearchBody) -> Json:
        """与 GET 相同,字段写在 JSON 正文里。"""
        return Json(answered(serving.now(), request))

    @router.post("/search/batch", summary="一次提许多问题", tags=["搜索"], response_model=BatchModel)
    def batch(request: BatchRequest) -> Json:
        """由同一版索引依次回答。有误的一问在它的位置上是一个错误,其余照常回答。"""
        searcher = serving.now()
        responses = [_answer_or_problem(searcher, query) for query in request.queries]
        return Json({"index_version": searcher.index.manifest.version, "responses": responses})


def add_lookup(router: APIRouter, serving: Serving) -> None:
    @router.get(
        "/lookup",
        summary="按编号找条款",
        tags=["搜索"],
        response_model=SearchModel,
        responses=KEPT,
    )
    def lookup(http: Request, request: Annotated[LookupRequest, Query()]) -> Response:
        """编号所指的条款,照阅读次序;没有写编号,或没有这个编号,就是 not_found,不给相邻的条款。"""
        searcher = serving.now()
        return kept(http, searcher, lambda: looked_up(searcher, request), is_timed=True)


def answered(searcher: Searcher, request: SearchRequest) -> dict[str, Any]:
    """Raises RequestInvalid or DocumentUnknown."""
    filters = Filters(
        document=tuple(request.document),
        region=tuple(request.region),
        kind=tuple(request.kind),
        year_from=min(request.year_from, default=None),
        year_to=max(request.year_to, default=None),
        as_of=request.as_of,
    )
    response = searcher.search(request.q, request.k, filters)
    return explained_json(response, searcher.weights) if request.explain else response_json(response)


def looked_up(searcher: Searcher, request: LookupRequest) -> dict[str, Any]:
    """Raises RequestInvalid."""
    try:
        return response_json(searcher.lookup(request.ref, request.k))
    except RequestInvalid as error:
        error.field = "ref"
        raise


def _answer_or_problem(searcher: Searcher, query: Any) -> dict[str, Any]:
    try:
        return answered(searcher, SearchBody.model_validate(query))
    except ValidationError as error:
        return problem_json(invalid(error.errors()))
    except TiaowenError as error:
        return problem_json(error)
