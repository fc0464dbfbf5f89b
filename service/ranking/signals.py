"""What is known of a first result before anyone has read it."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.clauses import Clause
from indexer.documents import Document
from indexer.folding import fold_text
from indexer.titles import period_of
from indexer.years import year_of, years_meant
from service.questions.kinds import Kind, asked_kind
from service.questions.places import bare, is_strange
from service.questions.query import Query
from service.ranking.ranker import Ranking

# The kind of thing that is asked for stands in the clause, but not in its best sentence.
_ELSEWHERE = 0.3
# A figure that another sentence holds is seldom the one that is asked for.
_FIGURE_ELSEWHERE = -0.7
# The results behind the first that say how far ahead it is.
FOLLOWERS = 10


class Signals(NamedTuple):
    """Of a first result:

    `nearness`: late interaction; `lead`: how much more than that of the next results; `cosine` of its
    best sentence; `lexical`: BM25 as a share of the query's idf; `missing`: the idf of the rarest word
    of the query that stands neither in the clause nor above it, `weakest`: of the word that is
    farthest from every word there, both as shares of that of a word that no clause has, which grows
    with the corpus; `uncovered`: share of the idf that is far from them; `known`: the share of the
    query's words that any clause has; `numbers`: the share of the query's numbers, but for years, that
    stand there, `years`: of its years that stand in the best sentence or the one before it, or where
    these name none, that the title says or the plan ends in; `stranger`: 1 where the query names a
    place, or a university or the like, that the clause is not for; `kind`: 1 where the best sentence
    holds the kind of thing asked for, -1 where the clause does not, 0 where no such thing is asked
    for; `agreement`: 1 where BM25 and the sentence vectors both put it first; `answers`: the log odds
    that the best sentence answers, told by the cross-encoder.
    """

    nearness: float
    lead: float
    cosine: float
    lexical: float
    missing: float
    weakest: float
    uncovered: float
    known: float
    numbers: float
    years: float
    stranger: float
    kind: float
    agreement: float
    answers: float


class Reading(NamedTuple):
    """A first clause as it is read for its signals, folded, in lower case: `text` with what stands
    above it, the sentence in front of its best `sentence`, and the places that it is for. `unknown`:
    the idf of a word that no clause has; `answers`: what the cross-encoder says of the
    sentence; `titled`: the year that the title says the document is for, or the last that it plans
    for; `has_list`: whether the sentence lists the things that are asked for; `is_of_another`: whether
    its document is of another university or the like than is named."""

    text: str
    before: str
    sentence: str
    places: tuple[str, ...]
    unknown: float
    answers: float
    titled: int | None = None
    has_list: bool = False
    is_of_another: bool = False


def signals_of(
    query: Query, ranking: Ranking, idf: Mapping[str, float], places: Collection[str], reading: Reading
) -> Signals:
    """`idf`: of the query's words that name something; `places`: those of them that it names."""
    total = sum(idf.values()) or 1.0
    # A place that the document is for need not stand in it.
    told = {word: weight for word, weight in idf.items() if bare(word) not in reading.places}
    far = {word: weight * (1 - ranking.words.get(word, 0.0)) for word, weight in told.items()}
    lost = (weight for word, weight in told.items() if word not in reading.text)
    years_asked = set(map(str, query.years))
    numbers = [word in reading.text for word in idf if word[0].isdigit() and word not in years_asked]
    named = years_meant(reading.before + reading.sentence, reading.titled)
    years = [year in named for year in query.years]
    kind = asked_kind(query.folded)
    return Signals(
        nearness=float(ranking.interaction[0]),
        lead=_lead(ranking.interaction),
        cosine=float(ranking.dense[0]),
        lexical=float(ranking.lexical[0]) / total,
        missing=max(lost, default=0.0) / reading.unknown,
        weakest=max(far.values(), default=0.0) / reading.unknown,
        uncovered=sum(far.values()) / total,
        known=float(np.mean([weight < reading.unknown for weight in idf.values()] or [False])),
        numbers=float(np.mean(numbers)) if numbers else 1.0,
        years=float(np.mean(years)) if years else 1.0,
        stranger=float(reading.is_of_another or is_strange(places, reading.places, reading.text)),
        kind=0.0 if kind is None else _held(kind, reading, query.folded),
        agreement=float(ranking.lexical.argmax() == 0) * 0.5 + float(ranking.dense.argmax() == 0) * 0.5,
        answers=reading.answers,
    )


def year_told(clause: Clause, document: Document) -> int | None:
    """The year that a document says it is for, or the last that it plans for, or that a heading above a
    clause says: a notice may send several plans."""
    own = year_of(fold_text(document.title)) or (document.period[1] if document.period else None)
    headings = (fold_text(level.heading) for level in reversed(clause.path))
    return own or next(filter(None, map(_year_or_last, headings)), None)


def _year_or_last(heading: str) -> int | None:
    period = period_of(heading)
    return year_of(heading) or (period[1] if period else None)


def _lead(scores: NDArray[np.float32]) -> float:
    others = scores[1:FOLLOWERS]
    return float(scores[0] - np.mean(others)) if len(others) else 0.0


def _held(kind: Kind, reading: Reading, asked: str) -> float:
    # 「推广和使用」 is no list of what is asked for, nor is a number the answer that the question names.
    if reading.has_list if kind.is_list else kind.is_new_in(reading.sentence, asked):
        return 1.0
    if not kind.is_in(reading.text):
        return -1.0
    return _FIGURE_ELSEWHERE if kind.is_figure else _ELSEWHERE
