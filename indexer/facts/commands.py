"""Subcommands that print the facts of an index."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from indexer.commands import check_known
from indexer.facts.duty import Duty, Role
from indexer.facts.stored import duty_json, number, stored_duties, stored_targets, target_json
from indexer.facts.target import Target, TargetKind
from indexer.index import stored_documents
from indexer.publication import current
from indexer.readers.rawtext import unwrapped
from indexer.settings import Settings

_Fact = TypeVar("_Fact", Target, Duty)

_KINDS = {TargetKind.NUMERIC: "目标", TargetKind.QUALITATIVE: "目标", TargetKind.PAST: "已有"}
_ROLES = {Role.LEAD: "牵头", Role.RESPONSIBLE: "负责", Role.REPORT: "报告", Role.ASSESS: "考核"}
_COMPARATORS = {"=": "", ">=": "≥", "<=": "≤", ">": ">", "<": "<"}


_document = click.option("--document", "document_id", help="只要这一份文件的。")
_jsonl = click.option("--jsonl", "is_json", is_flag=True, help="逐行输出 JSON。")


@click.command()
@_document
@_jsonl
@click.pass_obj
def targets(settings: Settings, document_id: str | None, is_json: bool) -> None:
    """列出索引里的目标:指标、数值、年份和出处。"""
    folder = current(settings.index)
    found = _of_document(folder, stored_targets(folder), document_id)
    _print(map(target_json, found) if is_json else map(_target_line, found))


@click.command()
@_document
@_jsonl
@click.pass_obj
def duties(settings: Settings, document_id: str | None, is_json: bool) -> None:
    """列出索引里的责任:单位、角色、任务和出处。"""
    folder = current(settings.index)
    found = _of_document(folder, stored_duties(folder), document_id)
    _print(map(duty_json, found) if is_json else map(_duty_line, found))


def _of_document(folder: Path, found: Iterable[_Fact], document_id: str | None) -> Iterator[_Fact]:
    """Raises DocumentUnknown."""
    check_known(document_id, [document.document_id for document in stored_documents(folder)])
    return (one for one in found if document_id in (None, one.document_id))


def _target_line(target: Target) -> str:
    year = target.year or "—"
    return f"{_KINDS[target.kind]}\t{year}\t{target.indicator}\t{_aim(target)}\t{target.citation}"


def _aim(target: Target) -> str:
    """The value, or the words that set the aim."""
    if target.value is None:
        start = target.sentence.start
        return unwrapped(target.sentence.text[target.source.start - start : target.source.end - start])
    return f"{_COMPARATORS[target.comparator]}{number(target.value)}{target.unit}"


def _duty_line(duty: Duty) -> str:
    return f"{_ROLES[duty.role]}\t{duty.unit}\t{duty.task}\t{duty.citation}"


def _print(lines: Iterable[str | dict[str, Any]]) -> None:
    for line in lines:
        click.echo(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False))
