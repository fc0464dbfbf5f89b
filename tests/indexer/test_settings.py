from pathlib import Path

import pytest

from indexer.bundled import NAME
from indexer.errors import SettingInvalid
from indexer.settings import read_settings


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


def test_feedback_is_switched_off_by_an_empty_value() -> None:
    assert read_settings({}).feedback == Path("var/feedback.jsonl")
    assert read_settings({"TIAOWEN_FEEDBACK": ""}).feedback is None
    assert read_settings({"TIAOWEN_FEEDBACK": "/srv/f.jsonl"}).feedback == Path("/srv/f.jsonl")
