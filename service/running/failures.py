"""Failures that nobody foresaw: logged whole, and answered with a sentence that tells nothing."""

import logging

from fastapi import Request
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indexer.errors import TiaowenError
from service.api.problems import Respond
from service.errors import BodyMalformed

_log = logging.getLogger(__name__)


class Failures:
    """Inside the other middleware, so that a failure's answer is logged, counted and dressed as any."""

    def __init__(self, app: ASGIApp, respond: Respond) -> None:
        self._app = app
        self._respond = respond

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_begun = False

        async def send_and_see(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            return await self._app(scope, receive, send_and_see)
        except Exception as failure:
            if scope["type"] != "http" or has_begun:
                raise
            request = Request(scope)
            error = _told(request, failure)
        return await self._respond(request, error)(scope, receive, send)


def _told(request: Request, failure: Exception) -> TiaowenError:
    """A client that left in the middle of its body is no failure of ours; the books have its name."""
    if isinstance(failure, ClientDisconnect):
        return BodyMalformed("请求正文没有传完,连接就断了。请再传一次。", "body")
    request_id = getattr(request.state, "request_id", "")
    _log.error("请求 %s 出错", request_id, exc_info=failure)
    return unforeseen()


def unforeseen() -> TiaowenError:
    return TiaowenError("服务器内部出错,已记入日志。请稍后再试;若一再出现,请联系管理员。")
