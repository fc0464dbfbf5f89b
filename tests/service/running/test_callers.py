from base64 import b64encode
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from indexer.settings import Settings
from service.errors import KeyMissing, KeysNeeded, KeyWrong, Refused
from service.running.callers import Caller, Door, caller_of, is_loopback
from service.running.keys import NewKey, Scope, new_key

TODAY = date(2026, 11, 26)
READER = new_key("甲", Scope.READ, TODAY)
ADMIN = new_key("乙", Scope.ADMIN, TODAY)
KEYS = {made.key.id: made.key for made in (READER, ADMIN)}
LOOPBACK = Door(is_exposed=False, is_open=False)
EXPOSED = Door(is_exposed=True, is_open=False)
OPEN = Door(is_exposed=True, is_open=True)


def basic(user: str, password: str) -> str:
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": f"Bearer {READER.text}"},
        {"Authorization": f"bearer  {READER.text} "},
        {"X-API-Key": READER.text},
        {"Authorization": basic("", READER.text)},
        {"Authorization": basic(READER.text, "")},
        {"Authorization": basic("张三", READER.text)},
    ],
)
@pytest.mark.parametrize("door", [LOOPBACK, EXPOSED, OPEN])
def test_a_key_is_read_wherever_it_may_stand(headers: dict[str, str], door: Door) -> None:
    assert caller_of(Headers(headers), KEYS, door, TODAY).key == READER.key


@pytest.mark.parametrize(
    "headers",
    [{"Authorization": "Bearer "}, {"X-API-Key": "tw_1_2"}, {"Authorization": basic("", "tw_1_2")}],
)
@pytest.mark.parametrize("door", [LOOPBACK, EXPOSED, OPEN])
def test_a_wrong_key_is_refused_also_where_none_is_needed(headers: dict[str, str], door: Door) -> None:
    with pytest.raises(KeyWrong):
        caller_of(Headers(headers), KEYS, door, TODAY)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Digest x"},
        {"Authorization": "Basic %%%"},
        {"Authorization": basic("oa", "123456")},
    ],
)
def test_credentials_that_are_a_proxys_are_no_key(headers: dict[str, str]) -> None:
    assert caller_of(Headers(headers), KEYS, OPEN, TODAY) == Caller(None)
    with pytest.raises(KeyMissing):
        caller_of(Headers(headers), KEYS, EXPOSED, TODAY)


@given(
    st.sampled_from([b"authorization", b"x-api-key"]),
    st.sampled_from([b"", b"Bearer ", b"Basic ", b"basic"]),
    st.binary(),
)
def test_no_header_is_more_than_a_refusal(name: bytes, kind: bytes, value: bytes) -> None:
    for sent in (value, b64encode(value), b"tw_" + value):
        with suppress(Refused):
            headers = Headers(raw=[(name, kind + sent)])
            assert caller_of(headers, KEYS, OPEN, TODAY) == Caller(None)


@pytest.mark.parametrize(
    ("door", "keys", "needed"),
    [
        (LOOPBACK, {}, False),
        (LOOPBACK, KEYS, True),
        (EXPOSED, {}, True),
        (EXPOSED, KEYS, True),
        (OPEN, {}, False),
        (OPEN, KEYS, False),
    ],
)
def test_when_reading_needs_a_key(door: Door, keys: dict[str, object], needed: bool) -> None:
    assert door.needs_key(keys) is needed  # type: ignore[arg-type]


def test_a_key_that_a_browser_sends_by_itself_manages_nothing() -> None:
    assert caller_of(Headers({"X-API-Key": ADMIN.text}), KEYS, OPEN, TODAY).is_admin
    assert not caller_of(Headers({"Authorization": basic("", ADMIN.text)}), KEYS, OPEN, TODAY).is_admin
    assert not caller_of(Headers({"X-API-Key": READER.text}), KEYS, OPEN, TODAY).is_admin


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True),
        ("0.0.0.0", False), ("::", False), ("10.1.2.3", False), ("", False), ("localhost.example.cn", False),
    ],
)  # fmt: skip
def test_loopback(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_behind_a_proxy_a_service_is_exposed_wherever_it_listens() -> None:
    assert not Door.of(Settings()).is_exposed
    assert Door.of(Settings(host="0.0.0.0")).is_exposed
    assert Door.of(Settings(proxies=("127.0.0.1",))).is_exposed


EXPIRED = new_key("丙", Scope.READ, TODAY, expires=date(2026, 11, 25))


@pytest.mark.parametrize("made", [None, EXPIRED])
def test_an_exposed_service_without_a_key_that_counts_does_not_start(made: NewKey | None) -> None:
    keys = {made.key.id: made.key} if made else {}
    with pytest.raises(KeysNeeded, match=r"tiaowen keys new.*TIAOWEN_OPEN=1"):
        EXPOSED.check(keys, TODAY)
    LOOPBACK.check(keys, TODAY)
    OPEN.check(keys, TODAY)
    EXPOSED.check(KEYS, TODAY)
