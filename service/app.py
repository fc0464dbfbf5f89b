"""The ASGI application: routers over the searcher in service, behind a stack of middleware."""

from collections.abc import Sequence
from functools import partial
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from indexer.settings import Settings
from service.admin.routes import admin_router
from service.api import problems
from service.api.examples import DescribedApp
from service.api.health import health_router
from service.api.routes import api_router
from service.feedback import FeedbackFile
from service.headers import SecurityHeaders
from service.pages.rendering import assets, templates
from service.pages.routes import error_page, page_router
from service.running.failures import Failures
from service.running.heads import Heads
from service.running.hosts import Hosts
from service.running.layers import add_books, add_gate
from service.running.logs import observers
from service.running.metrics import Metrics, metrics_router
from service.running.observed import Observer
from service.running.tracing import exporting, tracer
from service.serving import Serving

_USUAL = Settings()
# What a page of another site may read of a response besides its body.
_EXPOSED = (
    "ETag", "RateLimit-Limit", "RateLimit-Policy", "RateLimit-Remaining", "RateLimit-Reset",
    "Retry-After", "X-Request-ID",
)  # fmt: skip
# Bytes; a smaller answer fits one packet as it is.
_WORTH_PACKING = 1400


def create_app(
    serving: Serving, feedback: FeedbackFile | None = None, settings: Settings = _USUAL
) -> FastAPI:
    """The whole service over the searcher in service. `feedback`: where verdicts on results are kept;
    None: none are taken. Raises KeysInvalid, or ExtraMissing for traces."""
    app = _Described(
        title="条问 API",
        version=version("tiaowen"),
        description="在中文公文中找到回答问题的条款,逐字引用。",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    static = assets()
    rendered = templates(static)
    respond = problems.install(app, partial(error_page, rendered))
    app.include_router(api_router(serving, feedback))
    app.include_router(admin_router(settings))
    app.include_router(health_router(serving))
    metrics = Metrics(serving)
    app.include_router(metrics_router(metrics))
    app.include_router(page_router(serving, rendered, feedback))
    app.mount("/static", static, name="static")
    app.mount("/swagger", StaticFiles(packages=[("fastapi_offline", "static")]), name="swagger")
    _add_middleware(app, settings, respond, [metrics.observe, *observers(settings), *_tracers(settings)])
    return app


class _Described(DescribedApp):
    """Tells in its description how to come with a key, which not every service asks for."""

    def openapi(self) -> dict[str, Any]:
        described = super().openapi()
        described["components"]["securitySchemes"] = {
            "bearer": {"type": "http", "scheme": "bearer"},
            "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
        }
        return described | {"security": [{}, {"bearer": []}, {"header": []}]}


def _tracers(settings: Settings) -> list[Observer]:
    return [tracer(exporting(settings.otel))] if settings.otel else []


def _add_middleware(
    app: FastAPI, settings: Settings, respond: problems.Respond, books: Sequence[Observer]
) -> None:
    """The stack that a request comes through, from the outside in; each is added around those before it.

    RequestIds      a name for the request, on its answer and in the books
    ProxyHeaders    whose address counts, where a proxy is trusted
    Observed        logs, metrics and traces of whatever happens inside
    SecurityHeaders on whatever is answered, refusals too
    Heads           HEAD as GET without the body
    GZip            packs what is worth it
    CORS            answers a browser's preflight, which carries no key
    Hosts           whether the request is meant for this host
    Gate            who asks, how much, and whether it may
    Bodies          how much the request brings along
    Failures        what nobody foresaw becomes an answer like any other
    """
    app.add_middleware(Failures, respond=respond)
    add_gate(app, settings, respond)
    if settings.hosts:
        app.add_middleware(Hosts, names=frozenset(map(str.lower, settings.hosts)), respond=respond)
    if settings.cors:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors,
            allow_methods=("GET", "POST"),
            allow_headers=(
                "Authorization",
                "Content-Type",
                "If-None-Match",
                "X-API-Key",
                "X-Request-ID",
            ),
            expose_headers=_EXPOSED,
        )
    app.add_middleware(GZipMiddleware, minimum_size=_WORTH_PACKING)
    app.add_middleware(Heads)
    app.add_middleware(SecurityHeaders)
    add_books(app, settings, books)
