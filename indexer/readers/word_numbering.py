"""The numbers that Word puts in front of paragraphs itself: they stand in no w:t."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import NamedTuple

from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = 9
# Word counts no further.
HIGHEST = 32767
# No label is longer; a file that says otherwise would be multiplied by its paragraphs.
_LONGEST_LABEL = 64
# No style is based on more others, one upon another.
_LONGEST_CHAIN = 50


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of a Word element, "" where the element or the attribute is missing."""
    return "" if element is None else element.get(W + name, "")


def is_on(element: Element | None) -> bool:
    """Whether a switch such as w:vanish is there and not turned off."""
    return element is not None and value(element).lower() not in ("0", "false", "off", "none")


# ---------------------------------------------------------------- styles


class Styles:
    """styles.xml: which style a paragraph has, and which other styles that one is based on."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall(W + "style")
        self._styles = {value(style, "styleId"): style for style in reversed(styles)}
        defaults = (s for s in styles if _is_default(s) and value(s, "type") == "paragraph")
        self._default = value(next(defaults, None), "styleId")

    def style_of(self, paragraph: Element) -> str:
        """The id of a paragraph's style."""
        return value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default

    def name(self, style_id: str) -> str:
        """The name shown in Word, which may differ from the id; "" where there is no such style."""
        style = self._styles.get(style_id)
        return "" if style is None else value(style.find(W + "name"))

    def chain(self, style_id: str) -> Iterator[Element]:
        """A style and those it is based on, nearest first."""
        return islice(self._based_on(style_id), _LONGEST_CHAIN)

    def _based_on(self, style_id: str) -> Iterator[Element]:
        style = self._styles.get(style_id)
        while style is not None:
            yield style
            style = self._styles.get(value(style.find(W + "basedOn")))


def _is_default(style: Element) -> bool:
    return value(style, "default").lower() in ("1", "true", "on")


# ---------------------------------------------------------------- numerals


def _positional(number: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(number))


def _counted(number: int, digits: str, units: Sequence[str], hides_one: bool = True) -> str:
    """Numbers up to 99,999 as they are spoken: 一百零一, 一百一十, and 十一 where `hides_one`."""
    if hides_one and 10 <= number < 20:
        return units[1] + _counted(number % 10, digits, units)
    printed = str(number)
    words = [
        digits[int(digit)] + units[len(printed) - 1 - place] if digit != "0" else digits[0]
        for place, digit in enumerate(printed)
    ]
    return re.sub(rf"{digits[0]}+$", "", re.sub(rf"{digits[0]}+", digits[0], "".join(words)))


def _counted_to_99(number: int, digits: str) -> str:
    """Word's plain counting, which goes on digit by digit from 100: 一○○, 一○一."""
    return _counted(number, digits, _UNITS) if number < 100 else _positional(number, digits)


def _japanese(number: int) -> str:
    """As Chinese, but without zeros and without the one before a unit: 百一, 百十, 千."""
    words = _counted(number, _DIGITS, _UNITS).replace("零", "")
    return re.sub(r"一(?=[十百千])", "", words)


