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
_DAY = r"年?(?:\d\d?月(?:\d\d?日)?)?"
# What can mean nothing but an edition, and what does beside the number of a clause: 「2025年发布多少项」
# and 「2024年版权登记」 name none.
_TOLD = (
    re.compile(
        rf"{_YEAR}{_DAY}[那这]?(?:新?版本?(?![权图面])|新?改[过了版](?:以?后)?|新?修[订正改](?:以?[后过])?)的?"
    ),
    re.compile(
        rf"{_YEAR}{_DAY}(?:公布|颁布|印发|发布)(?:以?后的?|的?(?=《)|的(?=[\u4e00-\u9fff]{{0,12}}(?:法|条例|办法|规定|方案|规划|意见|计划|纲要)))"
    ),
)
_LOOSE = (
    re.compile(rf"\({_YEAR}(?:-\d\d?-\d\d?|年)?[\u4e00-\u9fff]{{0,6}}\)"),
    re.compile(rf"{_YEAR}年?(?:通过|施行)[后过]?的?"),
    re.compile(rf"{_YEAR}年的(?=[\u4e00-\u9fff《]{{2,}})"),
    re.compile(rf"{_YEAR}(?!年)(?=[\u4e00-\u9fff]{{2,14}}(?:法|条例|办法|规定)第)"),
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

    def named_in(self, year: int, rows: NDArray[np.int64]) -> NDArray[np.float32]:
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
    """When each document that is known to have been adopted was, or last amended, or came into force; or
    when it was issued."""
    dated = {key: _years(document) for key, document in documents.items()}
    return {key: own for key, own in dated.items() if own}


def _first(forms: tuple[re.Pattern[str], ...], folded: str) -> Edition | None:
    found = next((match for form in forms if (match := form.search(folded))), None)
    return Edition(int(found["year"]), Span(*found.span())) if found else None


def _years(document: Document) -> frozenset[int]:
    return frozenset(day.year for day in (document.made, document.effective) if day)
