"""Chapters and other headings asked for by their name instead of their number: 「固废法附则」, which
statutes share, and 「固废法危险废物那一章」."""

import re
from collections.abc import Sequence

from indexer.folding import Span
from service.numbers.content_words import content_words
from service.numbers.levels import Headings
from service.numbers.names import Names
from service.numbers.word_runs import Run, Word, runs_in
from service.questions.query import Query

_CHAPTERS = frozenset({"总则", "分则", "附则", "罚则", "法律责任"})
# What says that the words before it are a heading: 「那章」, 「那几条」; 「下面那条」 is beside one.
_THAT = (
    r"(?<![下上后前][面边头])(?<![下上后前])(?:[那这](?:一?个?|几)(?P<unit>[章节块段条点项]|部分)"
    r"|(?<![那这哪几每某任另没有同唯之])一(?P<chapter>[章节]))"
)
# What asks for all below it.
_INSIDE = "[里下底]?[面头下]?的?"
_EVERY = "(?:全部|所有|整个|全文|都)?"
_PARTS = "(?:条文|内容|[有是]?哪?几[条点项]|有哪些[条点项]?|有(?:啥|什么))"
_ALL_BELOW = re.compile(
    rf"[”\"》」]?的?{_THAT}(?:{_INSIDE}{_EVERY}{_PARTS})?(?=$|[里中的\s,。?讲说写规有都念全])"
)
# No chapter stands deeper than so many levels.
_DEEPEST_CHAPTER = 1


def headings_asked(query: Query, names: Names) -> Headings:
    """Those that a query names, and nothing but the document by what it is besides."""
    words = content_words(query, ())
    pointed = _ALL_BELOW.search(query.folded)
    if pointed:
        is_all = all(word.span.start < pointed.end() for word in words)
        before = [word for word in words if word.span.end <= pointed.start()]
        is_chapter = (pointed["unit"] or pointed["chapter"]) in ("章", "部分")
        return _pointed_at(query, before, names, is_chapter) if is_all else frozenset()
    if not words or words[-1].text not in _CHAPTERS:
        return frozenset()
    return _named(query, words[:-1], words[-1].text, names)


def _pointed_at(query: Query, words: Sequence[Word], names: Names, is_chapter: bool) -> Headings:
    """The heading that some words name behind a document, be it in short."""
    for first in range(1, len(words)):
        heading = query.folded[words[first].span.start : words[-1].span.end]
        if found := _named(query, tuple(words[:first]), heading, names):
            return found
    runs = runs_in(query.folded, words, Span(0, len(query.folded)))
    documents = names.titles.of_year(names.named_before(runs).documents, query.edition)
    text = query.folded[: words[-1].span.end] if words else ""
    hinted = names.headings.hinted(text, documents, is_pointed=True) if documents else frozenset()
    return frozenset(
        one for one in hinted if not is_chapter or names.headings.depths[one] <= _DEEPEST_CHAPTER
    )


def _named(query: Query, words: Run, heading: str, names: Names) -> Headings:
    """The headings with these words of the documents that some words name, and nothing else."""
    end = words[-1].span.end if words else 0
    runs = runs_in(query.folded, words, Span(0, end))
    named = names.named_before(runs)
    is_titled = any(mention.is_title for mention in names.mentions.in_runs(runs))
    documents = names.titles.of_year(named.documents, query.edition) or ()
    return frozenset(
        (key, heading) for key in documents
        if is_titled and not named.others and heading in names.headings.texts[key]
    )  # fmt: skip
