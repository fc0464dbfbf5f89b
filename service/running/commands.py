"""Subcommands of whoever runs the service."""

import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from indexer.setting_values import Rate
from indexer.settings import DEFAULT, ENVIRONMENT, Configured, Settings, configured
from service.running.doctor import State, report
from service.running.examination import examined
from service.running.keys import Key, KeyFile, Scope, new_key

_LONGEST_NAME = 64
_ORIGINS = {DEFAULT: "默认", ENVIRONMENT: "环境变量"}
_STATES = {State.OK: "正常", State.WARN: "注意", State.FAIL: "不行"}
_SCOPES = {Scope.READ: "查询", Scope.ADMIN: "管理"}


@click.group()
def keys() -> None:
    """接口的密钥:新建、列出、吊销。"""


def _name(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if not value.strip() or len(value) > _LONGEST_NAME or not value.isprintable():
        raise click.BadParameter(f"名称是 1 到 {_LONGEST_NAME} 个字,不换行。")
    return value.strip()


def _last_day(context: click.Context, parameter: click.Parameter, value: datetime | None) -> date | None:
    if value and value.date() < date.today():
        raise click.BadParameter("有效期已经过去了。")
    return value.date() if value else None


@keys.command()
@click.option("--name", required=True, callback=_name, help="给谁用,列出密钥时显示。")
@click.option(
    "--scope", required=True, type=click.Choice([str(one) for one in Scope]), help="查询或管理。"
)
@click.option(
    "--expires",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_last_day,
    help="最后一天,如 2027-12-31。",
)
@click.pass_obj
def new(settings: Settings, name: str, scope: str, expires: date | None) -> None:
    """新建一把密钥,只显示这一次。"""
    made = new_key(name, Scope(scope), date.today(), expires)
    KeyFile(settings.keys).add(made.key)
    click.echo(f"密钥 {made.key.id} 建好了,只显示这一次,请马上交给使用的人:", err=True)
    click.echo(made.text)


@keys.command("list")
@click.pass_obj
def list_(settings: Settings) -> None:
    """列出全部密钥(看不到密钥本身)。"""
    known = KeyFile(settings.keys).now()
    for key in known.values():
        click.echo(_line(key, date.today()))
    if not known:
        click.echo("还没有密钥。新建:tiaowen keys new --name 名称 --scope read。", err=True)


@keys.command()
@click.argument("key_id", metavar="ID")
@click.pass_obj
def revoke(settings: Settings, key_id: str) -> None:
    """吊销一把密钥,马上有效,不用重启。"""
    key = KeyFile(settings.keys).revoke(key_id, date.today())
    click.echo(f"密钥 {key.id}({key.name})已吊销。", err=True)


def _line(key: Key, today: date) -> str:
    until = f"有效到 {key.expires.isoformat()}" if key.expires else "长期有效"
    if key.revoked:
        until = f"已于 {key.revoked.isoformat()} 吊销"
    elif not key.is_live(today):
        until = f"已过期({key.expires})"
    return "\t".join((key.id, _SCOPES[key.scope], until, f"{key.created.isoformat()} 建", key.name))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def config(as_json: bool) -> None:
    """列出每个设置现在的值和来处。"""
    shown = shown_settings(configured(os.environ))
    if as_json:
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    for name, one in shown.items():
        origin = _ORIGINS.get(one["origin"], one["origin"])
        click.echo(f"TIAOWEN_{name.upper()}\t{_text(one['value'])}\t{origin}")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.pass_obj
def doctor(settings: Settings, as_json: bool) -> int:
    """检查机器、安装、索引、密钥和端口,说明该怎么办;有不行的,退出码是 1。"""
    checks = []
    for check in examined(settings, date.today()):
        checks.append(check)
        if not as_json:
            click.echo(f"{_STATES[check.state]}\t{check.name}\t{check.sentence}")
    if as_json:
        click.echo(json.dumps(report(checks), ensure_ascii=False, indent=1))
    return int(any(check.state is State.FAIL for check in checks))


def shown_settings(found: Configured) -> dict[str, dict[str, Any]]:
    """Each setting's value, as JSON can hold it, and its origin."""
    return {
        name: {"value": _plain(getattr(found.settings, name)), "origin": origin}
        for name, origin in found.origins.items()
    }


def _plain(value: object) -> object:
    if isinstance(value, Path | Rate):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _text(value: object) -> str:
    """As the environment would hold it."""
    if isinstance(value, list):
        return ",".join(value)
    return "" if value is None else str(int(value)) if isinstance(value, bool) else str(value)
