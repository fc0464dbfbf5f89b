"""Chinese characters as they are typed on a keyboard: 「无废城市」 is wufeichengshi, wfcs or wufcs."""

import re
from collections.abc import Callable
from functools import lru_cache, partial

# Names and words of documents that the dictionary would read by their characters alone.
_READ = {
    "长治": "cháng zhì",
    "长效": "cháng xiào",
    "长三角": "cháng sān jiǎo",
    "长输": "cháng shū",
    "长垣": "cháng yuán",
    "长葛": "cháng gě",
}
_FLAT = re.compile(r"^([zcs])h")
_BACK = re.compile(r"(?<=[aei]n)g$")
# Letters that may go on a syllable; any other begins one.
_GOES_ON = frozenset("aeiouvnghr")


@lru_cache(maxsize=65536)
def readings(word: str) -> tuple[str, ...]:
    """The syllable of each character of a word, without tones, ü as v; what is no Chinese stays.

    A word is read as a whole: 「重点」 zhong, 「重复」 chong.
    """
    syllables = _reader()(word)
    return tuple(syllables) if len(syllables) == len(word) and all(syllables) else tuple(word)


def sound(word: str) -> tuple[str, ...]:
    """The syllables of a word without what many speakers do not keep apart, and keyboards take for each
    other: zh and z, ing and in."""
    return tuple(_BACK.sub("", _FLAT.sub(r"\1", syllable)) for syllable in readings(word))


@lru_cache(maxsize=1)
def _reader() -> Callable[[str], list[str]]:
    """pypinyin, with what its dictionary lacks; it takes a quarter of a second to load: only where
    somebody types, or asks for a clause that is not here."""
    from pypinyin import lazy_pinyin, load_phrases_dict

    load_phrases_dict({word: [[syllable] for syllable in read.split()] for word, read in _READ.items()})
    return partial(lazy_pinyin, errors=list)  # type: ignore[arg-type]


def initials_of(typed: str) -> str:
    """A pattern of the first letters of any characters that Latin letters may be typed for."""
    rest = (f"{letter}?" if letter in _GOES_ON else re.escape(letter) for letter in typed[1:])
    return re.escape(typed[0]) + "".join(rest)


def ends(typed: str, begin: int, character: str, reading: str) -> list[int]:
    """Where in `typed` a character's part may end that begins at `begin`: the character itself, or
    some first letters of its syllable. Another character of the same sound is not it."""
    longest = 0
    while longest < len(reading) and typed[begin + longest : begin + longest + 1] == reading[longest]:
        longest += 1
    found = [begin + length for length in range(1, longest + 1)]
    return found if found or not typed.startswith(character, begin) else [begin + len(character)]
