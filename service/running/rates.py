"""How much one caller may ask: a window of time for each key or address, and headers that tell it."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock
from typing import NamedTuple

from indexer.setting_values import UNLIMITED, Rate
from indexer.settings import Settings

# Callers that are remembered; past it the one that has not asked for longest begins anew, so that
# requests from ever new addresses fill no memory.
MOST_CALLERS = 4096
# One network gets a whole /64 of addresses: its machines count as one.
_NETWORK_BITS = 64
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
_USUAL = Rate(300, "minute")
_USUAL_ON_PAGES = Rate(600, "minute")


class Taken(NamedTuple):
    """`wait`: seconds until the caller may ask again; 0: it may now."""

    wait: int
    headers: Mapping[str, str]


class _Window(NamedTuple):
    """When it ends, by the clock, and how many requests came in it."""

    ends: float
    used: int


class Bucket:
    """Requests of each caller, counted in windows of time that begin with its first one.

    Safe to share between threads. `clock` is in seconds.
    """

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._windows: OrderedDict[str, _Window] = OrderedDict()
        self._lock = Lock()

    def take(self, caller: str) -> Taken:
        """Count a request of a caller, and tell whether that was one too many."""
        if not self._rate.amount:
            return Taken(0, {})
        now = self._clock()
        window = self._counted(caller, now)
        wait = max(1, math.ceil(window.ends - now))
        headers = {
            "ratelimit-policy": f"{self._rate.amount};w={self._seconds}",
            "ratelimit-limit": str(self._rate.amount),
            "ratelimit-remaining": str(max(0, self._rate.amount - window.used)),
            "ratelimit-reset": str(wait),
        }
        return Taken(wait if window.used > self._rate.amount else 0, headers)

    @property
    def _seconds(self) -> int:
        return _SECONDS[self._rate.period]

    def _counted(self, caller: str, now: float) -> _Window:
        """The caller's window, with one more; whoever asked last is forgotten last."""
        with self._lock:
            window = self._windows.pop(caller, None)
            if window is None or window.ends <= now:
                window = _Window(now + self._seconds, 0)
            window = self._windows[caller] = window._replace(used=window.used + 1)
            if len(self._windows) > MOST_CALLERS:
                self._windows.popitem(last=False)
        return window


class Rates(NamedTuple):
    """Pages and the API are counted apart: a person is not held up by a program on the same machine."""

    api: Bucket
    pages: Bucket

    @classmethod
    def of(cls, settings: Settings, is_exposed: bool) -> "Rates":
        """Where no rate is set, a service that only this machine can reach has none."""
        usual = (_USUAL, _USUAL_ON_PAGES) if is_exposed else (UNLIMITED, UNLIMITED)
        return cls(Bucket(settings.rate or usual[0]), Bucket(settings.page_rate or usual[1]))


def network_of(host: str) -> str:
    """The address that requests are counted under."""
    try:
        address = ip_address(host)
    except ValueError:
        return host[:64]
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ip_network((int(address), _NETWORK_BITS), strict=False))
    return str(address)