def _roman(number: int) -> str:
    words = ""
    for size, sign in _ROMAN:
        words += sign * (number // size)
        number %= size
    return words


def _letters(number: int) -> str:
    """a … z, aa, bb … : Word repeats the letter, up to thirty times."""
    repeats, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (repeats + 1) if number <= 780 else str(number)


def _listed(number: int, signs: str) -> str:
    """Signs that exist for the first numbers only; Word goes on in plain digits."""
    return signs[number - 1] if number <= len(signs) else str(number)


_DIGITS = "零一二三四五六七八九"
_CIRCLE_DIGITS = "○" + _DIGITS[1:]
_UNITS = ("", "十", "百", "千", "万")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def _signs(first: str, count: int) -> Callable[[int], str]:
    return partial(_listed, signs="".join(chr(ord(first) + i) for i in range(count)))


_thousand = partial(_counted, digits=_DIGITS, units=_UNITS)
_to_99 = partial(_counted_to_99, digits=_CIRCLE_DIGITS)
_digital = partial(_positional, digits="〇" + _DIGITS[1:])
_full_width = partial(_positional, digits="０１２３４５６７８９")

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _signs("①", 20),
    "decimalEnclosedCircleChinese": _signs("①", 20),
    "decimalEnclosedParen": _signs("⑴", 20),
    "decimalEnclosedFullstop": _signs("⒈", 20),
    "decimalFullstop": _signs("⒈", 20),
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _to_99,
    "chineseCountingThousand": _thousand,
    "chineseLegalSimplified": partial(
        _counted, digits="零壹贰叁肆伍陆柒捌玖", units=("", "拾", "佰", "仟", "万"), hides_one=False
    ),
    "ideographLegalTraditional": partial(
        _counted, digits="零壹貳參肆伍陸柒捌玖", units=("", "拾", "佰", "仟", "萬"), hides_one=False
    ),
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseCounting": _to_99,
    "taiwaneseCountingThousand": _thousand,
    "taiwaneseDigital": partial(_positional, digits=_CIRCLE_DIGITS),
    "japaneseCounting": _japanese,
    "ideographEnclosedCircle": _signs("㊀", 10),
    "ideographTraditional": partial(_listed, signs="甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": partial(_listed, signs="子丑寅卯辰巳午未申酉戌亥"),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "none": lambda number: "",
}


def numeral(number: int, number_format: str) -> str:
    """A number in one of Word's formats (w:numFmt); in plain digits where the format is unknown.

    >>> numeral(110, "chineseCountingThousand"), numeral(3, "upperRoman"), numeral(2, "hindiVowels")
    ('一百一十', 'III', '2')
    """
    # No format but plain digits has a sign for zero.
    return _FORMATS.get(number_format, str)(number) if number > 0 else str(number)


# ---------------------------------------------------------------- lists


@dataclass(frozen=True)
class _Level:
    """How one level of a list is numbered; `restart` as w:lvlRestart has it, None for the usual way."""

    start: int
    number_format: str
    text: str
    suffix: str
    style: str
    restart: int | None
    is_legal: bool


@dataclass
class _List:
    """One w:abstractNum: its levels, and how far its count has got at each."""

    levels: dict[int, _Level]
    style_link: str
    counts: dict[int, int] = field(default_factory=dict)


@dataclass
class _Num:
    """One w:num: a list, and what it changes in it."""

    list_id: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)


class _Place(NamedTuple):
    """Where the numbering of a paragraph comes from."""

    num: _Num
    list: _List
    level: int


