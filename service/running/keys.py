"""API keys: made once, shown once, kept as hashes in one file that every worker follows."""

import hmac
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from service.errors import KeyExpired, KeyRevoked, KeysInvalid, KeyUnknown, KeyWrong
from service.running.locks import alone

_PREFIX = "tw"
_SECRET_BYTES = 32
_ID_BYTES = 4


class Scope(StrEnum):
    """What a key may do; an admin key may read too."""

    READ = "read"
    ADMIN = "admin"


@dataclass(frozen=True)
class Key:
    """A key at rest. `sha256` is of the whole key; `expires` is the last day on which it counts."""

    id: str
    name: str
    scope: Scope
    sha256: str
    created: date
    expires: date | None = None
    revoked: date | None = None

    def is_live(self, today: date) -> bool:
        return self.revoked is None and (self.expires is None or today <= self.expires)


Keys = Mapping[str, Key]
_ROWS = TypeAdapter(tuple[Key, ...])


class NewKey(NamedTuple):
    """A key just made, and its text, which is nowhere kept."""

    key: Key
    text: str


def new_key(name: str, scope: Scope, today: date, expires: date | None = None) -> NewKey:
    """「tw_<id>_<secret>」: the id finds the record, the secret is 256 random bits."""
    key_id = secrets.token_hex(_ID_BYTES)
    text = f"{_PREFIX}_{key_id}_{secrets.token_urlsafe(_SECRET_BYTES)}"
    return NewKey(Key(key_id, name, scope, _hash(text), today, expires), text)


def is_key(text: str) -> bool:
    """Whether a text looks like a key of ours."""
    return text.startswith(f"{_PREFIX}_")


def verified(keys: Keys, text: str, today: date) -> Key:
    """The key that a text is. Raises KeyWrong, KeyRevoked or KeyExpired."""
    key = keys.get(_id_of(text))
    # An unknown id is compared too, so that time does not tell which ids exist.
    if not hmac.compare_digest(_hash(text), key.sha256 if key else _hash("")) or key is None:
        raise KeyWrong("密钥不对。请检查是否抄全(以 tw_ 开头),或请管理员另发一把。")
    if key.revoked:
        raise KeyRevoked(f"密钥 {key.id} 已于 {key.revoked.isoformat()} 吊销。请管理员另发一把。")
    if not key.is_live(today):
        raise KeyExpired(f"密钥 {key.id} 的有效期已过。请管理员另发一把。")
    return key


class KeyFile:
    """The keys as their file says now; one that is not there holds none."""

    def __init__(self, path: Path) -> None:
        """Raises KeysInvalid."""
        self._path = path
        self._read: tuple[tuple[int, ...] | None, Keys] = (None, {})
        self.now()

    def now(self) -> Keys:
        """Raises KeysInvalid: a file that can no longer be read lets nobody in."""
        stamp = _stamp(self._path)
        if stamp != self._read[0]:
            self._read = (stamp, _read(self._path) if stamp else {})
        return self._read[1]

    def add(self, key: Key) -> None:
        """Raises KeysInvalid."""
        with alone(self._path.parent):
            _write(self._path, {**self.now(), key.id: key})

    def revoke(self, key_id: str, today: date) -> Key:
        """The key, which counts no longer. Raises KeyUnknown or KeysInvalid."""
        with alone(self._path.parent):
            keys = self.now()
            if key_id not in keys:
                raise KeyUnknown(f"没有编号为 {key_id} 的密钥。全部密钥见 tiaowen keys list。")
            key = replace(keys[key_id], revoked=keys[key_id].revoked or today)
            _write(self._path, {**keys, key_id: key})
        return key


def _hash(text: str) -> str:
    # One round is enough: 256 random bits cannot be guessed, unlike a password.
    return sha256(text.encode()).hexdigest()


def _id_of(text: str) -> str:
    return text.removeprefix(f"{_PREFIX}_").partition("_")[0] if is_key(text) else ""


def _stamp(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(path, error.strerror) from None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _read(path: Path) -> Keys:
    try:
        return {key.id: key for key in _ROWS.validate_json(path.read_bytes())}
    except OSError as error:
        raise _unreadable(path, error.strerror) from None
    except ValueError:
        raise _unreadable(path, "内容不是密钥文件") from None


def _unreadable(path: Path, reason: str | None) -> KeysInvalid:
    return KeysInvalid(f"密钥文件 {path} 不能读({reason})。请检查权限和 TIAOWEN_KEYS,或从备份恢复。")


def _hand_over(descriptor: int, path: Path) -> None:
    """What root writes stays with whoever runs the service, who could not read it otherwise."""
    owner = (path if path.exists() else path.parent).stat()
    os.fchown(descriptor, owner.st_uid, owner.st_gid)


def _write(path: Path, keys: Keys) -> None:
    """Aside, then one rename: a reader never sees half a file. mkstemp lets only its owner read it."""
    descriptor, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with open(descriptor, "wb") as file:
            if os.geteuid() == 0:
                _hand_over(file.fileno(), path)
            file.write(_ROWS.dump_json(tuple(keys.values()), indent=1))
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
    except BaseException:
        os.unlink(aside)
        raise
