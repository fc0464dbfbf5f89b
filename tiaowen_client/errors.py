"""Every error of the client.

TiaowenClientError
├── Unreachable             no answer: refused, cut off, or too late
├── AnswerUnreadable        an answer that is not the API's
└── ServerError             the API answered with a problem
    ├── RequestRefused      400, 413, 422: the request; `field` names the part at fault
    ├── NotAllowed          401, 403: the key
    ├── NotFound            404: no such document or clause
    ├── TooManyRequests     429: `retry_after` seconds
    └── Unavailable         503: no index in service yet
"""

from tiaowen_client.records import Problem


class TiaowenClientError(Exception):
    """A failure with the API's stable `code` and a sentence in Chinese that says what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.detail}[{problem.code}]")
        self.problem = problem

    @property
    def code(self) -> str:
        return self.problem.code

    @property
    def status(self) -> int | None:
        return self.problem.status

    @property
    def detail(self) -> str:
        return self.problem.detail

    @property
    def field(self) -> str | None:
        return self.problem.field

    @property
    def request_id(self) -> str | None:
        return self.problem.request_id

    @property
    def retry_after(self) -> float | None:
        """Seconds that the server asks to wait."""
        return self.problem.retry_after


class Unreachable(TiaowenClientError):
    pass


class AnswerUnreadable(TiaowenClientError):
    pass


class ServerError(TiaowenClientError):
    pass


class RequestRefused(ServerError):
    pass


class NotAllowed(ServerError):
    pass


class NotFound(ServerError):
    pass


class TooManyRequests(ServerError):
    pass


class Unavailable(ServerError):
    pass


_BY_STATUS: dict[int, type[ServerError]] = {
    400: RequestRefused,
    401: NotAllowed,
    403: NotAllowed,
    404: NotFound,
    413: RequestRefused,
    422: RequestRefused,
    429: TooManyRequests,
    503: Unavailable,
}


def error_of(problem: Problem) -> ServerError:
    """The leaf of the tree for a problem's status."""
    return _BY_STATUS.get(problem.status or 0, ServerError)(problem)
