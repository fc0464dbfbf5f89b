"""A name for each request, by which its answer is found again in the logs."""

import re
from secrets import token_hex

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from service.headers import adding

HEADER = "x-request-id"
# What a caller may choose: nothing that a log or a header could be broken with.
_SANE = re.compile(r"[A-Za-z0-9._:-]{1,64}")


class RequestIds:
    """Leaves an id in `request.state.request_id` and on every answer: the caller's own, or a new one."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        given = Headers(scope=scope).get(HEADER, "")
        request_id = given if _SANE.fullmatch(given) else token_hex(12)
        scope.setdefault("state", {})["request_id"] = request_id
        named = adding(send, lambda headers: headers.update({HEADER: request_id}))
        return await self._app(scope, receive, named)
