"""Editions of one document, told apart by their year: 「2017年修正的海洋环境保护法」, 「条例(2001)」."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.documents import Document
from indexer.folding import Span
from indexer.index import Index

_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
_MADE = "修订|修正|修改|公布|颁布|印发|发布"
# What can mean nothing but an edition, and what does beside the number of a clause.
_TOLD = (re.compile(rf"{_YEAR}年?[那这]?(?:新?版本?|新?改[过了版]|新?(?:{_MADE}))(?:以?[后过])?的?"),)
_LOOSE = (
    re.compile(rf"\({_YEAR}(?:-\d\d?-\d\d?|年)?[\u4e00-\u9fff]{{0,6}}\)"),
    re.compile(rf"{_YEAR}年?(?:通过|施行)[后过]?的?"),
    re.compile(rf"{_YEAR}年的(?=[\u4e00-\u9fff《]{{2,}})"),
)


class Edition(NamedTuple):
    year: int
    span: Span


@dataclass(frozen=True)
class Editions:
    """`years` of each document whose editions go by one; `rows`: the document of each clause."""

    years: Mapping[str, frozenset[int]]
    rows: tuple[str, ...]

    @classmethod
    def of(cls, index: Index) -> "Editions":
        return cls(years(index.documents), tuple(clause.document_id for clause in index.clauses))

    def named_in(self, year: int | None, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """For each of some clauses 1 where its document is the edition of a year, 0 elsewhere; shape
        (rows,)."""
        own = (self.years.get(self.rows[row], frozenset()) for row in rows)
        return np.array([year in one for one in own], dtype=np.float32)


def edition_told(folded: str) -> Edition | None:
    """The edition that a question names in so many words: 「2019年修订的森林法」."""
    return _first(_TOLD, folded)


def edition_in(folded: str) -> Edition | None:
    """The edition that a query for a clause by its number names, and where it does."""
    return _first((*_LOOSE[:1], *_TOLD, *_LOOSE[1:]), folded)


def years(documents: Mapping[str, Document]) -> dict[str, frozenset[int]]:
    """When each document that is known to have been adopted was, or last amended, or came into force."""
    return {key: _years(document) for key, document in documents.items() if document.adopted}


def _first(forms: tuple[re.Pattern[str], ...], folded: str) -> Edition | None:
    found = next((match for form in forms if (match := form.search(folded))), None)
    return Edition(int(found["year"]), Span(*found.span())) if found else None


def _years(document: Document) -> frozenset[int]:
    made = max(filter(None, (document.adopted, *document.amended)), default=None)
    return frozenset(day.year for day in (made, document.effective) if day)
