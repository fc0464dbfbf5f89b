import json
import os
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.settings import Settings, read_settings
from service.errors import KeyUnknown
from service.running.commands import config, doctor, keys
from service.running.keys import KeyFile, verified


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(keys=tmp_path / "keys.json")


def run(settings: Settings, *arguments: str) -> Result:
    return CliRunner().invoke(keys, arguments, obj=settings)


def test_a_key_is_made_shown_once_listed_and_revoked(settings: Settings) -> None:
    made = run(settings, "new", "--name", "省厅系统", "--scope", "read", "--expires", "2999-12-31")
    text = made.stdout.strip()
    key = verified(KeyFile(settings.keys).now(), text, date.today())
    assert "只显示这一次" in made.stderr
    shown = run(settings, "list").stdout
    assert shown.startswith(f"{key.id}\t查询\t有效到 2999-12-31\t")
    assert shown.endswith("省厅系统\n")
    assert text not in shown
    assert run(settings, "revoke", key.id).exit_code == 0
    assert f"已于 {date.today().isoformat()} 吊销" in run(settings, "list").stdout


def test_what_cannot_be_is_wrong_usage(settings: Settings) -> None:
    for arguments in (
        ["new", "--name", "甲"],
        ["new", "--name", " ", "--scope", "read"],
        ["new", "--name", "甲\n乙", "--scope", "read"],
        ["new", "--name", "字" * 65, "--scope", "read"],
        ["new", "--name", "甲", "--scope", "write"],
        ["new", "--name", "甲", "--scope", "read", "--expires", "2020-01-01"],
        ["new", "--name", "甲", "--scope", "read", "--expires", "明天"],
    ):
        assert run(settings, *arguments).exit_code == 2, arguments
    assert not settings.keys.exists()


def test_an_unknown_key_is_told(settings: Settings) -> None:
    assert isinstance(run(settings, "revoke", "0a1b2c3d").exception, KeyUnknown)


def test_each_setting_and_where_it_comes_from(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "tiaowen.toml"
    file.write_text('port = 8080\nproxies = ["10.0.0.1", "::1"]\n', encoding="utf-8")
    monkeypatch.setenv("TIAOWEN_CONFIG", str(file))
    monkeypatch.setenv("TIAOWEN_RATE", "5/minute")
    monkeypatch.setenv("TIAOWEN_OPEN", "true")
    lines = CliRunner().invoke(config).stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == [
        f"TIAOWEN_{field.name.upper()}" for field in fields(Settings)
    ]
    assert f"TIAOWEN_PORT\t8080\t{file}" in lines
    assert f"TIAOWEN_PROXIES\t10.0.0.1,::1\t{file}" in lines
    assert "TIAOWEN_RATE\t5/minute\t环境变量" in lines
    assert "TIAOWEN_OPEN\t1\t环境变量" in lines
    assert "TIAOWEN_HOST\t127.0.0.1\t默认" in lines
    shown = json.loads(CliRunner().invoke(config, ["--json"]).stdout)
    assert shown["proxies"] == {"value": ["10.0.0.1", "::1"], "origin": str(file)}
    assert shown["audit"] == {"value": None, "origin": "default"}


def test_the_doctor_succeeds_where_all_is_well(settings: Settings) -> None:
    known = read_settings(os.environ)
    sound = replace(known, keys=settings.keys, port=0)
    shown = CliRunner().invoke(doctor, ["--json"], obj=sound, standalone_mode=False)
    assert shown.return_value == 0
    assert json.loads(shown.stdout)["failed"] == 0


def test_the_doctor_fails_where_something_is_not_well(settings: Settings, tmp_path: Path) -> None:
    broken = replace(settings, index=tmp_path, cache=tmp_path, feedback=None, port=0)
    shown = CliRunner().invoke(doctor, obj=broken, standalone_mode=False)
    assert shown.return_value == 1
    (told,) = [line for line in shown.stdout.splitlines() if line.startswith("不行")]
    assert told.startswith("不行\tindex\t")
    assert "tiaowen index" in told
