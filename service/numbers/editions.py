"""Editions of one document, told apart by their year: 「2017年修正的海洋环境保护法」, 「条例(2001)」."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from indexer.documents import Document
from indexer.folding import Span

_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
_MADE = r"(?:修订|修正|修改|通过|公布|颁布|施行)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\({_YEAR}(?:-\d\d?-\d\d?|年)?[\u4e00-\u9fff]{{0,6}}\)",
        rf"{_YEAR}年?[那这]?(?:版本?|{_MADE})[后过]?的?",
        rf"{_YEAR}年的(?=[\u4e00-\u9fff《]{{2,}})",
    )
)


class Edition(NamedTuple):
    year: int
    span: Span


def edition_in(folded: str) -> Edition | None:
    """The edition that a query names, and where it does."""
    found = next((match for form in _FORMS if (match := form.search(folded))), None)
    return Edition(int(found["year"]), Span(*found.span())) if found else None


def years(documents: Mapping[str, Document]) -> dict[str, frozenset[int]]:
    """When each document that is known to have been adopted was, or last amended, or came into force."""
    return {key: _years(document) for key, document in documents.items() if document.adopted}


def _years(document: Document) -> frozenset[int]:
    made = max(filter(None, (document.adopted, *document.amended)), default=None)
    return frozenset(day.year for day in (made, document.effective) if day)
