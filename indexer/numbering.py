"""The numbering that opens a line: 一、 (一) 1. (1) 第三条 专栏1 附件 前言 ———."""

import re
from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "[〇零一二两三四五六七八九十百千]+"
_CIRCLED_ONE = ord("①")


class Kind(IntEnum):
    """Families of numbering; a smaller value encloses a larger one."""

    ANNEX = 0
    FOREWORD = 1
    PART = 2
    CHAPTER = 3
    SECTION = 4
    ARTICLE = 5
    NUMERAL = 6
    BOX = 7
    NUMERAL_IN_BRACKETS = 8
    DIGIT = 9
    DIGIT_IN_BRACKETS = 10
    CIRCLED = 11
    DASH = 12


class Label(NamedTuple):
    """A numbering found at the start of a folded line; `end` is where the words after it begin."""

    kind: Kind
    number: int
    printed_end: int
    end: int

    @property
    def is_heading_kind(self) -> bool:
        """Whether the words on the label's own line may be a heading rather than a text."""
        return self.kind not in (Kind.ARTICLE, Kind.DASH)


def number_of(numeral: str) -> int:
    """The value of a Chinese or Arabic numeral up to 9999.

    >>> number_of("一百二十"), number_of("二〇二五"), number_of("12")
    (120, 2025, 12)
    """
    if numeral.isascii():
        return int(numeral)
    if not any(char in _UNITS for char in numeral):
        return int("".join(str(_DIGITS[char]) for char in numeral))
    total, digit = 0, 0
    for char in numeral:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


class _Rule(NamedTuple):
    kind: Kind
    pattern: re.Pattern[str]
    value: Callable[[str], int] = number_of


def _ordinal(kind: Kind, unit: str) -> _Rule:
    # A space must follow: 「第三十条规定的…」 is a reference, not a heading.
    return _Rule(kind, re.compile(rf"第({_NUMERAL}|[0-9]+){unit}(?:之{_NUMERAL})?(?=\s|$)"))


_RULES = (
    # 「一、二、三产业」 and 「一、二级保护区」 are words, not the first item.
    _Rule(Kind.NUMERAL, re.compile(rf"({_NUMERAL})、(?!{_NUMERAL}(?:、|级|类|产))")),
    _Rule(Kind.NUMERAL_IN_BRACKETS, re.compile(rf"\(({_NUMERAL})\)")),
    _Rule(Kind.DIGIT, re.compile(r"([0-9]{1,3})(?:\.(?![0-9])|、)")),
    _Rule(Kind.DIGIT_IN_BRACKETS, re.compile(r"\(([0-9]{1,3})\)")),
    _Rule(Kind.CIRCLED, re.compile(r"([①-⑳])"), lambda char: ord(char) - _CIRCLED_ONE + 1),
    _ordinal(Kind.PART, "编"),
    _ordinal(Kind.CHAPTER, "章"),
    _ordinal(Kind.SECTION, "节"),
    _ordinal(Kind.ARTICLE, "条"),
    _Rule(Kind.BOX, re.compile(rf"专栏\s*({_NUMERAL}|[0-9]{{1,3}})(?=\s|:|$)")),
    _Rule(
        Kind.ANNEX,
        re.compile(rf"附(?:(?:件|录|表)\s*({_NUMERAL}|[0-9]{{1,2}})?(?=\s|:|$)|$)"),
        lambda numeral: number_of(numeral) if numeral else 1,
    ),
    _Rule(Kind.FOREWORD, re.compile(r"(?:前|序|引|导)\s*言()$"), lambda _: 1),
    _Rule(Kind.DASH, re.compile(r"([—–]{2,4}|-{2,4})(?=\S)"), lambda _: 0),
)


def label_of(line: str) -> Label | None:
    """The label that opens a folded, stripped line, if one does."""
    for rule in _RULES:
        match = rule.pattern.match(line)
        if match:
            number = rule.value(match.group(1) or "")
            end = match.end() + len(re.match(r"[\s:]*", line[match.end() :]).group())  # type: ignore[union-attr]
            return Label(rule.kind, number, match.end(), end)
    return None
