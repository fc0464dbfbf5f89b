"""Each request as it is kept in the books: logs, metrics, traces."""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.notes import Note, noted
from service.running.callers import Caller
from service.running.keys import Key
from service.stages import Ran, watched

# Addresses that lead nowhere, or were refused before they were looked at, share one name: whoever
# tries many of them makes no metric of each.
OTHER = "other"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@dataclass(frozen=True)
class Seen:
    """A request that is over. `route` is the template, never the path: that may hold what was asked.

    `began` is by `time.perf_counter`; `problem` is the error's code; `traceparent` is the caller's
    trace, by W3C Trace Context.
    """

    request_id: str | None
    at: datetime
    began: float
    seconds: float
    method: str
    route: str
    status: int
    problem: str | None
    key: Key | None
    client: str
    traceparent: str | None
    stages: tuple[Ran, ...]
    notes: tuple[Note, ...]


Observer = Callable[[Seen], None]


class Observed:
    """Tells the observers of each request, after it is answered."""

    def __init__(self, app: ASGIApp, observers: Sequence[Observer]) -> None:
        self._app = app
        self._observers = observers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        at, began, status = datetime.now(UTC), time.perf_counter(), 500

        async def send_and_see(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with ExitStack() as books:
            stages, notes = books.enter_context(watched()), books.enter_context(noted())
            try:
                return await self._app(scope, receive, send_and_see)
            finally:
                seen = _seen(scope, at, began, status, stages, notes)
                for observer in self._observers:
                    observer(seen)


def _seen(
    scope: Scope, at: datetime, began: float, status: int, stages: Sequence[Ran], notes: Sequence[Note]
) -> Seen:
    state: dict[str, Any] = scope.get("state", {})
    caller: Caller | None = state.get("caller")
    client = scope.get("client")
    return Seen(
        request_id=state.get("request_id"),
        at=at,
        began=began,
        seconds=time.perf_counter() - began,
        method=scope["method"] if scope["method"] in _METHODS else OTHER,
        route=_route(scope),
        status=status,
        problem=state.get("problem"),
        key=caller.key if caller else None,
        client=client[0] if client else "",
        traceparent=Headers(scope=scope).get("traceparent"),
        stages=tuple(stages),
        notes=tuple(notes),
    )


def _route(scope: Scope) -> str:
    """The template of the route that was taken, or the folder that was mounted."""
    return getattr(scope.get("route"), "path", None) or scope.get("root_path") or OTHER
