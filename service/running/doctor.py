"""What is well and what is not, and what to do: one judgement for each thing, over facts passed in."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from indexer.calibration import UNCALIBRATED
from indexer.errors import TiaowenError
from service.running.callers import Door
from service.running.keys import Keys

_GB = 1 << 30
# What a server takes besides its index, which it maps.
_OWN_MEMORY = _GB // 2
# Published side by side while a new one is built: the one in service, the one before, the new one.
_INDEXES = 3
_OWN_DISK = _GB
_SOON = timedelta(30)
_MASK_OF_OTHERS = 0o077


class State(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


class Check(NamedTuple):
    """`name` is stable; `sentence` says what is found, and what to do where something is not well."""

    name: str
    state: State
    sentence: str


class Port(StrEnum):
    """Who has the port that the service is to listen on."""

    FREE = "free"
    OURS = "ours"
    TAKEN = "taken"


def processor(cores: int, features: frozenset[str]) -> Check:
    """`features` as Linux names them; none are known of other kinds than x86."""
    if features and "avx2" not in features:
        return Check("cpu", State.WARN, f"{cores} 个核,没有 AVX2:能用,每个问题慢几倍。请换较新的机器。")
    return Check("cpu", State.OK, f"{cores} 个核。")


def memory(available: int, index_size: int) -> Check:
    """Bytes that are free for use, and of the index."""
    needed = _OWN_MEMORY + index_size
    found = f"可用内存 {_gb(available)},约需 {_gb(needed)}"
    if available < needed:
        return Check("memory", State.WARN, f"{found}:会慢,或被系统停掉。请关掉别的程序,或加内存。")
    return Check("memory", State.OK, f"{found}。")


def disk(free: int, index_size: int) -> Check:
    """Bytes that are free where indexes are published, and of the index."""
    needed = _OWN_DISK + _INDEXES * index_size
    found = f"放索引的磁盘还有 {_gb(free)},更新索引约需 {_gb(needed)}"
    if free < needed:
        return Check("disk", State.WARN, f"{found}。请清理磁盘,或把 TIAOWEN_INDEX 放到别处。")
    return Check("disk", State.OK, f"{found}。")


def packages(problems: Sequence[str]) -> Check:
    """`problems`: requirements that are not met, as pip writes them."""
    if problems:
        wanted = " ".join(f"'{one}'" for one in problems)
        return Check("packages", State.FAIL, f"缺少软件包,或版本不合。请运行:pip install {wanted}。")
    return Check("packages", State.OK, "需要的软件包都在,版本相合。")


class Index(NamedTuple):
    """What an opened index tells; `has_these_words`: it was cut by the user dictionary as it is now."""

    version: str
    documents: int
    clauses: int
    model: str
    is_calibrated: bool
    milliseconds: float
    has_these_words: bool


def index(found: Index | TiaowenError) -> Check:
    """The published index, its checksums, and its encoder; an error says why it cannot be used."""
    if isinstance(found, TiaowenError):
        return _failed("index", found)
    told = (
        f"版本 {found.version},{found.documents} 份文件,{found.clauses} 条条款,模型 {found.model},"
        f"答一个问题 {found.milliseconds:.0f} 毫秒"
    )
    if not found.is_calibrated:
        return Check("index", State.WARN, f"{told}。{UNCALIBRATED}")
    if not found.has_these_words:
        return Check(
            "index", State.WARN, f"{told}。用户词典后来改过,还没有用上。请运行 tiaowen update。"
        )
    return Check("index", State.OK, f"{told}。")


def writable(name: str, setting: str, place: str, error: str | None) -> Check:
    """A place that the service writes to; `error`: why it cannot."""
    if error:
        return Check(name, State.FAIL, f"{place} 不能写({error})。请改权限,或用 {setting} 换一个地方。")
    return Check(name, State.OK, f"{place} 能写。")


def thesaurus(error: TiaowenError | None) -> Check:
    return _failed("thesaurus", error) if error else Check("thesaurus", State.OK, "同义词表能读。")


def dictionary(error: TiaowenError | None) -> Check:
    return _failed("dictionary", error) if error else Check("dictionary", State.OK, "用户词典能读。")


def keys(found: Keys | TiaowenError, mode: int | None, door: Door, today: date) -> Check:
    """The file of keys and its permissions; `mode` is None where there is no file."""
    if isinstance(found, TiaowenError):
        return _failed("keys", found)
    if mode is not None and mode & _MASK_OF_OTHERS:
        return Check("keys", State.WARN, f"密钥文件别人也能读(权限 {mode:o})。请运行 chmod 600。")
    live = [key for key in found.values() if key.is_live(today)]
    ending = [key.id for key in live if key.expires and key.expires - today <= _SOON]
    if ending:
        return Check(
            "keys", State.WARN, f"{_SOON.days} 天内到期的密钥:{'、'.join(ending)}。请另发新的。"
        )
    reading = "查询要密钥" if door.needs_key(found) else "查询不用密钥"
    return Check("keys", State.OK, f"{len(live)} 把有效的密钥;{reading}。")


def exposure(door: Door, keys: Keys, today: date) -> Check:
    """Whether the service may start where others can reach it."""
    try:
        door.check(keys, today)
    except TiaowenError as error:
        return _failed("exposure", error)
    if not door.is_exposed:
        return Check("exposure", State.OK, "只有本机能访问。")
    if door.is_open:
        return Check(
            "exposure", State.WARN, "别的机器不用密钥就能查询(TIAOWEN_OPEN=1)。请确认本意如此。"
        )
    return Check("exposure", State.OK, "别的机器要有密钥才能查询。请在反向代理上用 HTTPS。")


def port(found: Port, host: str, number: int) -> Check:
    if found is Port.TAKEN:
        return Check(
            "port",
            State.FAIL,
            f"{host}:{number} 不能监听,或已被别的程序占用。请换:tiaowen serve --port 8001。",
        )
    told = "条问正在这里运行" if found is Port.OURS else "可以监听"
    return Check("port", State.OK, f"{host}:{number} {told}。")


def traces(is_asked: bool, is_installed: bool) -> Check:
    if is_asked and not is_installed:
        return Check(
            "traces", State.FAIL, "设了 TIAOWEN_OTEL,却没有安装。请运行 pip install 'tiaowen[otel]'。"
        )
    return Check("traces", State.OK, "链路追踪已开。" if is_asked else "链路追踪没有开。")


def report(checks: Sequence[Check]) -> Mapping[str, object]:
    """As `tiaowen doctor --json` prints it."""
    failed = sum(check.state is State.FAIL for check in checks)
    return {"failed": failed, "checks": [check._asdict() for check in checks]}


def _failed(name: str, error: TiaowenError) -> Check:
    return Check(name, State.FAIL, error.message)


def _gb(size: int) -> str:
    return f"{size / _GB:.1f} GB"
