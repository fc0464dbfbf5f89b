"""Who asks: the key that a request carries, and what it may do."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import date
from ipaddress import ip_address
from typing import NamedTuple

from fastapi import Request
from starlette.datastructures import Headers

from indexer.settings import Settings
from service.errors import KeyMissing, KeysNeeded, ScopeMissing
from service.running.keys import Key, Keys, Scope, is_key, verified


class Carried(NamedTuple):
    """A key as a request carries it. `is_ambient`: a browser sends it along by itself."""

    text: str
    is_ambient: bool


@dataclass(frozen=True)
class Caller:
    """`key` is None where a request carries none, and none is needed."""

    key: Key | None
    is_ambient: bool = False

    @property
    def is_admin(self) -> bool:
        """What a browser sends by itself is no consent: another site's page can make it ask."""
        return self.key is not None and self.key.scope is Scope.ADMIN and not self.is_ambient


@dataclass(frozen=True)
class Door:
    """`is_exposed`: other machines can reach the service. `is_open`: reading is free by a setting."""

    is_exposed: bool
    is_open: bool

    @classmethod
    def of(cls, settings: Settings) -> "Door":
        """Behind a proxy a service is reachable from elsewhere, wherever it listens."""
        return cls(not is_loopback(settings.host) or bool(settings.proxies), settings.open)

    def needs_key(self, keys: Keys) -> bool:
        """Whether reading needs a key: a revoked one, too, tells that keys are wanted."""
        return not self.is_open and (self.is_exposed or bool(keys))

    def check(self, keys: Keys, today: date) -> None:
        """Raises KeysNeeded where the service would start with nobody able to use it."""
        if self.is_exposed and not self.is_open and not any(key.is_live(today) for key in keys.values()):
            raise KeysNeeded(
                "别的机器能访问这个服务,却还没有有效的密钥。"
                "请先建一把:tiaowen keys new --name 名称 --scope read;"
                "确实要让所有人不用密钥查询,就设 TIAOWEN_OPEN=1。"
            )


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def caller_of(headers: Headers, keys: Keys, door: Door, today: date) -> Caller:
    """A bad key is refused also where none is needed.

    Raises KeyMissing, KeyWrong, KeyRevoked or KeyExpired.
    """
    carried = _carried(headers)
    if carried:
        return Caller(verified(keys, carried.text, today), carried.is_ambient)
    if door.needs_key(keys):
        raise KeyMissing(
            "需要密钥。程序把它写在请求头 Authorization: Bearer tw_… 或 X-API-Key 里;"
            "浏览器问用户名和密码时,把它填在密码里。没有密钥就向管理员要一把。"
        )
    return Caller(None)


def admin(request: Request) -> Caller:
    """A dependency of every administrator's route. Raises KeyMissing or ScopeMissing."""
    caller: Caller = request.state.caller
    if caller.key is None:
        raise KeyMissing(
            "管理接口总要管理密钥。请在服务器上运行 tiaowen keys new --name 名称 --scope admin 建一把。"
        )
    if not caller.is_admin:
        raise ScopeMissing(
            f"密钥 {caller.key.id} 在这里只能查询。"
            "管理请用 admin 范围的密钥,写在请求头里,不经浏览器的登录框。"
        )
    return caller


def _carried(headers: Headers) -> Carried | None:
    kind, _, value = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return Carried(value.strip(), is_ambient=False)
    if "x-api-key" in headers:
        return Carried(headers["x-api-key"].strip(), is_ambient=False)
    return _typed(value) if kind.lower() == "basic" else None


def _typed(credentials: str) -> Carried | None:
    """What a person typed into the browser's own box; a proxy's user name and password are not ours."""
    try:
        user, _, password = b64decode(credentials, validate=True).decode().partition(":")
    except ValueError:  # no Base64, or no UTF-8 in it
        return None
    text = (password or user).strip()
    return Carried(text, is_ambient=True) if is_key(text) else None
