"""Chapters asked for by their name instead of their number: 「固废法附则」, which statutes share, and
「固废法危险废物那一章」."""

import re
from collections.abc import Sequence

from indexer.folding import Span
from service.numbers.levels import Headings
from service.numbers.names import Names, Run, Word
from service.numbers.scopes import runs_in, words_of
from service.questions.query import Query

_CHAPTERS = frozenset({"总则", "分则", "附则", "罚则", "法律责任"})
# What says that the words before it are a heading, and that all below it is asked for.
_POINTING = re.compile(
    r"[”\"》」]?的?(?:[那这](?:一?个?|几)|一)(?:[章节块段条点项]|部分)"
    r"(?:[里下底]?[面头下]?的?(?:全部|所有|整个|全文|都)?(?:条文|内容|[有是]?哪?几[条点项]|有哪些[条点项]?|有(?:啥|什么))?)?"
    r"(?=$|[里中的\s,。?讲说写规有都念全])"
)


def chapters_asked(query: Query, names: Names) -> Headings:
    """Those that a query names, and nothing but the document by what it is besides."""
    words = words_of(query, ())
    pointed = _POINTING.search(query.folded)
    if pointed:
        is_all = all(word.span.start < pointed.end() for word in words)
        before = [word for word in words if word.span.end <= pointed.start()]
        return _pointed_at(query, before, names) if is_all else frozenset()
    if not words or words[-1].text not in _CHAPTERS:
        return frozenset()
    return _chapters_named(query, words[:-1], words[-1].text, names)


def _pointed_at(query: Query, words: Sequence[Word], names: Names) -> Headings:
    """The heading that some words name behind a document, be it in short."""
    for first in range(1, len(words)):
        heading = query.folded[words[first].span.start : words[-1].span.end]
        if found := _chapters_named(query, tuple(words[:first]), heading, names):
            return found
    runs = runs_in(query.folded, words, Span(0, len(query.folded)))
    documents = names.of_year(names.named_before(runs).documents, query.edition)
    text = query.folded[: words[-1].span.end] if words else ""
    return names.headings.hinted(text, documents, is_pointed=True) if documents else frozenset()


def _chapters_named(query: Query, words: Run, chapter: str, names: Names) -> Headings:
    """The chapter of the documents that some words name, and nothing else."""
    end = words[-1].span.end if words else 0
    runs = runs_in(query.folded, words, Span(0, end))
    named = names.named_before(runs)
    is_titled = any(mention.is_title for mention in names.mentions(runs))
    documents = names.of_year(named.documents, query.edition) or ()
    return frozenset(
        (key, heading) for key in documents for heading in names.headings.texts[key]
        if is_titled and not named.others and heading == chapter
    )  # fmt: skip
