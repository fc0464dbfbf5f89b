"""Tables of indicators: 「指标|单位|2020年|2025年」, a value a cell."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.facts.found import Found
from indexer.facts.quantities import Quantity, quantities
from indexer.facts.times import Times
from indexer.folding import Span

_YEAR = re.compile(
    r"\D{0,6}(?P<year>(?:19|20)\d\d)年?(?:目标|现状|指标|规划|预期|基期|实际|完成|底|末|值|数|\(|\))*"
)
_NAME = re.compile("(?:[一-九]级|主要|具体|核心|分项)*(?:指标|项目|任务|内容)(?:名称|内容)?")
_UNIT = re.compile("(?:计量)?单位")
_AIM = re.compile("(?:规划|预期)?(?:目标|指标)(?:值|要求)|(?:规划)?目标")
_NOW = re.compile("(?:现状|基期|基准|基础)(?:值|水平|年|数据)?")
_FILLED = re.compile(r"[\d.,%≥≤<>—–-]+")
# What a cell may hold beside the number: 「≥95%」, 「30以上」; more is an aim in words.
_WORDS = re.compile(r"[\u4e00-\u9fff]{3,}")
_IN_BRACKETS = re.compile(r"\(([^()]{1,12})\)$")


class Column(NamedTuple):
    """A column of values: its year, None where only that it is planned or how it was before is told."""

    place: int
    year: int | None
    is_now: bool


class ValueColumns(NamedTuple):
    """Where a table's rows have the indicator, its unit and its values; counted from the right: on the
    left merged cells may be missing."""

    name: int
    unit: int | None
    values: tuple[Column, ...]


def value_columns(row: Sequence[str]) -> ValueColumns | None:
    """What the row that heads a table says of its columns; None where it heads none of indicators."""
    names = [place - len(row) for place, words in enumerate(row) if _NAME.fullmatch(words)]
    units = [place - len(row) for place, words in enumerate(row) if _UNIT.fullmatch(words)]
    values = tuple(_values(row))
    is_filled = any(_FILLED.fullmatch(words) and not _YEAR.fullmatch(words) for words in row)
    if not names or not values or is_filled:
        return None
    return ValueColumns(names[-1], units[0] if units else None, values)


def _values(row: Sequence[str]) -> Iterator[Column]:
    for place, words in enumerate(row):
        year, is_now = _YEAR.fullmatch(words), bool(_NOW.search(words))
        if year or _AIM.fullmatch(words) or _NOW.fullmatch(words):
            yield Column(place - len(row), int(year["year"]) if year else None, is_now)


def found_in_row(text: str, row: Sequence[Span], heads: ValueColumns, times: Times) -> Iterator[Found]:
    """The targets that a row of a table sets, a column each."""
    name = _cell(row, heads.name)
    for column in heads.values if name and name.start < name.end else ():
        at = _cell(row, column.place)
        if name and at and name.start < at.start < at.end:
            yield from _in_cell(text, row, heads, column, name, at, times)


def _in_cell(
    text: str,
    row: Sequence[Span],
    heads: ValueColumns,
    column: Column,
    name: Span,
    at: Span,
    times: Times,
) -> Iterator[Found]:
    words = text[slice(*at)]
    year = column.year or (None if column.is_now else times.planned)
    is_past = column.is_now or times.is_past(year, "", is_aim=True)
    quantity = next(quantities(text, *at), None)
    called = _without_unit(text, name)
    if _WORDS.search(words):
        if not is_past:
            yield Found(called, at, year)
    elif quantity:
        yield Found(
            name=called, at=quantity.printed, year=year, value=quantity.value,
            unit=_unit(text, row, heads, name, quantity), comparator=quantity.comparator,
            is_past=is_past,
        )  # fmt: skip


def _cell(row: Sequence[Span], place: int) -> Span | None:
    return row[place] if -place <= len(row) else None


def _unit(
    text: str, row: Sequence[Span], heads: ValueColumns, name: Span, quantity: Quantity
) -> Span | None:
    """Beside the number, in a column of its own, or in brackets behind the indicator."""
    if quantity.has_unit:
        return quantity.unit
    if heads.unit is not None and (own := _cell(row, heads.unit)):
        return own if own.start < own.end else None
    bracket = _IN_BRACKETS.search(text, *name)
    return Span(*bracket.span(1)) if bracket else None


def _without_unit(text: str, name: Span) -> Span:
    """「森林覆盖率(%)」"""
    bracket = _IN_BRACKETS.search(text, *name)
    return Span(name.start, bracket.start()) if bracket and bracket.start() > name.start else name
