from fastapi.testclient import TestClient

from service.app import create_app
from service.search import Searcher
from service.serving import Refused, Serving


def test_health_and_readiness(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz").json()
    assert ready["status"] == "ready"
    assert ready["index_version"] == client.get("/api/v1/search?q=水").json()["index_version"]
    assert ready["refused"] is None


def test_an_index_that_could_not_be_opened_is_told(searcher: Searcher) -> None:
    serving = Serving(searcher)
    serving.keep(Refused("0a1b", "index_damaged", "索引损坏"))
    ready = TestClient(create_app(serving)).get("/readyz")
    assert ready.status_code == 200
    assert ready.json()["refused"] == {
        "index_version": "0a1b", "code": "index_damaged", "detail": "索引损坏"
    }  # fmt: skip
