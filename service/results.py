"""What a search finds: clauses in order, each with its answer and what its score is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.clauses import Clause
from indexer.documents import Document
from indexer.folding import Span
from service.facts.fact import Fact
from service.ranking.decision import Outcome
from service.ranking.ranker import Ranking

# Scores must fall strictly from rank to rank, also where two clauses are equal word for word.
_STEP = 1e-6


class Answer(NamedTuple):
    """The sentence that answers, verbatim, and where it stands in the text and in its article."""

    text: str
    span: Span
    place: str | None
    fact: Fact | None


class ScoreParts(NamedTuple):
    """What one result is ranked by: BM25, the evidence of its best sentence (its cosine, corrected by
    years) and late interaction; BM25, the vectors of sentence and clause together, and late interaction
    standardised among the candidates; `near`: the last two together; `place`, `standing`;
    `fused`: all, by the ranker's weights."""

    lexical: float
    dense: float
    interaction: float
    standard_lexical: float
    standard_dense: float
    standard_interaction: float
    near: float
    place: float
    standing: float
    fused: float


class Understood(NamedTuple):
    """How a query was read: folded, with its typing errors set right where `is_respelled`; the words
    that name something, years, places of documents, and the words of documents that are looked for as
    well."""

    text: str
    words: tuple[str, ...]
    years: tuple[int, ...]
    places: tuple[str, ...]
    synonyms: tuple[str, ...]
    is_respelled: bool = False


@dataclass(frozen=True)
class Result:
    """A ranked clause. `highlights` are where words of the query stand, in the same text. `parts`:
    of its score; None where it is a clause by its number."""

    rank: int
    score: float
    clause: Clause
    document: Document
    answer: Answer
    highlights: tuple[Span, ...]
    parts: ScoreParts | None = None


@dataclass(frozen=True)
class Response:
    """`confidence` is the probability that the first result answers; None: not calibrated."""

    query: str
    outcome: Outcome
    confidence: float | None
    took_ms: float
    index_version: str
    results: tuple[Result, ...]
    understood: Understood | None = None


def score_parts(ranking: Ranking, position: int) -> ScoreParts:
    """Of the result at a position of a ranking."""
    standard = ranking.parts
    columns = (
        ranking.lexical, ranking.dense, ranking.interaction, standard.lexical, standard.dense,
        standard.interaction, standard.near, standard.place, standard.standing, ranking.scores,
    )  # fmt: skip
    return ScoreParts(*(float(column[position]) for column in columns))


def falling(scores: Sequence[float] | NDArray[np.float32], confidence: float | None) -> list[float]:
    """Scores as shown: the first is the confidence, the others fall with their fused distance."""
    top = 1.0 if confidence is None else confidence
    shown: list[float] = []
    for score in scores:
        value = top * float(np.exp(float(score) - float(scores[0])))
        shown.append(min(value, shown[-1] * (1 - _STEP)) if shown else value)
    return shown
