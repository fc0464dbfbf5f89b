"""What a setting can hold: texts read as values, and values held to their bounds."""

import re
from collections.abc import Callable, Mapping
from ipaddress import ip_network
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin
from urllib.parse import urlsplit

_HIGHEST = {"port": 65535, "threads": 256, "workers": 64, "grace": 3600, "upload_mb": 100}
_ANY_ORIGIN = "*"
_FLAGS = {"1": True, "true": True, "0": False, "false": False, "": False}


class Rate(NamedTuple):
    """So many requests in a period; none at all is no limit."""

    amount: int
    period: str

    def __str__(self) -> str:
        return f"{self.amount}/{self.period}" if self.amount else "off"


UNLIMITED = Rate(0, "minute")


def typed(text: str, kind: Any) -> Any:
    """A text as a value of a field's type; no text at all is no path where none need be.

    Raises ValueError, saying what it should be.
    """
    if isinstance(kind, UnionType):
        if not text and Path in get_args(kind):
            return None
        kind = next(one for one in get_args(kind) if one is not type(None))
    return _READERS[get_origin(kind) or kind](text)


def checked(name: str, value: Any) -> Any:
    """A value within the bounds of its setting. Raises ValueError, saying what it should be."""
    if name in _CHECKS:
        _CHECKS[name](value)
    elif name in _HIGHEST and value > _HIGHEST[name]:
        raise ValueError(f" 0 到 {_HIGHEST[name]} 的整数")
    return value


def _whole_number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError("不为负的整数")
    return int(text)


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise ValueError("文件或文件夹的路径")
    return Path(text)


def _flag(text: str) -> bool:
    if text.lower() not in _FLAGS:
        raise ValueError(" 1 或 0")
    return _FLAGS[text.lower()]


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for one in text.split(",") if (part := one.strip()))


def _rate(text: str) -> Rate:
    if text in ("", "off"):
        return UNLIMITED
    found = re.fullmatch(r"([1-9][0-9]{0,8})/(second|minute|hour|day)", text)
    if not found:
        raise ValueError("次数/期间,如 300/minute(second、minute、hour、day),或 off")
    return Rate(int(found[1]), found[2])


def _check_format(value: str) -> None:
    if value not in ("text", "json"):
        raise ValueError(" text 或 json")


def _check_networks(values: tuple[str, ...]) -> None:
    for value in values:
        try:
            ip_network(value)
        except ValueError:
            raise ValueError("逗号隔开的 IP 地址或网段(如 10.0.0.0/8)") from None


def _check_origins(values: tuple[str, ...]) -> None:
    for value in values:
        if value != _ANY_ORIGIN and not re.fullmatch(r"https?://[^/?#@\s]+", value):
            raise ValueError("逗号隔开的来源(如 https://oa.example.cn,后面没有斜线),或 *")


def _check_hosts(values: tuple[str, ...]) -> None:
    for value in values:
        if not re.fullmatch(r"\[[0-9a-fA-F:]+\]|[^\s/:@*]+", value):
            raise ValueError("逗号隔开的主机名,不带端口")


def _check_address(value: str) -> None:
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc):
        raise ValueError(" http(s):// 地址,不带用户名和密码")


_READERS: Mapping[type, Callable[[str], Any]] = {
    Path: _path, str: str, int: _whole_number, bool: _flag, tuple: _list, Rate: _rate,
}  # fmt: skip
_CHECKS: Mapping[str, Callable[[Any], None]] = {
    "log_format": _check_format,
    "proxies": _check_networks,
    "cors": _check_origins,
    "hosts": _check_hosts,
    "otel": _check_address,
}
