from datetime import date
from time import monotonic, sleep
from typing import Any, NamedTuple

import pytest
from fastapi.testclient import TestClient

from indexer.settings import Settings
from service.app import create_app
from service.running.keys import KeyFile, Scope, new_key
from service.search import Searcher
from service.serving import Serving


class Office(NamedTuple):
    """An administrator at work on a service."""

    client: TestClient

    def ended(self, job: dict[str, Any]) -> dict[str, Any]:
        """A job as it ended."""
        until = monotonic() + 120
        while job["state"] == "running" and monotonic() < until:
            sleep(0.05)
            job = self.client.get(f"/api/v1/admin/jobs/{job['job_id']}").json()
        return job


@pytest.fixture
def office(own: Settings, searcher: Searcher) -> Office:
    made = new_key("测试", Scope.ADMIN, date.today())
    KeyFile(own.keys).add(made.key)
    app = create_app(Serving(searcher), settings=own)
    headers = {"X-API-Key": made.text}
    return Office(TestClient(app, raise_server_exceptions=False, headers=headers))
