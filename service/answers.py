"""The answering sentence of a clause, verbatim, and the fact in it where a query asks for one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.folding import Folded, Span, fold
from service.questions.kinds import asked_kind, facts_asked
from service.questions.query import Query

# What counts beside late interaction: the sentence's cosine, its share of the query's words, whether
# it names a year that the query names, whether it holds what the query asks for (a number, a year, a
# responsible unit), whether it says in so many words that this is it, its share of the words that
# answers to other questions lend, and whether it only sets an aim that no number is asked of. Tuned on
# development queries, see docs/ranking.md.
_COSINE_WEIGHT = 1.5
_COVERAGE_WEIGHT = 0.2
_YEAR_WEIGHT = 0.1
_KIND_WEIGHT = 0.15
_TOLD_WEIGHT = 0.4
_LENT_WEIGHT = 0.6
_AIM_WEIGHT = -0.1
# Characters in front of a number, and behind it, that say what it is of.
_SAID_OF = 30
_SAID_AFTER = 6
# How much more or less is asked, and what then stands in front of the number.
_RISES = "增长|增加|提高|上升|下降|降低|减少|压减|削减"
_ASKS_CHANGE = re.compile(rf"(?:{_RISES}|[涨跌降])了?多少\W*$|[增降涨跌]幅|增速")
_CHANGED = re.compile(rf"(?:{_RISES})[了到至达]?$")
# More than all that a number can be said of.
_CHANGE_WEIGHT = 2 * _SAID_OF
# What ends in the middle of what it says, and what then goes on with another year, naming nothing new.
_GOES_ON = re.compile(r"\d.*;$", re.DOTALL)
_GONE_ON = re.compile(
    r"^(?:并|再)?[到至]?20\d\d年[底末前]*,?(?:力争|再|进一步|继续|稳定)?(?:达|提|增|升|降|保持|不低于|不少于)"
)
# 「A、B和C分别为1、2、3」: the names, and how it is put.
_RESPECTIVELY = re.compile(r"([^,。;:]*)分别([^\d,。;]{0,8})(?=\d)")
_STOP = re.compile(r"[。;]")
# 「到2027年,美丽乡村整县建成比例达到40%;」
_AIM = re.compile(r"(?:力争)?到20\d\d年")
_ASKS_AIM = re.compile("目标|愿景|样子|程度")
# A year in the name of a document is no fact: 「《…规划(2021—2030年)》」, nor the number that a line
# opens with: 「3.最低生活保障家庭」, 「(4)退休人员」.
_NO_FACT = re.compile(r"《[^》]*》|^\s*(?:\(\d{1,3}\)|\d{1,3}(?:[)、]|\.(?!\d)))")
_LISTED = re.compile(r"、|以及|和(?![顺谐])|与(?![率度])|(?<![普涉])及(?![以时格])")
_RANGE = re.compile(r"\s*起?\s*(?:[至到~-]|—+)\s*")
_ASKS_END = re.compile(r"截止|结束|为止|最[晚迟]|到(?:什么时候|啥时|何时|几|哪)")
# Where a printed line ends inside a sentence.
_WRAP = re.compile(r"(?<=[^\s。!?;:.!?;:])\s*\n\s*")


class Fact(NamedTuple):
    """A number, share, year or those responsible inside a sentence, or several of them; a span of the
    document's text."""

    text: str
    span: Span


@lru_cache(maxsize=8192)
def folded(text: str) -> Folded:
    """Without the line breaks inside sentences: a word may run across one. Kept for the next query:
    the same clauses are shown again and again."""
    return fold(text, [Span(*match.span()) for match in _WRAP.finditer(text)])


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
    sentences: Sentences, weights: Mapping[str, float], query: Query, place: str | None = None,
    lent: Mapping[str, float] = MappingProxyType({}),
) -> int:  # fmt: skip
    """Which sentence of a clause answers a query. `weights`: the query's words with their idf;
    `place`: the part of an article that is asked for (「第二款」); `lent`: as in `Ranking`."""
    total = sum(weights.values()) or 1.0
    shares = np.array([_weight_in(sentence, weights) for sentence in sentences.lowered]) / total
    kind, years = asked_kind(query.folded), [str(year) for year in query.years]
    holds = np.array([bool(kind and kind.is_in(sentence)) for sentence in sentences.lowered])
    told = np.array([bool(kind and kind.is_told(sentence)) for sentence in sentences.lowered])
    dated = np.array([any(year in sentence for year in years) for sentence in sentences.lowered])
    is_how = kind is None and not _ASKS_AIM.search(query.folded)
    aims = np.array([is_how and bool(_AIM.match(sentence)) for sentence in sentences.lowered])
    borrowed = np.array([_weight_in(sentence, lent) for sentence in sentences.lowered])
    near = sentences.nearness + _COSINE_WEIGHT * sentences.cosines + _COVERAGE_WEIGHT * shares
    near = near + _LENT_WEIGHT * borrowed
    return _highest(
        _gone_on(near, sentences.lowered, dated)
        + _YEAR_WEIGHT * dated + _KIND_WEIGHT * holds + _TOLD_WEIGHT * told + _AIM_WEIGHT * aims,
        sentences, place,
    )  # fmt: skip


