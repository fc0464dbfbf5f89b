"""Which sentence of a clause answers a query."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from service.questions.intervals import misfits
from service.questions.kinds import asked_kind, asks_who
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
# A figure that is asked for tells more: any from 0.2 to 0.4 is as good on the judged queries.
_FIGURE_WEIGHT = 0.3
_TOLD_WEIGHT = 0.4
_LENT_WEIGHT = 0.6
_AIM_WEIGHT = -0.1
# Who is charged tells nothing of what is done.
_CHARGED_WEIGHT = -0.3
# More than sentences of one list differ by.
_OTHER_GRADE_WEIGHT = -1.0
# What ends in the middle of what it says, and what then goes on with another year, naming nothing new.
_GOES_ON = re.compile(r"\d.*;$", re.DOTALL)
_GONE_ON = re.compile(
    r"^(?:并|再)?[到至]?20\d\d年[底末前]*,?(?:力争|再|进一步|继续|稳定)?(?:达|提|增|升|降|保持|不低于|不少于)"
)
# 「(责任单位:市委宣传部)」 behind each of several tasks.
_CHARGES = re.compile(
    r"^\(?(?:牵头|责任|配合|主责|实施)(?:单位|部门):|^\([^()]{2,80}(?:牵头|负责|配合|落实)\)"
)
_OF_CHARGES = re.compile("牵头|责任|配合|主管|负责|单位|部门")
# 「到2027年,美丽乡村整县建成比例达到40%;」
_AIM = re.compile(r"(?:力争)?到20\d\d年")
_ASKS_AIM = re.compile("目标|愿景|样子|程度")


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
    holds = np.array(
        [bool(kind and kind.is_new_in(sentence, query.folded)) for sentence in sentences.lowered]
    )
    kind_weight = _FIGURE_WEIGHT if kind and kind.is_figure else _KIND_WEIGHT
    told = np.array([bool(kind and kind.is_told(sentence)) for sentence in sentences.lowered])
    dated = np.array([any(year in sentence for year in years) for sentence in sentences.lowered])
    is_how = kind is None and not _ASKS_AIM.search(query.folded)
    aims = np.array([is_how and bool(_AIM.match(sentence)) for sentence in sentences.lowered])
    borrowed = np.array([_weight_in(sentence, lent) for sentence in sentences.lowered])
    near = sentences.nearness + _COSINE_WEIGHT * sentences.cosines + _COVERAGE_WEIGHT * shares
    near = near + _LENT_WEIGHT * borrowed
    charges = np.array([bool(_CHARGES.search(sentence)) for sentence in sentences.lowered])
    if asks_who(query.folded):
        about = _charging(near, charges)
    else:
        about = near if _OF_CHARGES.search(query.folded) else near + _CHARGED_WEIGHT * charges
    about = about + _OTHER_GRADE_WEIGHT * np.array(misfits(sentences.lowered, query.folded))
    return _highest(
        _gone_on(about, sentences.lowered, dated)
        + _YEAR_WEIGHT * dated + kind_weight * holds + _TOLD_WEIGHT * told + _AIM_WEIGHT * aims,
        sentences, place,
    )  # fmt: skip


def _charging(near: NDArray[np.floating], charges: NDArray[np.bool_]) -> NDArray[np.floating]:
    """Of several lists of bodies each is as near as what stands in front of it, which it is about."""
    lists = np.flatnonzero(charges).tolist()
    about, start = near.copy(), 0
    for place in lists if len(lists) > 1 else ():
        about[place] = near[start : place + 1].max()
        start = place + 1
    return about


def _gone_on(
    near: NDArray[np.floating], lowered: Sequence[str], dated: NDArray[np.bool_]
) -> NDArray[np.floating]:
    """「到2027年,利用率达到82%以上;到2035年,达到90%以上」: the half with the asked year is as near as
    the one that says of what."""
    gone_on = [False, *(are_halves(one, other) for one, other in pairwise(lowered))]
    is_half = dated & gone_on & [True, *(not own for own in dated[:-1])]
    before = np.concatenate([near[:1], near[:-1]])
    return np.where(is_half, np.maximum(near, before), near)


def are_halves(one: str, other: str) -> bool:
    """Whether a sentence goes on with another year in the one behind it."""
    return bool(_GOES_ON.search(one) and _GONE_ON.search(other))


def opening_sentence(sentences: Sentences, place: str | None = None) -> int:
    """Where a clause begins, or the part of it that is asked for: what a number alone asks for."""
    return _highest(np.zeros(len(sentences.lowered)), sentences, place)


def _highest(scores: NDArray[np.floating], sentences: Sentences, place: str | None) -> int:
    """The best sentence of the part that is asked for; a bare heading only where there is no other, but
    for who is charged with what it says: 「8.改造管道7公里。(牵头单位:…)」."""
    if place:
        scores = scores + [bool(own and own.startswith(place)) for own in sentences.places]
    if sentences.is_headed and any(not _CHARGES.search(other) for other in sentences.lowered[1:]):
        scores[0] = -np.inf
    return int(np.argmax(scores))


def _weight_in(lowered: str, weights: Mapping[str, float]) -> float:
    return sum([weight for word, weight in weights.items() if word in lowered])