class Numbering:
    """Counts a document's numbered paragraphs; ask for each label once, in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        lists = [] if root is None else root.findall(W + "abstractNum")
        nums = [] if root is None else root.findall(W + "num")
        self._lists = {value(item, "abstractNumId"): _list(item) for item in lists}
        self._nums = {value(item, "numId"): _num(item) for item in nums}
        self._of_styles: dict[str, tuple[str, int | None]] = {}

    def label(self, paragraph: Element) -> str:
        """What Word prints before a w:p, "" for nothing; the space that follows it is part of it."""
        place = self._place(paragraph)
        if place is None:
            return ""
        level = _level(place, place.level)
        if level is None:
            return ""
        _count(place, level)
        text = _text(place, level)
        return text + level.suffix if text else ""

    def _place(self, paragraph: Element) -> _Place | None:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = self._styles.style_of(paragraph)
        num = self._nums.get(_num_id(own) or self._of_style(style)[0])
        numbered = self._list_of(num)
        if num is None or numbered is None:
            return None
        level = _own_level(own)
        if level is None:
            level = 0 if _num_id(own) else self._level_of_style(style, {**numbered.levels, **num.levels})
        return _Place(num, numbered, min(level, LEVELS - 1))

    def _level_of_style(self, style_id: str, levels: dict[int, _Level]) -> int:
        """The level that names the style, or else the one that the style names."""
        linked = (index for index, level in levels.items() if style_id and level.style == style_id)
        return next(linked, self._of_style(style_id)[1] or 0)

    def _of_style(self, style_id: str) -> tuple[str, int | None]:
        """The numId and the level that a style gives to its paragraphs."""
        if style_id not in self._of_styles:
            found = [style.find(f"{W}pPr/{W}numPr") for style in self._styles.chain(style_id)]
            num_id = next(filter(None, map(_num_id, found)), "")
            levels = (_own_level(item) for item in found)
            self._of_styles[style_id] = num_id, next((n for n in levels if n is not None), None)
        return self._of_styles[style_id]

    def _list_of(self, num: _Num | None) -> _List | None:
        """A num's list; one that only points to a numbering style stands for that style's list."""
        found = self._lists.get(num.list_id) if num else None
        if found is None or not found.style_link:
            return found
        linked = self._nums.get(self._of_style(found.style_link)[0])
        return self._lists.get(linked.list_id) if linked else None


def _integer(element: Element | None, name: str = "val") -> int | None:
    """A number between 0 and `HIGHEST`, or None."""
    digits = value(element, name)
    return min(int(digits), HIGHEST) if re.fullmatch(r"[0-9]{1,9}", digits) else None


def _num_id(properties: Element | None) -> str:
    return "" if properties is None else value(properties.find(W + "numId"))


def _own_level(properties: Element | None) -> int | None:
    return None if properties is None else _integer(properties.find(W + "ilvl"))


def _list(abstract: Element) -> _List:
    return _List(_levels(abstract), value(abstract.find(W + "numStyleLink")))


def _num(element: Element) -> _Num:
    overrides = element.findall(W + "lvlOverride")
    levels = [_levels(override) for override in overrides]
    starts = {_integer(item, "ilvl"): _integer(item.find(W + "startOverride")) for item in overrides}
    return _Num(
        value(element.find(W + "abstractNumId")),
        {index: level for group in levels for index, level in group.items()},
        {index: start for index, start in starts.items() if index is not None and start is not None},
    )


def _levels(parent: Element) -> dict[int, _Level]:
    found = {_integer(level, "ilvl"): level for level in parent.findall(W + "lvl")}
    return {index: _definition(level) for index, level in found.items() if index is not None}


def _definition(level: Element) -> _Level:
    number_format = _number_format(level)
    start = _integer(level.find(W + "start"))
    return _Level(
        start=0 if start is None else start,
        number_format=number_format,
        text=_bullet(level) if number_format == "bullet" else _pattern(level),
        suffix="" if value(level.find(W + "suff")) == "nothing" else " ",
        style=value(level.find(W + "pStyle")),
        restart=_integer(level.find(W + "lvlRestart")),
        is_legal=is_on(level.find(W + "isLgl")),
    )


def _number_format(level: Element) -> str:
    # A format of newer versions stands first, in mc:Choice; the last one is what all can show.
    formats = [value(item) for item in level.iter(W + "numFmt")]
    return formats[-1] if formats else "decimal"


def _pattern(level: Element) -> str:
    is_hidden = is_on(level.find(f"{W}rPr/{W}vanish"))
    return "" if is_hidden else _one_line(value(level.find(W + "lvlText"))[:_LONGEST_LABEL])


def _one_line(text: str) -> str:
    return " ".join(text.splitlines()).replace("\t", " ")


def _bullet(level: Element) -> str:
    sign = _pattern(level)
    font = level.find(f"{W}rPr/{W}rFonts")
    is_symbol_font = re.match(r"Symbol|Wingdings|Webdings", value(font, "ascii") or value(font, "hAnsi"))
    return sign if sign.strip() and sign.isprintable() and not is_symbol_font else "•"


def _level(place: _Place, index: int) -> _Level | None:
    return place.num.levels.get(index) or place.list.levels.get(index)


def _start(place: _Place, index: int) -> int:
    level = _level(place, index)
    return place.num.starts.get(index, level.start if level else 1)


def _count(place: _Place, level: _Level) -> None:
    """One further at this level, and the levels below from their start again."""
    counts, index = place.list.counts, place.level
    is_restarted = index in place.num.starts and index not in place.num.begun
    if index not in counts or is_restarted:
        counts[index] = _start(place, index)
    else:
        counts[index] = min(counts[index] + 1, HIGHEST)
    place.num.begun.add(index)
    for lower in range(index + 1, LEVELS):
        if _restarts(_level(place, lower), index):
            counts.pop(lower, None)


def _restarts(lower: _Level | None, index: int) -> bool:
    return lower is not None and (lower.restart is None or index < lower.restart)


def _text(place: _Place, level: _Level) -> str:
    if level.number_format == "bullet":
        return level.text
    return re.sub(r"%([1-9])", lambda match: _part(place, level, int(match[1]) - 1), level.text)


def _part(place: _Place, level: _Level, index: int) -> str:
    """The number of one level within a label."""
    shown = _level(place, index)
    number = place.list.counts.get(index, _start(place, index))
    number_format = shown.number_format if shown else "decimal"
    if number_format == "bullet":
        return ""
    is_plain = level.is_legal and number_format != "none"
    return numeral(number, "decimal" if is_plain else number_format)
