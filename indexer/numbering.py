"""The numbering that opens a line: 壹、 一、 (一) 1. (1) 1.1 第三条 专栏1 附件 前言 ———; and 表1."""

import re
import unicodedata
from enum import IntEnum
from typing import NamedTuple

# 「二0二0年」 is a common misprint for 「二〇二〇年」.
_DIGITS = {
    char: value for digits in ("〇一二三四五六七八九", "0123456789") for value, char in enumerate(digits)
} | {"零": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
# As folding leaves 壹貳參肆伍陸柒捌玖拾.
FORMAL = "壹贰叁参肆伍陆柒捌玖拾"
_PLAIN = str.maketrans(FORMAL, "一二三三四五六七八九十")
# 「第 一 百 二 十 条 之 一」 has 17 characters.
_LONGEST_LABEL = 20
# No number has more than nine characters (九千九百九十九 has seven).
_NUMERAL = "[〇○零一二两三四五六七八九十百千]{1,9}"
_HAN = r"[\u4e00-\u9fff]"


class Kind(IntEnum):
    """Families of numbering; a smaller value encloses a larger one unless a document shows otherwise."""

    ANNEX = 0
    FOREWORD = 1
    PART = 2
    SUBPART = 3
    FORMAL = 4
    CHAPTER = 5
    SECTION = 6
    ARTICLE = 7
    NUMERAL = 8
    BOX = 9
    NUMERAL_IN_BRACKETS = 10
    DECIMAL_1 = 11
    DECIMAL_2 = 12
    DECIMAL_3 = 13
    DECIMAL_4 = 14
    DIGIT = 15
    DIGIT_IN_BRACKETS = 16
    DIGIT_BEFORE_BRACKET = 17
    CIRCLED = 18
    DASH = 19
    HEADING = 20
    TABLE = 21


ORDINALS = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)
DECIMALS = (Kind.DECIMAL_1, Kind.DECIMAL_2, Kind.DECIMAL_3, Kind.DECIMAL_4)


class Label(NamedTuple):
    """A numbering found at the start of a folded line; `end` is where the words after it begin.

    `numbers` has one number, two for 第一百二十条之一 (120, 1), as many as printed for 1.2.3.
    Only what stood before tells whether a label that is not certain is one.
    """

    kind: Kind
    numbers: tuple[int, ...]
    printed_end: int
    end: int
    doubt: int = 0

    @property
    def is_certain(self) -> bool:
        return self.doubt == 0

    @property
    def is_heading_kind(self) -> bool:
        """Whether the words on the label's own line may be a heading rather than a text."""
        return self.kind not in (Kind.ARTICLE, Kind.DASH)


def number_of(numeral: str) -> int:
    """The value of a Chinese or Arabic numeral up to 9999.

    >>> number_of("一百二十"), number_of("二〇二五"), number_of("拾贰"), number_of("12")
    (120, 2025, 12, 12)
    """
    if numeral.isascii():
        return int(numeral)
    numeral = numeral.translate(_PLAIN)
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


def follows(earlier: tuple[int, ...], later: tuple[int, ...]) -> bool:
    """Whether one number comes right after another.

    >>> follows((3,), (4,)), follows((120,), (120, 1)), follows((120, 1), (121,))
    (True, True, True)
    """
    upper = [earlier[:length] for length in range(1, len(earlier) + 1)]
    return later in [(*part[:-1], part[-1] + 1) for part in upper] or later == (*earlier, 1)


# A label that may be words of a text, and one that reads like words: 「第三条规定的…」.
LIKELY, DOUBTFUL = 1, 2


class _Rule(NamedTuple):
    kind: Kind
    pattern: re.Pattern[str]
    doubt: int = 0


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    """The numbers that a rule's groups hold; a label without one is the first of its kind."""
    return tuple(_value(group) for group in match.groups() if group) or (1,)


