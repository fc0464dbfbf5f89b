"""Targets and duties of the documents, asked for by their fields."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Query, Request, Response

from indexer.facts.duty import Duty
from indexer.facts.target import Target
from indexer.index import Index
from service.api.caching import kept
from service.api.present import duty_told, target_told
from service.api.register_schemas import (
    DutiesModel,
    DutiesRequest,
    FactsRequest,
    TargetsModel,
    TargetsRequest,
)
from service.api.statuses import KEPT
from service.ranking.filters import Filters, admitted
from service.register import WantedDuties, WantedTargets
from service.search import Searcher
from service.serving import Serving

_Fact = TypeVar("_Fact", Target, Duty)


def add_register(router: APIRouter, serving: Serving) -> None:
    @router.get(
        "/targets", summary="目标", tags=["目标和责任"], response_model=TargetsModel, responses=KEPT
    )
    def targets(http: Request, request: Annotated[TargetsRequest, Query()]) -> Response:
        """文件里的指标:数值、年份、出处,照阅读次序。"""
        searcher = serving.now()
        return kept(http, searcher, lambda: targets_told(searcher, request))

    @router.get(
        "/duties", summary="责任", tags=["目标和责任"], response_model=DutiesModel, responses=KEPT
    )
    def duties(http: Request, request: Annotated[DutiesRequest, Query()]) -> Response:
        """文件里的责任:单位、角色、任务、出处,照阅读次序。"""
        searcher = serving.now()
        return kept(http, searcher, lambda: duties_told(searcher, request))


def targets_told(searcher: Searcher, request: TargetsRequest) -> dict[str, Any]:
    """Raises DocumentUnknown."""
    wanted = WantedTargets(
        _documents(searcher.index, request),
        tuple(request.indicator),
        tuple(request.year),
        tuple(request.kind),
    )
    found = searcher.register.wanted_targets(wanted)
    return _page("targets", found, request, searcher.index, target_told)


def duties_told(searcher: Searcher, request: DutiesRequest) -> dict[str, Any]:
    """Raises DocumentUnknown."""
    wanted = WantedDuties(
        _documents(searcher.index, request),
        tuple(request.unit),
        tuple(request.role),
        tuple(request.task),
    )
    found = searcher.register.wanted_duties(wanted)
    return _page("duties", found, request, searcher.index, duty_told)


def _documents(index: Index, request: FactsRequest) -> frozenset[str] | None:
    filters = Filters(document=tuple(request.document), region=tuple(request.region))
    return admitted(filters, index.documents)


def _page(
    name: str,
    found: Iterable[_Fact],
    request: FactsRequest,
    index: Index,
    told: Callable[[_Fact, Index], dict[str, Any]],
) -> dict[str, Any]:
    """One page of what was found, under its name."""
    facts = list(found)
    end = request.offset + request.k
    return {
        "index_version": index.manifest.version,
        "total": len(facts),
        "next": end if end < len(facts) else None,
        name: [told(fact, index) for fact in facts[request.offset : end]],
    }
