import json
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

import httpx2
import pytest

from tiaowen_client import AnswerUnreadable, ServerError, Unavailable, calls
from tiaowen_client.calls import pause, received, retry_after

REQUEST = httpx2.Request("GET", "http://127.0.0.1:8000/readyz")
NOTHING: dict[str, object] = {
    "query": "水", "outcome": "not_found", "confidence": None, "took_ms": 1, "index_version": "v",
    "results": [], "a_later_field": {"x": 1},
}  # fmt: skip


def empty() -> httpx2.Response:
    return httpx2.Response(200, json=NOTHING)


def busy(seconds: str) -> httpx2.Response:
    problem = {
        "type": "urn:x",
        "title": "太快",
        "status": 429,
        "detail": "请稍后再试。",
        "code": "too_many",
    }
    headers = {"retry-after": seconds, "x-request-id": "r-1"}
    return httpx2.Response(429, json=problem, headers=headers)


def answer(status: int, content: str = "", **headers: str) -> httpx2.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx2.Response(status, content=content, headers=named, request=REQUEST)


def test_filters_become_json() -> None:
    call = calls.search(
        "水",
        3,
        True,
        {
            "region": "山西",
            "kind": ("通知", "意见"),
            "year_to": (2030, 2025),
            "as_of": date(2023, 12, 31),
        },
    )
    assert call.body == {
        "q": "水", "k": 3, "explain": True, "region": ["山西"], "kind": ["通知", "意见"], "year_to": [2030, 2025], "as_of": "2023-12-31",
    }  # fmt: skip


def test_ids_are_kept_to_their_place_in_the_address() -> None:
    assert calls.clause("a/3/8").path == "/api/v1/clauses/a/3/8"
    assert calls.clause("a/专栏1/2?x").path == "/api/v1/clauses/a/%E4%B8%93%E6%A0%8F1/2%3Fx"
    assert calls.document("../x").path == "/api/v1/documents/..%2Fx"


def test_later_fields_are_left_out() -> None:
    assert received(calls.search("水", 1, False, {}), empty()).results == ()


@pytest.mark.parametrize("body", ["<html>", "[]", json.dumps({"query": "水"})])
def test_an_answer_of_something_else(body: str) -> None:
    with pytest.raises(AnswerUnreadable) as failed:
        received(calls.search("水", 1, False, {}), answer(200, body))
    assert (failed.value.code, failed.value.status) == ("answer_unreadable", 200)


def test_a_refusal_of_something_else() -> None:
    with pytest.raises(AnswerUnreadable, match="502"):
        received(calls.ready(), answer(502, "<html>Bad Gateway</html>"))


def test_a_problem_is_told_whole() -> None:
    body = json.dumps({"code": "index_missing", "detail": "请先建索引。", "status": 503})
    with pytest.raises(Unavailable) as failed:
        received(calls.ready(), answer(503, body, retry_after="7", x_request_id="abc"))
    error = failed.value
    assert (error.code, error.status, error.detail) == ("index_missing", 503, "请先建索引。")
    assert (error.field, error.request_id, error.retry_after) == (None, "abc", 7.0)
    assert str(error) == "请先建索引。[index_missing]"


def test_a_status_without_a_leaf_of_its_own() -> None:
    body = json.dumps({"code": "internal", "detail": "内部出错。"})
    with pytest.raises(ServerError) as failed:
        received(calls.ready(), answer(500, body))
    assert type(failed.value) is ServerError


@pytest.mark.parametrize(
    ("status", "asked", "attempt", "seconds"),
    [
        (429, "3", 0, 3),
        (503, "0", 5, 0),
        (429, "", 0, 0.5),
        (429, "soon", 2, 2),
        (429, "31", 0, None),
        (503, "", 9, None),
        (200, "3", 0, None),
        (500, "3", 0, None),
    ],
)
def test_pauses(status: int, asked: str, attempt: int, seconds: float | None) -> None:
    assert pause(answer(status, retry_after=asked), attempt) == seconds


def test_retry_after_may_be_a_date() -> None:
    now = datetime.now(UTC)
    later = retry_after({"retry-after": format_datetime(now + timedelta(minutes=5), usegmt=True)})
    assert later is not None
    assert 290 < later <= 300
    assert retry_after({"retry-after": format_datetime(now - timedelta(days=1), usegmt=True)}) == 0
    assert retry_after({"retry-after": "Wed, 21 Oct 2015 07:28:00 -0000"}) == 0
