"""How much a request may bring along."""

from fastapi import Request
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.problems import Respond
from service.errors import BodyTooLarge

# A hundred of the longest quotations, each character escaped, and half as much again.
MOST_BYTES = 4 * 1024 * 1024
# Where administrators send documents. The route says how large, and first asks for the key.
_UNLIMITED = "/api/v1/admin/documents"


class Bodies:
    """Refuses a body that is announced as too large before it is read, another as soon as it is."""

    def __init__(self, app: ASGIApp, respond: Respond, most: int = MOST_BYTES) -> None:
        self._app = app
        self._respond = respond
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] == _UNLIMITED:
            return await self._app(scope, receive, send)
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced) > self._most:
            error = BodyTooLarge(f"请求正文最多 {self._most} 字节。请分成几次。", "body")
            return await self._respond(Request(scope), error)(scope, receive, send)
        return await self._app(scope, _counted(receive, self._most), send)


def _counted(receive: Receive, most: int) -> Receive:
    read = 0

    async def receive_some() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            # What reads a body passes this exception on, and no other.
            raise HTTPException(413)
        return message

    return receive_some
