"""The MCP server over streamable HTTP, behind the same keys and limits as the API."""

from starlette.applications import Starlette

from indexer.settings import Settings
from service.api.problems import problem
from service.mcp.server import TiaowenServer
from service.running.layers import add_books, add_gate
from service.running.logs import observers


def http_app(server: TiaowenServer, settings: Settings) -> Starlette:
    """Where `settings.host` is this machine alone, only requests that name it are answered."""
    app = server.streamable_http_app(stateless_http=True, json_response=True, host=settings.host)
    add_gate(app, settings, problem)
    add_books(app, settings, observers(settings))
    return app