def _gone_on(
    near: NDArray[np.floating], lowered: Sequence[str], dated: NDArray[np.bool_]
) -> NDArray[np.floating]:
    """「到2027年,利用率达到82%以上;到2035年,达到90%以上」: the half with the asked year is as near as
    the one that says of what."""
    goes_on = [False, *(bool(_GOES_ON.search(sentence)) for sentence in lowered[:-1])]
    gone_on = [bool(_GONE_ON.search(sentence)) for sentence in lowered]
    is_half = dated & goes_on & gone_on & [True, *(not own for own in dated[:-1])]
    before = np.concatenate([near[:1], near[:-1]])
    return np.where(is_half, np.maximum(near, before), near)


def opening_sentence(sentences: Sentences, place: str | None = None) -> int:
    """Where a clause begins, or the part of it that is asked for: what a number alone asks for."""
    return _highest(np.zeros(len(sentences.lowered)), sentences, place)


def _highest(scores: NDArray[np.floating], sentences: Sentences, place: str | None) -> int:
    """The best sentence of the part that is asked for; a bare heading only where there is no other."""
    if place:
        scores = scores + [bool(own and own.startswith(place)) for own in sentences.places]
    if sentences.is_headed and len(scores) > 1:
        scores[0] = -np.inf
    return int(np.argmax(scores))


def _weight_in(lowered: str, weights: Mapping[str, float]) -> float:
    return sum([weight for word, weight in weights.items() if word in lowered])


def fact_in(sentence: str, start: int, query: str) -> Fact | None:
    """The fact that a folded query asks for, in a sentence that starts at `start` of its document;
    where it asks for several, from the first to the last of them."""
    kind = asked_kind(query)
    if kind is None or kind.span is None:
        return None
    plain = folded(sentence)
    text = _NO_FACT.sub(lambda match: " " * len(match[0]), plain.text)
    found = [match.span() for match in kind.span.finditer(text) if match.group() not in query]
    if not found:
        return None
    first, last = _wanted(text, found, query)
    span = plain.span(first, last)
    return Fact(sentence[span.start : span.end], Span(start + span.start, start + span.end))


def _wanted(text: str, found: Sequence[tuple[int, int]], query: str) -> tuple[int, int]:
    """From the first to the last of the facts found in a text that a query asks for."""
    wanted = min(facts_asked(query), len(found))
    if wanted == 1 and (aligned := _aligned(text, found, query)):
        return aligned
    ends = [0, *(right for _, right in found)]
    asks_change = _ASKS_CHANGE.search(query) is not None
    shared = [
        _shared(text[end:left], query) + _named_after(text[right:], query)
        + _CHANGE_WEIGHT * (asks_change and _CHANGED.search(text[end:left]) is not None)
        for end, (left, right) in zip(ends, found, strict=False)
    ]  # fmt: skip
    runs = range(len(found) - wanted + 1)
    first = max(runs, key=lambda position: sum(shared[position : position + wanted]))
    if wanted == 1 and _is_end_asked(text, found[first : first + 2], query):
        first += 1
    return found[first][0], found[first + wanted - 1][1]


def _is_end_asked(text: str, found: Sequence[tuple[int, int]], query: str) -> bool:
    """「6月27日—7月1日」: when it ends is the second of two."""
    if len(found) < 2 or not _ASKS_END.search(query):
        return False
    [(start, end), (following, _)] = found
    return bool(re.search("[年月日]", text[start:end]) and _RANGE.fullmatch(text[end:following]))


def _aligned(text: str, found: Sequence[tuple[int, int]], query: str) -> tuple[int, int] | None:
    """Of 「A、B和C分别为1、2、3,比上年分别下降4、5、6」 the number of what a query names."""
    lists = list(_RESPECTIVELY.finditer(text))
    ends = [*(later.start() for later in lists[1:]), len(text)]
    names: list[str] = []
    aligned: list[tuple[float, tuple[int, int]]] = []
    for match, end in zip(lists, ends, strict=False):
        own = [name for name in _LISTED.split(match[1]) if name]
        names = own if len(own) > 1 else names
        stop = _STOP.search(text, match.end(), end)
        values = [span for span in found if match.end() <= span[0] < (stop.start() if stop else end)]
        shared = [_shared(name, query) for name in names]
        if len(values) == len(names) > 1 and max(shared):
            aligned.append((_shared(match[2], query), values[shared.index(max(shared))]))
    return max(aligned, key=lambda one: one[0])[1] if aligned else None


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


def _shared(between: str, query: str) -> float:
    """Bigrams of the query in the words in front of a number: what the number is said of. Of two with
    as many, the one that says less else."""
    before = re.split(r"[,。;!?]", between)[-1][-_SAID_OF:]
    shared = sum(before[i : i + 2] in query for i in range(len(before) - 1))
    return shared + shared / max(len(before), shared + 1)


def _named_after(after: str, query: str) -> float:
    """Whether the query names what stands right behind a number: 「25项指标」; of two such, the one
    that it names more of: 「1000套专家公寓和10000套人才公寓」."""
    noun = re.split(r"[^\u4e00-\u9fff]", after)[0][:_SAID_AFTER]
    shared = sum(noun[i : i + 2] in query for i in range(len(noun) - 1))
    return 1 + shared / _SAID_AFTER if shared else 0.0


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
