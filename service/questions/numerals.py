"""Numbers as people type them in front of 章 or 条: 十六 廿三 16 Ⅴ ⑧ 贰."""

import re
from unicodedata import numeric

from indexer.numbering import FORMAL as _FORMAL
from indexer.numbering import number_of

_NUMERALS = "〇○一二三四五六七八九十百千廿卅"
_DIGIT = "[一二三四五六七八九]"
_UNDER_100 = rf"(?:(?:{_DIGIT}?十|[廿卅]){_DIGIT}?|{_DIGIT})"
_HUNDREDS = rf"{_DIGIT}百(?:零{_DIGIT}|{_DIGIT}?十{_DIGIT}?)?"
_WHOLE = (
    rf"(?:{_DIGIT}千(?:零{_UNDER_100}|{_HUNDREDS})?|{_HUNDREDS}|{_DIGIT}[〇○]{_DIGIT}?|{_UNDER_100})"
)
# A whole number up to 9999; 「十四五」 and 「十几」 are none, nor is any part of them.
HAN = rf"(?<![{_NUMERALS}]){_WHOLE}(?![{_NUMERALS}几])"
# 「145规划」 is short for 十四五规划, and no number of a clause.
_PLAN = r"1[1-9]5(?=\s*(?:规划|[\u4e00-\u9fff]{2,6}规划))"
ARABIC = rf"(?<![\d.A-Za-z])(?!{_PLAN})[0-9]{{1,3}}(?![\dA-Za-z%]|\.\d)"
_ROMAN = "(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
ROMAN = rf"(?<![A-Za-z]){_ROMAN}(?![A-Za-z0-9])"
_SMALL_ROMAN = rf"(?<![A-Za-z]){_ROMAN.lower()}(?![A-Za-z0-9])"
CIRCLED = "[①-⑳㉑-㉟㊱-㊿❶-❿➀-➓]"
FORMAL = rf"[{_FORMAL}佰]{{1,5}}"
# Behind 第 nothing else can be meant.
ORDINAL = rf"(?:{HAN}|[0-9]{{1,4}}(?!\d)|{ROMAN}|{_SMALL_ROMAN}|{CIRCLED}|{FORMAL})"
# A number among others: 3.4.2, 三点二.
PART = rf"(?:[0-9]{{1,2}}|{_UNDER_100}|{_ROMAN})"

# 「第 十 七 条」, 「第 1 7 条」
_SPACED_TENS = rf"(?:{_DIGIT}?\s*十\s+{_DIGIT}|{_DIGIT}\s+十\s*{_DIGIT}?)"
SPACED = (
    rf"(?:(?:{_DIGIT}\s*百\s*(?:零\s*)?)?{_SPACED_TENS}(?![{_NUMERALS}])"
    r"|(?<=第\s)[0-9]\s+[0-9](?![0-9]))"
)

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def value(numeral: str) -> int:
    """The number that a numeral stands for.

    >>> value("廿三"), value("XIV"), value("⑧"), value("贰拾"), value("一百零二")
    (23, 14, 8, 20, 102)
    """
    numeral = re.sub(r"\s", "", numeral).upper()
    if numeral[0] in _ROMAN_VALUES:
        return _roman(numeral)
    if re.fullmatch(CIRCLED, numeral):
        return int(numeric(numeral))
    plain = numeral.replace("廿", "二十").replace("卅", "三十").replace("佰", "百")
    return number_of(plain)


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))
