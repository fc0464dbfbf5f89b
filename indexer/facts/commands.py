"""Subcommands that print the facts of an index."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from indexer.commands import check_known
from indexer.facts.duty import ROLES, Duty
from indexer.facts.stored import duty_json, number, stored_duties, stored_targets, target_json
from indexer.facts.target import Target, TargetKind
from indexer.index import stored_documents
from indexer.publication import current
from indexer.readers.rawtext import unwrapped
from indexer.settings import Settings

_Fact = TypeVar("_Fact", Target, Duty)

_KINDS = {TargetKind.NUMERIC: "目标", TargetKind.QUALITATIVE: "目标", TargetKind.PAST: "已有"}
_COMPARATORS = {"=": "", ">=": "≥", "<=": "≤", ">": ">", "<": "<"}


_document = click.option("--document", "document_id", help="只要这一份文件的。")
_jsonl = click.option("--jsonl", "is_json", is_flag=True, help="逐行输出 JSON。")


@click.command()
@_document
@_jsonl
@click.pass_obj
def targets(settings: Settings, document_id: str | None, is_json: bool) -> None:
    """列出索引里的目标:指标、数值、年份和出处。"""
    shown = _as_json(target_json) if is_json else _target_line
    _print(settings, stored_targets, document_id, shown)


@click.command()
@_document
@_jsonl
@click.pass_obj
def duties(settings: Settings, document_id: str | None, is_json: bool) -> None:
    """列出索引里的责任:单位、角色、任务和出处。"""
    shown = _as_json(duty_json) if is_json else _duty_line
    _print(settings, stored_duties, document_id, shown)


def _print(
    settings: Settings,
    stored: Callable[[Path], Iterable[_Fact]],
    document_id: str | None,
    shown: Callable[[_Fact], str],
) -> None:
    """The facts of a document, or of all, a line each. Raises DocumentUnknown."""
    folder = current(settings.index)
    check_known(document_id, [document.document_id for document in stored_documents(folder)])
    for fact in stored(folder):
        if document_id in (None, fact.document_id):
            click.echo(shown(fact))


def _as_json(fields: Callable[[_Fact], dict[str, Any]]) -> Callable[[_Fact], str]:
    return lambda fact: json.dumps(fields(fact), ensure_ascii=False)


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
    return f"{ROLES[duty.role]}\t{duty.unit}\t{duty.task}\t{duty.citation}"
