"""Chapters that statutes share, asked for by their name instead of their number: 「固废法附则」."""

from indexer.folding import Span
from service.numbers.levels import Headings
from service.numbers.names import Names
from service.numbers.scopes import runs_in, words_of
from service.questions.query import Query

_CHAPTERS = frozenset({"总则", "分则", "附则", "罚则", "法律责任"})


def chapters_asked(query: Query, names: Names) -> Headings:
    """Those that a query names, and nothing but the document by what it is besides."""
    words = words_of(query, ())
    if not words or words[-1].text not in _CHAPTERS:
        return frozenset()
    runs = runs_in(query.folded, words[:-1], Span(0, words[-1].span.start))
    named = names.named_before(runs)
    is_titled = any(mention.is_title for mention in names.mentions(runs))
    documents = names.of_year(named.documents, query.edition) or ()
    return frozenset(
        (key, heading) for key in documents for heading in names.headings[key]
        if is_titled and not named.others and _unspaced(heading) == words[-1].text
    )  # fmt: skip


def _unspaced(heading: str) -> str:
    """「附 则」, as chapters are printed."""
    return heading.replace(" ", "")
