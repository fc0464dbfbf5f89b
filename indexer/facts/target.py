"""What a document aims at, or says was reached: the records that `tiaowen targets` prints."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from indexer.clauses import Source, document_of


class TargetKind(StrEnum):
    """A number aimed at, an aim without a number, a number of a time that is past."""

    NUMERIC = "numeric"
    QUALITATIVE = "qualitative"
    PAST = "past"


class Quoted(NamedTuple):
    """A stretch of a document's text and its place, in code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Target:
    """An indicator, what it is to be or was, and by when; all words as printed.

    `value` is None where no number is set; `comparator` is one of = >= <= > <; `unit` is "" where none
    is printed. `year`: by or of which; `base_year`: which the value is compared with; None where the
    text does not tell. `source`: the value, or where there is none, the words that set the aim.
    """

    kind: TargetKind
    indicator: str
    value: float | None
    unit: str
    comparator: str
    year: int | None
    base_year: int | None
    region: str | None
    clause_id: str
    citation: str
    source: Source
    sentence: Quoted

    @property
    def document_id(self) -> str:
        return document_of(self.clause_id)
