from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.settings import Settings
from service.errors import KeyUnknown
from service.running.commands import keys
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
