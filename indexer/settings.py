"""Settings of the whole product, read once from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from indexer.bundled import NAME
from indexer.encoder import ModelChoice
from indexer.errors import SettingInvalid


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
    reranker: str | None = None
    feedback: Path | None = Path("var/feedback.jsonl")

    @property
    def choice(self) -> ModelChoice:
        return ModelChoice(self.model, self.query_prompt, self.passage_prompt)


_PREFIX = "TIAOWEN_"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises SettingInvalid for a value that cannot be read, or a name that is no setting."""
    given = {name.removeprefix(_PREFIX).lower(): value for name, value in environment.items()
             if name.startswith(_PREFIX)}  # fmt: skip
    unknown = sorted(set(given) - {field.name for field in fields(Settings)})
    if unknown:
        name = _PREFIX + unknown[0].upper()
        raise SettingInvalid(f"不认识的设置 {name}。可用的设置见 docs/settings.md。")
    return Settings(**{name: _typed(name, value) for name, value in given.items()})  # type: ignore[arg-type]


def _typed(name: str, value: str) -> Path | int | str | None:
    if name == "feedback":
        return Path(value) if value else None
    if name in ("corpus", "index", "cache", "thesaurus"):
        return Path(value)
    if name in ("port", "threads"):
        return _whole_number(name, value)
    return value


def _whole_number(name: str, value: str) -> int:
    highest = 65535 if name == "port" else 256
    if not value.isascii() or not value.isdigit() or int(value) > highest:
        raise SettingInvalid(
            f"设置 {_PREFIX}{name.upper()} 应是 0 到 {highest} 的整数,现在是“{value}”。"
        )
    return int(value)
