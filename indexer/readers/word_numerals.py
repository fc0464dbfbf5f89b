"""Numerals as Word prints them, in each of its formats (w:numFmt)."""

import re
from collections.abc import Callable, Sequence
from functools import partial

_DIGITS = "零一二三四五六七八九"
_CIRCLE_DIGITS = "○" + _DIGITS[1:]
_UNITS = ("", "十", "百", "千", "万")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def numeral(number: int, number_format: str) -> str:
    """A number in one of Word's formats (w:numFmt); in plain digits where the format is unknown.

    >>> numeral(110, "chineseCountingThousand"), numeral(3, "upperRoman"), numeral(2, "hindiVowels")
    ('一百一十', 'III', '2')
    """
    # No format but plain digits has a sign for zero.
    return _FORMATS.get(number_format, str)(number) if number > 0 else str(number)


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
