"""Whether a request is meant for this host: another name that leads here is no way in."""

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from service.api.health import PROBES
from service.api.problems import Respond
from service.errors import HostUnknown
from service.running.callers import Door


class Hosts:
    """Refuses requests whose Host is none of `names`, which are in lower case and without ports."""

    def __init__(self, app: ASGIApp, names: frozenset[str], respond: Respond) -> None:
        self._app = app
        self._names = names
        self._respond = respond

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in PROBES:
            return await self._app(scope, receive, send)
        request = Request(scope)
        if name_of(request.headers.get("host", "")) in self._names:
            return await self._app(scope, receive, send)
        error = HostUnknown(
            "这个服务不以这个主机名提供。请用管理员给的地址,或把主机名加进 TIAOWEN_HOSTS。"
        )
        return await self._respond(request, error)(scope, receive, send)


def usual_hosts(host: str, door: Door) -> tuple[str, ...]:
    """The names of this machine where it alone can come in, else any.

    A page of another site can make a browser come here under its own name (DNS rebinding).
    """
    own = f"[{host}]" if ":" in host else host
    return () if door.is_exposed else ("localhost", "127.0.0.1", "[::1]", own)


def name_of(host: str) -> str:
    """The name of a Host header, without its port."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()
