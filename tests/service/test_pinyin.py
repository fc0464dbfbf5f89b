import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.pinyin import ends, initials_of, readings


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("重点", ("zhong", "dian")),
        ("重复", ("chong", "fu")),
        ("重庆", ("chong", "qing")),
        ("绿色", ("lv", "se")),
        ("长治", ("chang", "zhi")),
        ("长治市", ("chang", "zhi", "shi")),
        ("长效机制", ("chang", "xiao", "ji", "zhi")),
        ("河长制", ("he", "zhang", "zhi")),
        ("pm2", ("p", "m", "2")),
    ],
)
def test_a_word_is_read_as_a_whole(word: str, expected: tuple[str, ...]) -> None:
    assert readings(word) == expected


@given(st.text())
def test_any_character_has_one_reading(word: str) -> None:
    assert len(readings(word)) == len(word)
    assert all(readings(word))


@given(st.lists(st.tuples(st.sampled_from(readings("无废城市环境安全二儿女")), st.integers(1, 6))))
def test_any_way_of_typing_finds_its_initials(typed: list[tuple[str, int]]) -> None:
    letters = "".join(syllable[:length] for syllable, length in typed)
    initials = "".join(syllable[0] for syllable, _ in typed)
    assert not letters or re.match(initials_of(letters), initials)


def test_a_character_ends_where_its_syllable_may() -> None:
    assert ends("cheng", 0, "城", "cheng") == [1, 2, 3, 4, 5]
    assert ends("chshi", 0, "城", "cheng") == [1, 2]
    assert ends("城市", 0, "城", "cheng") == [1]
    assert ends("成市", 0, "城", "cheng") == []
