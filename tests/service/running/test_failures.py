import pytest
from fastapi import Request
from starlette.requests import ClientDisconnect

from tests.service.running.conftest import Opened


def test_what_nobody_foresaw_is_logged_whole_and_told_to_nobody(
    opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    client = opened().client
    response = client.get("/api/v1/broken")
    assert (response.status_code, response.json()["code"]) == (500, "internal")
    assert "secret" not in response.text
    assert "content-security-policy" in response.headers, "dressed as any other answer"
    assert "RuntimeError: secret detail" in caplog.text
    page = client.get("/broken")
    assert page.status_code == 500
    assert "服务器内部出错" in page.text
    assert "secret" not in page.text


def test_a_client_that_leaves_in_the_middle_is_no_failure(
    opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    service = opened()

    @service.app.post("/api/v1/taken")
    async def taken(request: Request) -> None:
        raise ClientDisconnect

    left = service.client.post("/api/v1/taken", content=b"half")
    assert (left.status_code, left.json()["code"]) == (400, "body_malformed")
    assert not caplog.records
