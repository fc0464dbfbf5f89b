import pytest
from fastapi.testclient import TestClient

HOST = {"host": "tiaowen.example:8000"}


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"origin": "http://tiaowen.example:8000"}, 303),
        ({"referer": "http://tiaowen.example:8000/search?q=x"}, 303),
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"sec-fetch-site": "cross-site", "origin": "http://tiaowen.example:8000"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://tiaowen.example"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"referer": "http://evil.example/tiaowen.example:8000"}, 403),
        ({}, 403),
    ],
)
def test_only_our_own_pages_send_forms(client: TestClient, told: dict[str, str], status: int) -> None:
    answer = client.post("/display", data={"back": "/"}, headers=HOST | told, follow_redirects=False)
    assert answer.status_code == status
    if status == 403:
        assert "不是从本站的网页提交的" in answer.text


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"q=%ff", 400), (b"\xff", 400), (b"a=1&" * 20, 400), (b"x=" + b"a" * 200_000, 413), (b"", 303)],
)
def test_forms_that_no_page_sends(client: TestClient, body: bytes, status: int) -> None:
    own = {"origin": "http://testserver", "content-type": "application/x-www-form-urlencoded"}
    answer = client.post("/display", content=body, headers=own, follow_redirects=False)
    assert answer.status_code == status
