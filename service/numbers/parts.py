"""Parts of an article that a query names: 「第二款第三项」, 「最后一款」."""

import re
from collections.abc import Collection, Sequence
from itertools import count, pairwise, takewhile

import numpy as np
from numpy.typing import NDArray

from indexer.numbering import Kind
from indexer.places import numeral
from service.numbers.levels import Steps
from service.numbers.references import Step
from service.questions.units import DIGITS

_UNITS = ("款", "项", "目")
_LIKE_ITEMS = ("点", "小点", "小项", "小条")
_MARKED = DIGITS | {Kind.NUMERAL_IN_BRACKETS}
# What an article of one 款 is, too.
_FIRST = "第一款"


def article_parts(
    places: Sequence[str | None], bounds: NDArray[np.integer]
) -> list[frozenset[str]]:  # fmt: skip
    """The parts that each clause is known to have: `places` of sentences, those of clause i are
    `bounds[i]` to `bounds[i + 1]`."""
    return [
        frozenset(place for place in places[first:last] if place)
        for first, last in pairwise(bounds.tolist())
    ]


def part_named(steps: Steps, parts: Collection[str]) -> str | None:
    """The part of an article that some levels name; None where it has none such. 「第三项」 is of the
    one paragraph that has items."""
    parts = parts if any("款" in part for part in parts) else {*parts, _FIRST}
    place = _only_paragraph(parts) if steps and _unit(steps[0]) == "项" else ""
    for step in steps:
        unit, number = _unit(step), _number(step, place, parts)
        if unit not in _UNITS or number is None:
            return None
        place += _name(number, unit)
    return place if place in parts else None


def _only_paragraph(parts: Collection[str]) -> str:
    """The one paragraph of an article that has items, 「第二款」; "" where none or several have."""
    holding = {part.partition("款")[0] for part in parts if re.search("款.+项", part)}
    return f"{holding.pop()}款" if len(holding) == 1 else ""


def _number(step: Step, above: str, parts: Collection[str]) -> int | None:
    """「最后一款」 counts from the last part below those above."""
    if step.number is None or len(step.number) > 1:
        return None
    number = step.number[0]
    if number > 0 or not step.is_place:
        return number
    names = (above + _name(place, _unit(step)) for place in count(1))
    return max(0, len(list(takewhile(lambda name: name in parts, names))) + 1 + number)


def _unit(step: Step) -> str:
    """「第三项」, also where it is written 「(三)」, 「(3)」 or 「③」, or called a 点."""
    is_marked = step.kinds <= _MARKED and not step.unit
    return "项" if is_marked or step.unit in _LIKE_ITEMS else step.unit


def _name(number: int, unit: str) -> str:
    return f"第{number if unit == '目' else numeral(number)}{unit}"
