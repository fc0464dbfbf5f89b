"""The ASGI application: routers over the searcher in service."""

from functools import partial
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from service.api import problems
from service.api.health import health_router
from service.api.routes import api_router
from service.feedback import FeedbackFile
from service.headers import SecurityHeaders
from service.pages.rendering import assets, templates
from service.pages.routes import error_page, page_router
from service.serving import Serving


def create_app(serving: Serving, feedback: FeedbackFile | None = None) -> FastAPI:
    """The whole service over the searcher in service. `feedback`: where verdicts on results are kept;
    None: none are taken."""
    app = FastAPI(
        title="条问 API",
        version=version("tiaowen"),
        description="在中文公文中找到回答问题的条款,逐字引用。",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    static = assets()
    rendered = templates(static)
    problems.install(app, partial(error_page, rendered))
    app.include_router(api_router(serving, feedback))
    app.include_router(health_router(serving))
    app.include_router(page_router(serving, rendered, feedback))
    app.mount("/static", static, name="static")
    app.mount("/swagger", StaticFiles(packages=[("fastapi_offline", "static")]), name="swagger")
    app.add_middleware(SecurityHeaders)
    return app
