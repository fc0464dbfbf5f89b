from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

from indexer.settings import Settings
from service.app import create_app
from service.running.callers import Caller, admin
from service.running.keys import KeyFile, Scope, new_key
from service.search import Searcher
from service.serving import Serving


class Service(NamedTuple):
    """A service of its own, with an administrator's route to try keys on."""

    app: FastAPI
    client: TestClient
    keys: KeyFile

    def key(self, scope: Scope = Scope.READ, **more: Any) -> str:
        """The text of a new key."""
        made = new_key("测试", scope, date.today(), **more)
        self.keys.add(made.key)
        return made.text

    def status(self, path: str, key: str | None = None) -> int:
        headers = {"X-API-Key": key} if key else {}
        return self.client.get(path, headers=headers).status_code


Opened = Callable[..., Service]


@pytest.fixture
def opened(searcher: Searcher, tmp_path: Path) -> Opened:
    def open_(client: tuple[str, int] = ("192.0.2.7", 50000), **settings: Any) -> Service:
        keys = tmp_path / "keys.json"
        app = create_app(Serving(searcher), settings=Settings(keys=keys, **settings))

        @app.get("/api/v1/admin/probe")
        def probe(caller: Caller = Depends(admin)) -> str:  # noqa: B008
            return caller.key.name if caller.key else ""

        @app.get("/api/v1/broken")
        @app.get("/broken")
        def broken() -> None:
            raise RuntimeError("secret detail")

        return Service(app, TestClient(app, raise_server_exceptions=False, client=client), KeyFile(keys))

    return open_
