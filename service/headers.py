"""Headers added to an answer, and those that keep a page to its own files and out of shared caches."""

from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Swagger UI sets styles from its script.
_DOCS_POLICY = _POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")


class SecurityHeaders:
    """Adds them to every answer, and to pages that they depend on the reader's cookies."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        policy = _DOCS_POLICY if scope["path"] == "/docs" else _POLICY

        return await self._app(scope, receive, adding(send, lambda headers: _add(headers, policy)))


def adding(send: Send, add: Callable[[MutableHeaders], None]) -> Send:
    """Sends on, with what `add` does to the headers of the answer."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            add(MutableHeaders(scope=message))
        await send(message)

    return send_with_headers


def _add(headers: MutableHeaders, policy: str) -> None:
    headers["content-security-policy"] = policy
    headers["x-content-type-options"] = "nosniff"
    headers["referrer-policy"] = "same-origin"
    if headers.get("content-type", "").startswith("text/html"):
        headers.setdefault("cache-control", "private, no-cache")
        headers.add_vary_header("Cookie")
