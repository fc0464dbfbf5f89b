"""Layers of middleware that every server of ours has: who may ask how much, and the books."""

from collections.abc import Sequence

from starlette.applications import Starlette
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from indexer.settings import Settings
from service.api.problems import Respond
from service.running.bodies import Bodies
from service.running.callers import Door
from service.running.gate import Gate
from service.running.keys import KeyFile
from service.running.observed import Observed, Observer
from service.running.rates import Rates
from service.running.requests import RequestIds


def add_gate(app: Starlette, settings: Settings, respond: Respond) -> None:
    """From the outside in: `Gate`, then `Bodies`. Raises KeysInvalid."""
    door = Door.of(settings)
    rates = Rates.of(settings, door.is_exposed)
    app.add_middleware(Bodies, respond=respond)
    app.add_middleware(Gate, keys=KeyFile(settings.keys), door=door, rates=rates, respond=respond)


def add_books(app: Starlette, settings: Settings, observers: Sequence[Observer]) -> None:
    """From the outside in: `RequestIds`, proxies where some are trusted, then `Observed`."""
    app.add_middleware(Observed, observers=observers)
    if settings.proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.proxies))
    app.add_middleware(RequestIds)
