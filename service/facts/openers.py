"""Words that lead up to what a sentence names, 「实施」 and 「应当」, and such that name nothing."""

import re
from functools import lru_cache
from pathlib import Path

from indexer.words import dictionary_words

_LIST = Path(__file__).parent / "openers.txt"
# Verbs, adverbs, prepositions and conjunctions, as jieba's dictionary marks them.
_FUNCTIONS = ("v", "d", "p", "c")
# Behind one of these something begins in any case.
PREPOSITIONS = frozenset("在向对由以将从把被除为是") | {"包括", "包含", "分为"}
DUTIES = frozenset({"应当", "应", "不得", "必须", "可以", "须", "严禁", "禁止"})
# What joins the last two of several; 「中和」, 「普及」 and 「及时」 join nothing.
JOINT = "以及|(?<!中)和(?![顺谐])|与(?![率度会])|(?<![普涉以])及(?![以时格])"
# These also join two things: 「异地安置与就地安置」.
JOINING = frozenset("与和跟同")
# 「(六)城市管理部门」, 「第七十四条 渔业主管部门」
_NUMBER = re.compile(r"(?:第[^条]{1,6}条|\([^)]{1,3}\)|\d{1,3}[.、])?\s*")


@lru_cache(maxsize=1)
def openers() -> frozenset[str]:
    """The list, folded."""
    return frozenset(_LIST.read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Read from the dictionary once."""
    return openers() | PREPOSITIONS | JOINING | frozenset(dictionary_words(*_FUNCTIONS))


def length_of_number(text: str) -> int:
    """Of a number that a line opens with, and the space behind it."""
    number = _NUMBER.match(text)
    return number.end() if number else 0
