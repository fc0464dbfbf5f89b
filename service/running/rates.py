"""How much one caller may ask: a window of time for each key or address, and headers that tell it."""

import math
import time
from collections import OrderedDict
from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock
from typing import NamedTuple

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from indexer.setting_values import UNLIMITED, Rate
from indexer.settings import Settings

# Callers that are remembered; past it the one that has not asked for longest begins anew, so that
# requests from ever new addresses fill no memory.
MOST_CALLERS = 4096
# One network gets a whole /64 of addresses: its machines count as one.
_NETWORK_BITS = 64
_USUAL = Rate(300, "minute")
_USUAL_ON_PAGES = Rate(600, "minute")


class Taken(NamedTuple):
    """`wait`: seconds until the caller may ask again; 0: it may now."""

    wait: int
    headers: Mapping[str, str]


class Bucket:
    """Requests of each caller, counted in windows; safe to share between threads."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._item = parse(str(rate)) if rate.amount else None
        self._windows = FixedWindowRateLimiter(MemoryStorage())
        self._callers: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()

    def take(self, caller: str) -> Taken:
        """Count a request of a caller, unless it has none left."""
        if self._item is None:
            return Taken(0, {})
        with self._lock:
            self._remember(caller)
            is_allowed = self._windows.hit(self._item, caller)
            reset, remaining = self._windows.get_window_stats(self._item, caller)
        wait = max(1, math.ceil(reset - time.time()))
        headers = {
            "ratelimit-policy": f"{self._rate.amount};w={self._item.get_expiry()}",
            "ratelimit-limit": str(self._rate.amount),
            "ratelimit-remaining": str(remaining),
            "ratelimit-reset": str(wait),
        }
        return Taken(0, headers) if is_allowed else Taken(wait, headers)

    def _remember(self, caller: str) -> None:
        self._callers[caller] = None
        self._callers.move_to_end(caller)
        if len(self._callers) > MOST_CALLERS and self._item:
            self._windows.clear(self._item, self._callers.popitem(last=False)[0])


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
