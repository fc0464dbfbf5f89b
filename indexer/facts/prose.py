"""The targets that the sentences of a paragraph set."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from indexer.facts.dated import Dated
from indexer.facts.found import Found
from indexer.facts.indicators import Measured, measured
from indexer.facts.outcomes import Outcome, outcomes
from indexer.facts.statements import Statement, without_asides
from indexer.facts.times import Times
from indexer.folding import Span

# What a sentence is led by says nothing that will be.
_SLOGAN = re.compile("为指导|贯彻|精神|坚持|思想")
# What a review says of the years to come.
_AIMED = re.compile("目标|预期|力争|计划")
# How long rules hold sets no aim.
_IN_FORCE = re.compile("起施行|有效期|起实施|起执行")
# What is done to what, and no more: how much of it comes next.
_TOPIC = re.compile(
    r"\s*(?:[(\d).、一二三四五六七八九十—–-]{1,5})?(?P<topic>[\u4e00-\u9fff“”、]{2,22}"
    r"(?:处置|整治|修复|改造|改色|建设|涂装|搭配|治理|更新|提升|安装|种植|清理|培训|项目|工程))\s*"
)
# Within so many years: by when is not told.
_SOON = re.compile(
    r"(?:未来|今后|[到用]?(?<!\d)[\d一二两三五十]{1,4})年(?:以?内|左右|之内|时间)|(?:未来|今后)[\d一二两三五十]{1,4}年"
)


class Below(NamedTuple):
    """What the headings above a paragraph are of: aims, or what was reached."""

    aims: bool = False
    review: bool = False


def found_in(text: str, statements: Sequence[Dated], times: Times, below: Below) -> Iterator[Found]:
    """The targets of a folded paragraph."""
    readable = without_asides(text)
    for _, sentence in groupby(statements, key=lambda one: one.statement.sentence):
        yield from _of_sentence(readable, list(sentence), times, below)


def _of_sentence(text: str, statements: Sequence[Dated], times: Times, below: Below) -> Iterator[Found]:
    said: Sequence[Span | None] = ()
    whole = text[statements[0].statement.start : statements[-1].statement.end]
    if _IN_FORCE.search(whole):
        return
    is_review = below.review and not _AIMED.search(whole)
    is_slogan, is_soon = bool(_SLOGAN.search(whole)), bool(_SOON.search(whole))
    has_aimed = False
    for one in statements:
        numbers = list(measured(text, one.statement))
        topic = _topic(text, one.statement)
        said = _names(numbers, said or topic) if numbers else topic or said
        for number, name in zip(numbers, said, strict=False):
            if name and _is_target(number, one, times, is_soon):
                yield _numeric(text, one, number, name, times, is_review)
        aims = () if numbers or is_slogan else _aims(text, one, times, below.aims, has_aimed)
        for outcome in aims:
            has_aimed = True
            yield Found(outcome.name, Span(outcome.start, outcome.end), one.year, outcome.region)


def _names(numbers: Sequence[Measured], said: Sequence[Span | None]) -> Sequence[Span | None]:
    """What each number of a statement is of; where none says it, what those before it were of."""
    if len(said) == len(numbers) and not any(number.name for number in numbers):
        return said
    names, last = [], next(reversed(said), None)
    for number in numbers:
        last = number.name or last
        names.append(last)
    return names


def _topic(text: str, statement: Statement) -> Sequence[Span]:
    """What a few words in front of a number are about: 「机动车道井盖处置,完成400个」."""
    topic = _TOPIC.fullmatch(text, statement.start, statement.end)
    return [Span(*topic.span("topic"))] if topic else ()


def _numeric(text: str, at: Dated, number: Measured, name: Span, times: Times, is_review: bool) -> Found:
    quantity = number.quantity
    year = number.year or at.year or times.planned
    is_aim = at.is_aim or (quantity.is_limited and quantity.comparator != "=")
    return Found(
        name=name,
        at=quantity.printed,
        year=year,
        region=number.region,
        value=quantity.value,
        unit=quantity.unit if quantity.has_unit else None,
        comparator=quantity.comparator,
        base_year=_base_year(number, at, year),
        is_past=times.is_past(year, text[at.statement.start : at.statement.end], is_aim, is_review),
    )


def _base_year(number: Measured, at: Dated, year: int | None) -> int | None:
    if number.is_on_year and year is not None and at.base_year is None:
        return year - 1
    return None if number.year == at.base_year else at.base_year


def _is_target(number: Measured, at: Dated, times: Times, is_soon: bool) -> bool:
    """A plan for one year says of all that it counts by when; without any year only a limit sets one.
    `is_soon`: the sentence says 「5年内」."""
    is_planned = (
        times.is_yearly or times.is_plan or (times.planned is not None and not number.is_counted)
    )
    if number.year or at.year:
        return number.is_told or (not number.is_counted and number.quantity.has_unit)
    if is_planned or is_soon:
        return number.is_told
    return number.is_index and number.quantity.comparator != "="


def _aims(text: str, at: Dated, times: Times, has_aims: bool, has_aimed: bool) -> Iterator[Outcome]:
    """What a statement aims at without a number; behind the sentence with the year only below a heading
    of aims."""
    is_open = at.year is not None and times.is_open(at.year)
    if not is_open or not (at.is_of_dated or has_aims):
        return
    own = at.statement.dated
    for outcome in outcomes(text, own.end if own else at.statement.start, at.statement.end):
        if at.is_of_dated or has_aimed or outcome.is_stated:
            yield outcome
