import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.setting_values import UNLIMITED, Rate
from indexer.settings import Settings
from service.running import rates
from service.running.rates import Bucket, Rates, network_of


def test_so_many_and_no_more_for_each_caller() -> None:
    bucket = Bucket(Rate(3, "hour"))
    taken = [bucket.take("a") for _ in range(4)]
    assert [one.headers["ratelimit-remaining"] for one in taken] == ["2", "1", "0", "0"]
    assert [bool(one.wait) for one in taken] == [False, False, False, True]
    assert 3590 < taken[3].wait <= 3600
    assert taken[3].headers["ratelimit-policy"] == "3;w=3600"
    assert bucket.take("b").wait == 0


def test_after_the_wait_there_is_as_much_again() -> None:
    now = 1000.0
    bucket = Bucket(Rate(2, "minute"), clock=lambda: now)
    assert [bucket.take("a").wait for _ in range(3)] == [0, 0, 60]
    now += 59.5
    assert bucket.take("a").wait == 1
    now += 1
    assert [bucket.take("a").wait for _ in range(3)] == [0, 0, 60]


@given(st.lists(st.floats(0, 100)), st.integers(1, 5))
def test_no_window_lets_more_through_than_its_amount(pauses: list[float], amount: int) -> None:
    now = 0.0
    bucket = Bucket(Rate(amount, "minute"), clock=lambda: now)
    let: list[float] = []
    for pause in pauses:
        now += pause
        taken = bucket.take("a")
        if taken.wait:
            last = let[-amount:]
            assert len(last) == amount
            assert now - last[0] < 60 + 1e-6, "refused only where so many came within the time"
        else:
            let.append(now)
    for first in let:
        assert sum(first <= time < first + 60 for time in let) <= 2 * amount


def test_no_limit_tells_none() -> None:
    assert Bucket(UNLIMITED).take("a") == (0, {})


def test_ever_new_addresses_fill_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "MOST_CALLERS", 3)
    bucket = Bucket(Rate(1, "hour"))
    for number in range(50):
        bucket.take(str(number))
    assert [bool(bucket.take(caller).wait) for caller in ("47", "48", "49", "0")] == [
        True,
        True,
        True,
        False,
    ]


def test_the_usual_rates_are_for_services_that_others_can_reach() -> None:
    assert Rates.of(Settings(), is_exposed=False).api.take("a").headers == {}
    exposed = Rates.of(Settings(page_rate=Rate(5, "day")), is_exposed=True)
    assert exposed.api.take("a").headers["ratelimit-limit"] == "300"
    assert exposed.pages.take("a").headers["ratelimit-limit"] == "5"
    assert Rates.of(Settings(rate=UNLIMITED), is_exposed=True).api.take("a").headers == {}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("::ffff:10.0.0.1", "::ffff:10.0.0.2", False),
        ("10.0.0.1", "10.0.0.2", False),
    ],
)
def test_a_network_of_ipv6_is_one_address(one: str, other: str, same: bool) -> None:
    assert (network_of(one) == network_of(other)) is same


@given(st.text())
def test_any_text_has_a_short_name_to_count_under(host: str) -> None:
    assert len(network_of(host)) <= 64
