from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indexer.settings import Settings
from service.running.examination import examined
from service.search import Searcher

TODAY = date(2026, 11, 26)


@pytest.fixture
def sound(settings: Settings, tmp_path: Path) -> Settings:
    return replace(settings, keys=tmp_path / "keys.json", port=0, feedback=tmp_path / "feedback")


def states(settings: Settings) -> dict[str, str]:
    return {check.name: str(check.state) for check in examined(settings, TODAY)}


def test_everything_is_looked_at(sound: Settings) -> None:
    found = states(sound)
    assert list(found) == [
        "cpu", "memory", "disk", "packages", "traces", "cache", "feedback", "thesaurus", "index", "keys",
        "exposure", "port",
    ]  # fmt: skip
    assert "fail" not in found.values()


def test_all_that_is_wrong_is_told_at_once(sound: Settings, tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text("spoiled", encoding="utf-8")
    nothing = Path("/proc/nothing")
    broken = replace(
        sound,
        index=tmp_path / "none",
        thesaurus=nothing,
        dictionary=nothing,
        audit=nothing / "audit",
        host="0.0.0.0",
    )
    failed = [name for name, state in states(broken).items() if state == "fail"]
    assert failed == ["audit", "thesaurus", "dictionary", "index", "keys", "exposure"]


def test_a_dictionary_that_the_index_does_not_have_yet(
    sound: Settings, tmp_path: Path, searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.running.examination.open_searcher", lambda settings: searcher)
    words = tmp_path / "words.txt"
    words.write_text("能耗双控\n", encoding="utf-8")
    assert states(sound)["index"] == "ok"
    assert states(replace(sound, dictionary=words))["index"] == "warn"


def test_an_index_that_may_not_be_read_is_told_like_the_rest(
    sound: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(settings: Settings) -> None:
        raise PermissionError(13, "Permission denied", "clauses.jsonl")

    monkeypatch.setattr("service.running.examination.open_searcher", forbidden)
    assert states(sound)["index"] == "fail"
