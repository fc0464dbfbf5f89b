"""Settings of the whole product, read once: the environment, before a file, before what is usual."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

from indexer.bundled import NAME
from indexer.encoder import ModelChoice
from indexer.errors import SettingInvalid
from indexer.setting_values import Rate, checked, typed

_PREFIX = "TIAOWEN_"
_FILE = f"{_PREFIX}CONFIG"
_USUAL_FILE = Path("tiaowen.toml")
DEFAULT = "default"
ENVIRONMENT = "environment"


@dataclass(frozen=True)
class Settings:
    """Every field is the environment variable TIAOWEN_<FIELD>; docs/settings.md explains each."""

    corpus: Path = Path("corpus")
    index: Path = Path("var/index")
    cache: Path = Path.home() / ".cache" / "tiaowen"
    model: str = NAME
    query_prompt: str | None = None
    passage_prompt: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 0
    thesaurus: Path | None = None
    dictionary: Path | None = None
    reranker: str | None = None
    feedback: Path | None = Path("var/feedback.jsonl")
    keys: Path = Path("var/keys.json")
    open: bool = False
    rate: Rate | None = None
    page_rate: Rate | None = None
    cors: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    log: Path | None = None
    log_format: str = "text"
    log_queries: bool = False
    audit: Path | None = None
    otel: str | None = None
    workers: int = 1
    grace: int = 10
    upload_mb: int = 100

    @property
    def choice(self) -> ModelChoice:
        return ModelChoice(self.model, self.query_prompt, self.passage_prompt)


class Configured(NamedTuple):
    """`origins`: where each setting's value comes from: DEFAULT, ENVIRONMENT, or the file's path."""

    settings: Settings
    origins: Mapping[str, str]


class _Given(NamedTuple):
    """A setting as written somewhere; `name` is how it is called there."""

    name: str
    text: str
    origin: str


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises SettingInvalid for a value that cannot be read, or a name that is no setting."""
    return configured(environment).settings


def configured(environment: Mapping[str, str], folder: Path = Path()) -> Configured:
    """The settings and their origins; `folder` is where a relative `tiaowen.toml` is looked for.

    Raises SettingInvalid.
    """
    given = {**_in_file(environment.get(_FILE), folder), **_in_environment(environment)}
    hints = get_type_hints(Settings)
    unknown = next((one for name, one in sorted(given.items()) if name not in hints), None)
    if unknown:
        raise SettingInvalid(f"不认识的设置 {unknown.name}。可用的设置见 docs/settings.md。")
    values = {name: _value(name, one, hints[name]) for name, one in given.items()}
    origins = {field.name: given[field.name].origin if field.name in given else DEFAULT
               for field in fields(Settings)}  # fmt: skip
    return Configured(Settings(**values), origins)


def _value(name: str, given: _Given, kind: Any) -> Any:
    try:
        return checked(name, typed(given.text, kind))
    except ValueError as error:
        raise SettingInvalid(f"设置 {given.name} 应是{error},现在是“{given.text}”。") from None


def _in_environment(environment: Mapping[str, str]) -> dict[str, _Given]:
    return {name.removeprefix(_PREFIX).lower(): _Given(name, value, ENVIRONMENT)
            for name, value in environment.items()
            if name.startswith(_PREFIX) and name != _FILE}  # fmt: skip


def _in_file(named: str | None, folder: Path) -> dict[str, _Given]:
    path = folder / (named or _USUAL_FILE)
    if not named and not path.is_file():
        return {}
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingInvalid(f"设置文件 {path} 不能读({error.strerror})。请检查 {_FILE}。") from None
    except ValueError as error:
        raise SettingInvalid(f"设置文件 {path} 不是 TOML:{error}。") from None
    return {name: _Given(f"{name}({path})", _text(name, value, path), str(path))
            for name, value in rows.items()}  # fmt: skip


def _text(name: str, value: object, path: Path) -> str:
    """A value of a file as the environment would hold it."""
    match value:
        case bool():
            return str(int(value))
        case str() | int():
            return str(value)
        case list() if all(isinstance(one, str) for one in value):
            return ",".join(value)
    raise SettingInvalid(f"设置 {name}({path})应是文字、整数、true、false,或文字的列表。")
