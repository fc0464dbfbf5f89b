"""What a citation names: the clauses of an index."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from indexer.index import Index
from service.errors import RequestInvalid
from service.quotations.texts import plain

_PAGES = re.compile(r"\(第\d+(?:—\d+)?页\)$")


class Cited(NamedTuple):
    """Rows of clauses; `document_id` where a whole document is named."""

    rows: frozenset[int]
    document_id: str | None = None


NOWHERE = Cited(frozenset())


@dataclass(frozen=True)
class Citations:
    """Reads citations as an index prints them, names of documents, and references by number."""

    printed: Mapping[str, Cited]
    by_number: Callable[[str], frozenset[int] | None]

    @classmethod
    def of(cls, index: Index, by_number: Callable[[str], frozenset[int] | None]) -> "Citations":
        """`by_number`: the rows of a reference (「实施意见第八条」), None where a text is none; it may
        raise RequestInvalid."""
        documents = {f"《{plain(document.title)}》": Cited(frozenset(index.rows_of(name)), name)
                     for name, document in index.documents.items()}  # fmt: skip
        clauses = {_key(clause.citation): Cited(frozenset({row}))
                   for row, clause in enumerate(index.clauses)}  # fmt: skip
        return cls(documents | clauses, by_number)

    def read(self, citation: str) -> Cited | None:
        """NOWHERE for a number that does not exist; None where a citation cannot be understood."""
        key = _key(citation)
        known = self.printed.get(key) or self.printed.get(f"《{key}》")
        if known is not None:
            return known
        try:
            rows = self.by_number(citation)
        except RequestInvalid:
            return None
        return None if rows is None else Cited(rows)


def _key(citation: str) -> str:
    """Without the pages, which another edition has not."""
    return _PAGES.sub("", plain(citation))
