"""Targets and duties as a table for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence

from indexer.facts.duty import ROLES, Duty
from indexer.facts.stored import number
from indexer.facts.target import Target
from indexer.readers.rawtext import unwrapped
from service.pages.views import COMPARED, KINDS_OF_TARGETS

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
_PLACE = ("引用", "文件", "起", "止")
_TARGETS = ("指标", "比较", "数值", "单位", "年份", "与哪一年比", "地区", "种类", "原句", *_PLACE)
_DUTIES = ("单位", "角色", "任务", *_PLACE)


def target_table(targets: Iterable[Target]) -> str:
    """CSV (RFC 4180) with a head."""
    return _table(_TARGETS, (_target_cells(target) for target in targets))


def duty_table(duties: Iterable[Duty]) -> str:
    """CSV (RFC 4180) with a head."""
    return _table(_DUTIES, (_duty_cells(duty) for duty in duties))


def _target_cells(target: Target) -> Sequence[object]:
    return (
        target.indicator, COMPARED[target.comparator] if target.value is not None else "",
        number(target.value), target.unit, target.year, target.base_year, target.region,
        KINDS_OF_TARGETS[target.kind], unwrapped(target.sentence.text), *_place(target),
    )  # fmt: skip


def _duty_cells(duty: Duty) -> Sequence[object]:
    return (duty.unit, ROLES[duty.role], duty.task, *_place(duty))


def _place(fact: Target | Duty) -> Sequence[object]:
    return (fact.citation, fact.source.file, fact.source.start, fact.source.end)


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue()


def _cell(value: object) -> object:
    """A spreadsheet takes text that begins like a formula for one, but not behind an apostrophe."""
    is_formula = isinstance(value, str) and value.startswith(_FORMULA)
    return f"'{value}" if is_formula else value
