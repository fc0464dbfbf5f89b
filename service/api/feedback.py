"""Verdicts on results."""

from fastapi import APIRouter, Response

from service.api.schemas import FeedbackRequest
from service.api.statuses import problem
from service.errors import ClauseUnknown, FeedbackOff
from service.feedback import Feedback, FeedbackFile, cleaned, now
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
        if file is None:
            raise FeedbackOff("这里不收评价。要收,请管理员设置 TIAOWEN_FEEDBACK。")
        searcher = serving.now()
        clause = searcher.clause(request.clause_id)
        if clause is None:
            raise ClauseUnknown(f"没有条款 {request.clause_id}。编号见搜索结果。")
        file.append(
            Feedback(
                time=now(),
                index_version=searcher.index.manifest.version,
                query=cleaned(request.query),
                clause_id=clause.clause_id,
                verdict=request.verdict,
                words=cleaned(request.words or ""),
                citation=clause.citation,
            )
        )
        return Response(status_code=204)
