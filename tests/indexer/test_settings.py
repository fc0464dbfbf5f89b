from pathlib import Path

import pytest

from indexer.bundled import NAME
from indexer.errors import SettingInvalid
from indexer.settings import DEFAULT, ENVIRONMENT, configured, read_settings


def test_defaults() -> None:
    settings = read_settings({"HOME": "/x"})
    assert settings.choice == (NAME, None, None)
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)


def test_values_from_the_environment() -> None:
    settings = read_settings(
        {"TIAOWEN_INDEX": "/srv/index", "TIAOWEN_PORT": "9000", "TIAOWEN_QUERY_PROMPT": ""}
    )
    assert settings.index == Path("/srv/index")
    assert settings.port == 9000
    assert settings.query_prompt == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIAOWEN_PORT", "八千"),
        ("TIAOWEN_PORT", "70000"),
        ("TIAOWEN_THREADS", "-1"),
        ("TIAOWEN_COLOUR", "red"),
    ],
)
def test_a_setting_that_cannot_be_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingInvalid, match=name):
        read_settings({name: value})


def file_in(folder: Path, text: str) -> Path:
    path = folder / "tiaowen.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_environment_wins_over_the_file_and_the_file_over_the_usual(tmp_path: Path) -> None:
    path = file_in(tmp_path, 'port = 9000\nhost = "::1"\nopen = true\nproxies = ["10.0.0.1", "::1"]\n')
    settings, origins = configured({"TIAOWEN_PORT": "9001"}, tmp_path)
    assert (settings.port, settings.host, settings.open) == (9001, "::1", True)
    assert settings.proxies == ("10.0.0.1", "::1")
    assert (origins["port"], origins["host"], origins["index"]) == (ENVIRONMENT, str(path), DEFAULT)


def test_a_named_file(tmp_path: Path) -> None:
    path = file_in(tmp_path, 'rate = "5/second"')
    assert str(read_settings({"TIAOWEN_CONFIG": str(path)}).rate) == "5/second"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("port = 99999", "port"),
        ("prot = 8000", "prot"),
        ("port = 1.5", "port"),
        ("open = [1]", "open"),
        ("port =", "不是 TOML"),
        ("[server]\nport = 1", "server"),
    ],
)
def test_a_file_that_cannot_be_is_told_with_its_name(tmp_path: Path, text: str, told: str) -> None:
    path = file_in(tmp_path, text)
    with pytest.raises(SettingInvalid, match=told) as failed:
        configured({}, tmp_path)
    assert str(path) in failed.value.message


def test_a_named_file_that_is_not_there() -> None:
    with pytest.raises(SettingInvalid, match="TIAOWEN_CONFIG"):
        read_settings({"TIAOWEN_CONFIG": "/nowhere/tiaowen.toml"})


def test_feedback_is_switched_off_by_an_empty_value() -> None:
    assert read_settings({}).feedback == Path("var/feedback.jsonl")
    assert read_settings({"TIAOWEN_FEEDBACK": ""}).feedback is None
    assert read_settings({"TIAOWEN_FEEDBACK": "/srv/f.jsonl"}).feedback == Path("/srv/f.jsonl")
