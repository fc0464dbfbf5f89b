"""Where a question is answered within one document, in reading order."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from service.api.present import anchor, place_in
from service.contents import Mark
from service.errors import RequestInvalid
from service.pages.views import fact_marks
from service.ranking.filters import Filters
from service.results import Result
from service.search import Searcher

_MOST_HITS = 10
# Of the first result's score; what scores less only shares words with the question.
_LEAST_SHARE = 0.2


class Hit(NamedTuple):
    """A clause that a question leads to; `previous` and `following` are the anchors beside it, or ""."""

    result: Result
    number: int
    anchor: str
    previous: str
    following: str

    @property
    def place(self) -> str:
        """The citation without the document's title."""
        return place_in(self.result.clause, self.result.document)


class Hits(NamedTuple):
    """`outcome` is that of a search in this document alone, "" where nothing was asked; `message` says
    why a question could not be asked; `by_row` is in reading order."""

    question: str = ""
    outcome: str = ""
    message: str = ""
    by_row: Mapping[int, Hit] = MappingProxyType({})

    @property
    def in_order(self) -> Sequence[Hit]:
        return list(self.by_row.values())

    def marks(self, row: int) -> Sequence[Mark]:
        """The answer of a clause and the fact in it."""
        hit = self.by_row.get(row)
        if hit is None:
            return ()
        answer = hit.result.answer
        return [Mark(answer.span, "answer"), *fact_marks(answer)]


def hits_in(searcher: Searcher, document_id: str, question: str) -> Hits:
    """The best clauses of a document; none where none answers."""
    if not question.strip():
        return Hits()
    try:
        response = searcher.search(question, _MOST_HITS, Filters(document=(document_id,)))
    except RequestInvalid as error:
        return Hits(question, message=error.message)
    if response.outcome == "not_found":
        return Hits(question, response.outcome)
    least = response.results[0].score * _LEAST_SHARE
    found = {searcher.row(result.clause.clause_id): result
             for result in response.results if result.score >= least}  # fmt: skip
    rows = sorted(found)
    hits = _beside([found[row] for row in rows])
    return Hits(question, response.outcome, "", dict(zip(rows, hits, strict=True)))


def _beside(results: Sequence[Result]) -> Sequence[Hit]:
    anchors = ["", *(anchor(result.clause) for result in results), ""]
    return [
        Hit(result, number, anchors[number], anchors[number - 1], anchors[number + 1])
        for number, result in enumerate(results, start=1)
    ]
