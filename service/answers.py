"""The answering sentence of a clause, verbatim, and the fact in it where a query asks for one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.folding import Folded, Span, fold

# How much a sentence's share of the query's words counts beside its cosine.
_COVERAGE_WEIGHT = 0.15
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_UNIT = (
    r"(?:万|亿|百|千)*"
    r"(?:亩|吨|千瓦|兆瓦|立方米|平方公里|公里|公顷|微克|元|度|天|次|个|家|座|处|种|户|条|项|辆|人|名|类|县|村)?"
)
_BOUND = r"(?:以上|以下|以内|左右|余)?"
_YEAR = re.compile(r"(?:19|20)\d\d年(?:\d{1,2}月)?底?前?")
_SHARE = re.compile(rf"{_NUMBER}(?:%|个百分点)(?:以上|以下|以内|左右)?")
_QUANTITY = re.compile(rf"{_NUMBER}[余多]?(?:%{_BOUND}|{_UNIT}{_BOUND})(?:/[\u4e00-\u9fff]+)?")

_ASKS_YEAR = re.compile(r"哪[一]?年|何时|什么时候|啥时候|几几年|几年(?!级)|到哪年|年份")
_ASKS_SHARE = re.compile(r"百分之|比例|比重|占比|率|百分比|几成")
_ASKS_QUANTITY = re.compile(
    r"多少|几[个家座处种户条项天次辆人类]|多大|多高|目标值|数量|指标值|几万|几百|几千"
)


class Fact(NamedTuple):
    """A number, share or year inside a sentence; a span of the document's text."""

    text: str
    span: Span


@lru_cache(maxsize=8192)
def folded(text: str) -> Folded:
    """Kept for the next query: the same clauses are shown again and again."""
    return fold(text)


def best_sentence(
    cosines: NDArray[np.float32], lowered: Sequence[str], weights: Mapping[str, float]
) -> int:
    """Which sentence of a clause answers: the nearest one, helped by the query's weighted words.

    `lowered`: the sentences folded, in lower case.
    """
    total = sum(weights.values()) or 1.0
    found = [_weight_in(sentence, weights) for sentence in lowered]
    shares = np.array(found, dtype=np.float32) / np.float32(total)
    return int(np.argmax(cosines + _COVERAGE_WEIGHT * shares))


def _weight_in(lowered: str, weights: Mapping[str, float]) -> float:
    return sum([weight for word, weight in weights.items() if word in lowered])


def fact_in(sentence: str, start: int, query: str) -> Fact | None:
    """The fact that a folded query asks for, in a sentence that starts at `start` of its document."""
    wanted = _wanted(query)
    if wanted is None:
        return None
    plain = folded(sentence)
    found = [match.span() for match in wanted.finditer(plain.text) if match.group() not in query]
    if not found:
        return None
    left, right = max(found, key=lambda bounds: _shared_before(plain.text, bounds[0], query))
    span = plain.span(left, right)
    return Fact(sentence[span.start : span.end], Span(start + span.start, start + span.end))


def highlights(text: str, start: int, content: Sequence[str]) -> list[Span]:
    """Where the query's words stand in a clause that starts at `start`; joined where they touch."""
    plain = folded(text)
    lowered = plain.text.lower()
    words = [re.escape(word) for word in content if len(word) > 1]
    if not words or len(lowered) != len(plain):
        return []
    pattern = re.compile("|".join(sorted(words, key=len, reverse=True)))
    found = [plain.span(*match.span()) for match in pattern.finditer(lowered)]
    return [Span(start + a, start + b) for a, b in _merged(found)]


def _wanted(query: str) -> re.Pattern[str] | None:
    if _ASKS_YEAR.search(query):
        return _YEAR
    if not _ASKS_QUANTITY.search(query) and not _ASKS_SHARE.search(query):
        return None
    return _SHARE if _ASKS_SHARE.search(query) and not re.search(r"几[个家座]", query) else _QUANTITY


def _shared_before(text: str, position: int, query: str) -> int:
    """Bigrams of the query in the words in front of a number: what the number is said of."""
    before = re.split(r"[,。;!?]", text[max(0, position - 30) : position])[-1]
    return sum(before[i : i + 2] in query for i in range(len(before) - 1))


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in spans:
        if current is not None and span.start <= current.end:
            current = Span(current.start, max(current.end, span.end))
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current
