import re

import pytest
from fastapi.testclient import TestClient

from tests.service.running.conftest import Opened

MADE = re.compile(r"[0-9a-f]{24}")


@pytest.mark.parametrize("path", ["/", "/api/v1/search?q=水&k=1", "/healthz", "/static/page.css"])
def test_every_answer_has_an_id_of_its_own(client: TestClient, path: str) -> None:
    ids = [client.get(path).headers["x-request-id"] for _ in range(2)]
    assert all(MADE.fullmatch(one) for one in ids)
    assert ids[0] != ids[1]


def test_a_sane_id_is_kept(client: TestClient) -> None:
    answer = client.get("/healthz", headers={"X-Request-ID": "a-1.B_2:c"})
    assert answer.headers["x-request-id"] == "a-1.B_2:c"


@pytest.mark.parametrize("given", ["", "a b", "编号", "x" * 65, "a\tb", 'a"b', "a,b"])
def test_any_other_is_replaced(client: TestClient, given: str) -> None:
    answer = client.get("/healthz", headers={b"X-Request-ID": given.encode()})
    assert MADE.fullmatch(answer.headers["x-request-id"])


@pytest.mark.parametrize(
    ("path", "status"), [("/api/v1/nowhere", 404), ("/api/v1/broken", 500), ("/api/v1/search?q=", 422)]
)
def test_a_problem_names_its_request(opened: Opened, path: str, status: int) -> None:
    answer = opened().client.get(path, headers={"X-Request-ID": "mine"})
    assert answer.status_code == status
    assert answer.json()["request_id"] == answer.headers["x-request-id"] == "mine"
    assert answer.headers["x-content-type-options"] == "nosniff"
