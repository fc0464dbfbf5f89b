"""The answering sentence of a clause, verbatim, and the fact in it where a query asks for one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.folding import Folded, Span, fold
from service.kinds import asked_kind

# What counts beside late interaction: the sentence's cosine, its share of the query's words, and
# whether it holds what the query asks for (a number, a year, a responsible unit). Tuned on
# development queries, see docs/ranking.md.
_COSINE_WEIGHT = 0.3
_COVERAGE_WEIGHT = 0.03
_KIND_WEIGHT = 0.04


class Fact(NamedTuple):
    """A number, share or year inside a sentence; a span of the document's text."""

    text: str
    span: Span


@lru_cache(maxsize=8192)
def folded(text: str) -> Folded:
    """Kept for the next query: the same clauses are shown again and again."""
    return fold(text)


class Sentences(NamedTuple):
    """The sentences of a clause beside a query: late interaction and cosine, shape (sentences,);
    `lowered`: folded, in lower case; `places`: the part of an article. `is_headed`: the first one
    is only the heading."""

    nearness: NDArray[np.float32]
    cosines: NDArray[np.float32]
    lowered: Sequence[str]
    places: Sequence[str | None]
    is_headed: bool


def best_sentence(
    sentences: Sentences, weights: Mapping[str, float], query: str, place: str | None = None
) -> int:
    """Which sentence of a clause answers a folded query. `weights`: the query's words with their
    idf; `place`: the part of an article that is asked for (「第二款」)."""
    total = sum(weights.values()) or 1.0
    shares = np.array([_weight_in(sentence, weights) for sentence in sentences.lowered]) / total
    kind = asked_kind(query)
    holds = np.array([bool(kind and kind.is_in(sentence)) for sentence in sentences.lowered])
    scores = (
        sentences.nearness + _COSINE_WEIGHT * sentences.cosines
        + _COVERAGE_WEIGHT * shares + _KIND_WEIGHT * holds
    )  # fmt: skip
    if place:
        scores = scores + [bool(own and own.startswith(place)) for own in sentences.places]
    if sentences.is_headed and len(scores) > 1:
        scores[0] = -np.inf
    return int(np.argmax(scores))


def _weight_in(lowered: str, weights: Mapping[str, float]) -> float:
    return sum([weight for word, weight in weights.items() if word in lowered])


def fact_in(sentence: str, start: int, query: str) -> Fact | None:
    """The fact that a folded query asks for, in a sentence that starts at `start` of its document."""
    kind = asked_kind(query)
    if kind is None or kind.span is None:
        return None
    plain = folded(sentence)
    found = [match.span() for match in kind.span.finditer(plain.text) if match.group() not in query]
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
