from base64 import b64encode
from datetime import date, timedelta

import pytest
from starlette.middleware import Middleware

from indexer.setting_values import Rate
from service.running.keys import Scope
from service.running.observed import Observed, Seen
from tests.service.running.conftest import Opened

READ = "/api/v1/documents"
ADMIN = "/api/v1/admin/probe"
EXPOSED = {"host": "0.0.0.0"}
YESTERDAY = date.today() - timedelta(1)


def test_on_loopback_without_keys_reading_is_free_and_managing_is_not(opened: Opened) -> None:
    service = opened()
    assert service.status(READ) == service.status("/") == service.status("/openapi.json") == 200
    assert service.status(ADMIN) == 401


def test_exposed_everything_that_holds_documents_needs_a_key(opened: Opened) -> None:
    service = opened(**EXPOSED)
    key = service.key()
    for path in (
        READ,
        "/",
        "/search?q=水",
        "/documents",
        "/docs",
        "/openapi.json",
        "/api/v1/search?q=水",
    ):
        assert service.status(path) == 401, path
        assert service.status(path, key) == 200, path
    for path in ("/healthz", "/readyz", "/static/page.css", "/swagger/swagger-ui.css"):
        assert service.status(path) == 200, path


def test_an_address_that_does_not_exist_tells_nothing_without_a_key(opened: Opened) -> None:
    service = opened(**EXPOSED)
    assert service.status("/api/v1/nothing") == service.status("/healthz/x") == 401


@pytest.mark.parametrize(
    "path", ["//healthz", "/static", "/%73tatic/../documents", "/healthz/../documents"]
)
def test_no_spelling_of_a_path_leads_around_the_gate(opened: Opened, path: str) -> None:
    assert opened(**EXPOSED).client.get(f"http://testserver{path}").status_code in (401, 404)


def test_every_refusal_is_a_problem_that_says_what_to_do(opened: Opened) -> None:
    service = opened(**EXPOSED)
    reader, expired = service.key(), service.key(expires=YESTERDAY)
    revoked = service.key()
    service.keys.revoke(revoked.split("_")[1], date.today())
    cases = [
        (READ, None, 401, "key_missing"),
        (READ, "tw_1_2", 401, "key_wrong"),
        (READ, expired, 401, "key_expired"),
        (READ, revoked, 401, "key_revoked"),
        (ADMIN, None, 401, "key_missing"),
        (ADMIN, reader, 403, "scope_missing"),
    ]
    for path, key, status, code in cases:
        response = service.client.get(path, headers={"X-API-Key": key} if key else {})
        assert (response.status_code, response.json()["code"]) == (status, code)
        assert response.headers["content-type"].startswith("application/problem+json")
        assert response.headers["www-authenticate"].startswith("Bearer")
        assert "。" in response.json()["detail"]


def test_an_admin_key_manages_and_reads(opened: Opened) -> None:
    service = opened(**EXPOSED)
    key = service.key(Scope.ADMIN)
    assert service.status(ADMIN, key) == service.status(READ, key) == 200


def test_a_browser_asks_its_user_for_the_key(opened: Opened) -> None:
    service = opened(**EXPOSED)
    key = service.key(Scope.ADMIN)
    refused = service.client.get("/search?q=水")
    assert refused.headers["www-authenticate"].startswith("Basic")
    assert "需要密钥" in refused.text
    typed = {"Authorization": "Basic " + b64encode(f":{key}".encode()).decode()}
    assert service.client.get("/search?q=水", headers=typed).status_code == 200
    assert service.client.get(ADMIN, headers=typed).status_code == 403


def test_open_by_a_setting_reading_is_free_and_managing_is_not(opened: Opened) -> None:
    service = opened(**EXPOSED, open=True)
    service.key()
    assert service.status(READ) == service.status("/") == 200
    assert service.status(ADMIN) == 401


def test_a_key_revoked_while_running_counts_no_longer(opened: Opened) -> None:
    service = opened()
    key = service.key()
    assert service.status(READ, key) == 200
    service.keys.revoke(key.split("_")[1], date.today())
    assert service.status(READ, key) == 401
    assert service.status(READ) == 401, "the last key's revocation opens nothing"


def test_too_many_is_429_with_the_seconds_to_wait(opened: Opened) -> None:
    service = opened(rate=Rate(2, "hour"), page_rate=Rate(1, "hour"))
    assert [service.status(READ) for _ in range(3)] == [200, 200, 429]
    refused = service.client.get(READ)
    assert refused.json()["code"] == "too_many_requests"
    assert refused.headers["retry-after"] == refused.headers["ratelimit-reset"]
    assert refused.headers["ratelimit-remaining"] == "0"
    assert [service.status("/") for _ in range(2)] == [200, 429], "pages are counted apart"
    assert service.status("/readyz") == service.status("/static/page.css") == 200


def test_a_key_has_a_count_of_its_own(opened: Opened) -> None:
    service = opened(rate=Rate(1, "hour"), open=True)
    one, other = service.key(), service.key()
    assert [service.status(READ, key) for key in (one, one, other, None)] == [200, 429, 200, 200]


def test_wrong_keys_count_against_their_address(opened: Opened) -> None:
    service = opened(rate=Rate(1, "hour"))
    assert [service.status(READ, "tw_1_2") for _ in range(2)] == [401, 429]


def test_who_asked_too_often_is_known(opened: Opened) -> None:
    service = opened(rate=Rate(1, "hour"))
    key = service.key()
    seen: list[Seen] = []
    service.app.user_middleware.insert(0, Middleware(Observed, observers=[seen.append]))
    assert [service.status(READ, key) for _ in range(2)] == [200, 429]
    assert [one.key.id if one.key else None for one in seen] == [key.split("_")[1]] * 2
