"""The MCP server over streamable HTTP, behind the same keys and limits as the API."""

from starlette.applications import Starlette
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from indexer.settings import Settings
from service.api.problems import problem
from service.mcp.server import TiaowenServer
from service.running.bodies import Bodies
from service.running.callers import Door
from service.running.gate import Gate
from service.running.keys import KeyFile
from service.running.logs import observers
from service.running.observed import Observed
from service.running.rates import Rates
from service.running.requests import RequestIds


def http_app(server: TiaowenServer, settings: Settings) -> Starlette:
    """Where `settings.host` is this machine alone, only requests that name it are answered."""
    app = server.streamable_http_app(stateless_http=True, json_response=True, host=settings.host)
    door = Door.of(settings)
    rates = Rates.of(settings, door.is_exposed)
    app.add_middleware(Bodies, respond=problem)
    app.add_middleware(Gate, keys=KeyFile(settings.keys), door=door, rates=rates, respond=problem)
    app.add_middleware(Observed, observers=observers(settings))
    if settings.proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.proxies))
    app.add_middleware(RequestIds)
    return app