def _value(numeral: str) -> int:
    if "A" <= numeral <= "Z":
        return ord(numeral) - ord("A") + 1
    is_circled = not numeral.isascii() and unicodedata.category(numeral[0]) == "No"
    return int(unicodedata.numeric(numeral)) if is_circled else number_of(numeral)


_NUMBER = rf"({_NUMERAL}|[0-9]{{1,4}})"
# What goes on after 「第三十条」 where it is a reference and no heading.
_REFERENCE = (
    r"(?:规定|所[列称指述规]|的|第|[至到、,;。)》”]|[和与及或]第|或者第|以及第"
    r"|中[的所规关有]|以[外上下内]|[款项]|修改)"
)
# What goes on after 「(一)」 where it is a reference: 「(一)项」「(一)、(二)」.
_ITEM_REFERENCE = r"(?:项(?!目)|款(?!项)|目(?!标|的|录|前)|[、,和或及至到]\s*\(|[、,]?第)"
# 「一、二、三产业」 and 「一、二级保护区」 are words, not the first item.
_COUNTED = rf"{_NUMERAL}(?:、|级|类|产|线|期|季|者)"
# What makes 「2.375公顷」 a fraction.
_MEASURE = "公顷|平方|公里|亿|万|吨|亩|米|元|倍"


def _ordinal(kind: Kind, unit: str) -> tuple[_Rule, ...]:
    """「第三条 …」 is certain; 「第三条…」 and 「第三条 第一…」 may be references."""
    label = rf"第\s?{_NUMBER}\s?{unit}(?:之({_NUMERAL}))?"
    return (
        _Rule(kind, re.compile(rf"{label}(?=\s|:|$)(?!\s*{_REFERENCE})")),
        _Rule(kind, re.compile(rf"{label}(?!{_REFERENCE})"), LIKELY),
        _Rule(kind, re.compile(rf"{label}(?![的、,;。)》”款项]|[至和]第)"), DOUBTFUL),
    )


def _named(kind: Kind, name: str) -> tuple[_Rule, ...]:
    """「专栏1 …」 is certain, 「专栏1…」 is not."""
    number = rf"{name}\s*{_NUMBER}(?:-([0-9]{{1,2}}))?"
    return (
        _Rule(kind, re.compile(rf"{number}(?=\s|:|$)(?!\s*{_REFERENCE})")),
        _Rule(kind, re.compile(rf"{number}(?={_HAN})(?!{_REFERENCE})"), LIKELY),
    )


def _decimal(kind: Kind, depth: int) -> _Rule:
    number = r"([0-9]{1,2})"
    dotted = r"\.".join([number] * depth)
    return _Rule(
        kind, re.compile(rf"{dotted}(?!月[0-9])(?:[.、]|(?=\s)|(?={_HAN}))(?=\s*[^\s0-9])"), LIKELY
    )


