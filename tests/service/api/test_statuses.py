from fastapi import FastAPI

from indexer.errors import TiaowenError
from service.api.statuses import PROBLEMS
from service.errors import FeedbackFull, RequestInvalid
from tests.indexer.test_errors import leaves


def test_every_status_of_a_request_is_described() -> None:
    invalid = {error.status for error in leaves(RequestInvalid)}
    assert invalid | {404, 500, 503} <= set(PROBLEMS)
    assert {error.status for error in leaves(TiaowenError)} >= {404, 422, 500, 503}


def test_only_problems_come_as_problems(app: FastAPI) -> None:
    for path, methods in app.openapi()["paths"].items():
        for operation in methods.values() if path.startswith("/api/v1/") else ():
            for status, answer in operation["responses"].items():
                kinds = set(answer.get("content", {}))
                assert (kinds == {"application/problem+json"}) == (int(status) >= 400), (path, status)
            assert str(FeedbackFull.status) in operation["responses"] or "feedback" not in path
