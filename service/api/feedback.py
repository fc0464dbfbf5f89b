"""Verdicts on results."""

from fastapi import APIRouter, Response

from service.api.schemas import FeedbackRequest
from service.api.statuses import problem
from service.feedback import FeedbackFile, Said, keep
from service.serving import Serving


def add_feedback(router: APIRouter, serving: Serving, file: FeedbackFile | None) -> None:
    @router.post(
        "/feedback",
        summary="评价一条结果",
        tags=["评价"],
        status_code=204,
        response_class=Response,
        responses={507: problem("评价存满了")},
    )
    def feedback(request: FeedbackRequest) -> Response:
        """记下一条结果有用没用,供评测用。不记地址,不记浏览器。"""
        keep(said(request), file, serving.now())
        return Response(status_code=204)


def said(request: FeedbackRequest) -> Said:
    return Said(request.query, request.clause_id, request.verdict, request.words or "")