_RULES = (
    _Rule(Kind.FORMAL, re.compile(rf"([{FORMAL}]{{1,3}})(?:、|\.(?![0-9]))"), LIKELY),
    _Rule(Kind.NUMERAL, re.compile(rf"({_NUMERAL})(?:、|\.(?![0-9]))(?!{_COUNTED})")),
    _Rule(Kind.NUMERAL, re.compile(rf"({_NUMERAL})、"), DOUBTFUL),
    _Rule(Kind.NUMERAL_IN_BRACKETS, re.compile(rf"\(?({_NUMERAL})\)(?!{_ITEM_REFERENCE})[、.]?")),
    _decimal(Kind.DECIMAL_4, 4),
    _decimal(Kind.DECIMAL_3, 3),
    _decimal(Kind.DECIMAL_2, 2),
    _Rule(Kind.DIGIT, re.compile(r"([0-9]{1,3})(?:\.(?![0-9])|、(?![0-9]))")),
    _Rule(
        Kind.DIGIT,
        re.compile(r"([0-9]{1,3})(?:、|\.(?=(?:19|20)[0-9]{2}年|[0-9]{1,2}月[0-9]{1,2}日))"),
        LIKELY,
    ),
    # 「01 什么是电子居住证?」
    _Rule(Kind.DIGIT, re.compile(rf"0([1-9])(?=\s+{_HAN})"), LIKELY),
    # 「11.121人才梯队项目」, but 「2.375公顷」.
    _Rule(Kind.DIGIT, re.compile(rf"([0-9]{{1,3}})\.(?=[0-9]{{3,}}(?!{_MEASURE}){_HAN})"), DOUBTFUL),
    # 「(028)85399067」 is a telephone.
    _Rule(
        Kind.DIGIT_IN_BRACKETS, re.compile(rf"\((?!0[0-9]{{2}})([0-9]{{1,3}})\)(?!{_ITEM_REFERENCE})")
    ),
    _Rule(Kind.DIGIT_BEFORE_BRACKET, re.compile(r"([0-9]{1,2})\)")),
    _Rule(Kind.CIRCLED, re.compile(r"([①-⑳㉑-㉟㊱-㊿❶-❿➀-➓])")),
    *_ordinal(Kind.SUBPART, "分编"),
    *_ordinal(Kind.PART, "(?:编|篇|部分)"),
    *_ordinal(Kind.CHAPTER, "章"),
    *_ordinal(Kind.SECTION, "节"),
    *_ordinal(Kind.ARTICLE, "条"),
    *_named(Kind.BOX, "专栏"),
    *_named(Kind.ANNEX, "附(?:件|录|表)"),
    _Rule(Kind.ANNEX, re.compile(r"附录\s*([A-Z])(?=\s|:|$)")),
    _Rule(
        Kind.ANNEX,
        re.compile(
            r"附(?:(?:件|录|表)?\s*(?:(?=:)|$)|(?:件|录|表)\s(?!\s*[A-Z\d]{0,2}\s*[),。;、》”]))"
        ),
    ),
    _Rule(Kind.FOREWORD, re.compile(r"(?:前|序|引|导)\s*言$")),
    _Rule(Kind.DASH, re.compile(r"(?:[—–]{2,4}|-{2,4})(?=\S)")),
    _Rule(Kind.DECIMAL_1, re.compile(rf"([0-9]{{1,2}})(?=\s+{_HAN})"), LIKELY),
)


# 「表1」, 「表 3-2」, 「续表1」 above the rows of a table.
_TABLE = _Rule(Kind.TABLE, re.compile(rf"续?表\s*{_NUMBER}(?:-([0-9]{{1,2}}))?(?=[\s:]|{_HAN}|$)"))


def table_label_of(line: str) -> Label | None:
    """The number of the table that a folded line is the caption of, where rows stand below it."""
    return _read(_TABLE, line)


def label_of(line: str) -> Label | None:
    """The label that opens a folded, stripped line, if one may; also 「第 三 章」 and 「( 一 )」."""
    return _matched(line) or _spaced(line)


def _matched(line: str) -> Label | None:
    return next((label for rule in _RULES if (label := _read(rule, line))), None)


def _read(rule: _Rule, line: str) -> Label | None:
    match = rule.pattern.match(line)
    if match is None:
        return None
    rest = line[match.end() :]
    end = match.end() + len(rest) - len(rest.lstrip(" \t\u3000:"))
    return Label(rule.kind, _numbers(match), match.end(), end, rule.doubt)


def _spaced(line: str) -> Label | None:
    """A label printed with spaces between its characters."""
    places = [i for i, char in enumerate(line[:_LONGEST_LABEL]) if not char.isspace()]
    if len(places) == len(line[:_LONGEST_LABEL]):
        return None
    label = _matched("".join(line[i] for i in places))
    if label is None or label.kind in DECIMALS or label.printed_end >= len(places):
        return None
    return label._replace(printed_end=places[label.printed_end - 1] + 1, end=places[label.end])
