"""Word's numerals: what is spoken, what is counted in signs, and where a format ends."""

import pytest

from indexer.readers.word_numerals import numeral


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        (
            "chineseCountingThousand",
            "一 十 十一 二十 二十一 一百 一百零一 一百一十 一百二十 九百九十九 一千",
        ),
        (
            "taiwaneseCountingThousand",
            "一 十 十一 二十 二十一 一百 一百零一 一百一十 一百二十 九百九十九 一千",
        ),
        ("chineseCounting", "一 十 十一 二十 二十一 一○○ 一○一 一一○ 一二○ 九九九 一○○○"),
        ("taiwaneseCounting", "一 十 十一 二十 二十一 一○○ 一○一 一一○ 一二○ 九九九 一○○○"),
        ("japaneseCounting", "一 十 十一 二十 二十一 百 百一 百十 百二十 九百九十九 千"),
        ("ideographDigital", "一 一〇 一一 二〇 二一 一〇〇 一〇一 一一〇 一二〇 九九九 一〇〇〇"),
        (
            "chineseLegalSimplified",
            "壹 壹拾 壹拾壹 贰拾 贰拾壹 壹佰 壹佰零壹 壹佰壹拾 壹佰贰拾 玖佰玖拾玖 壹仟",
        ),
        ("decimalZero", "01 10 11 20 21 100 101 110 120 999 1000"),
        ("decimalFullWidth", "１ １０ １１ ２０ ２１ １００ １０１ １１０ １２０ ９９９ １０００"),
        ("upperRoman", "I X XI XX XXI C CI CX CXX CMXCIX M"),
        ("decimalEnclosedCircle", "① ⑩ ⑪ ⑳ 21 100 101 110 120 999 1000"),
        ("decimalEnclosedParen", "⑴ ⑽ ⑾ ⒇ 21 100 101 110 120 999 1000"),
        ("decimalEnclosedFullstop", "⒈ ⒑ ⒒ ⒛ 21 100 101 110 120 999 1000"),
        ("ideographEnclosedCircle", "㊀ ㊉ 11 20 21 100 101 110 120 999 1000"),
        ("ideographTraditional", "甲 癸 11 20 21 100 101 110 120 999 1000"),
        ("ideographZodiac", "子 酉 戌 20 21 100 101 110 120 999 1000"),
        ("hindiVowels", "1 10 11 20 21 100 101 110 120 999 1000"),
    ],
)
def test_numerals(number_format: str, expected: str) -> None:
    numbers = (1, 10, 11, 20, 21, 100, 101, 110, 120, 999, 1000)
    assert [numeral(number, number_format) for number in numbers] == expected.split()


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1001, "一千零一"), (1010, "一千零一十"), (1100, "一千一百"), (10000, "一万")],
)
def test_one_zero_stands_for_a_gap(number: int, expected: str) -> None:
    assert numeral(number, "chineseCountingThousand") == expected


def test_letters_are_repeated_after_z() -> None:
    assert [numeral(number, "lowerLetter") for number in (1, 26, 27, 28, 780, 781)] == [
        "a", "z", "aa", "bb", "z" * 30, "781",
    ]  # fmt: skip
    assert numeral(3, "upperLetter") == "C"


def test_zero_has_no_numeral() -> None:
    assert [numeral(0, name) for name in ("chineseCounting", "lowerRoman", "upperLetter")] == ["0"] * 3
