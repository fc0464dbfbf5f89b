"""The fact that a query asks for, in the sentence that answers it: a figure, a body or a list."""

import re
from typing import NamedTuple

from indexer.folding import Span
from indexer.unwrapped import unwrapped
from indexer.words import Cut
from service.contradictions import contradicts
from service.facts.bodies import are_bodies, body_in
from service.facts.figures import figure_in
from service.facts.lists import list_in
from service.questions.kinds import asked_kind, asks_which, asks_who
from service.questions.printed import MONEY, SHARE

_ASKS_FIGURE = re.compile(
    "多少|(?<!哪)几|百分之|时候|何时|多久|多长|哪一?[年天月日]|哪几[年天月日]|哪些天|期限"
)


# What is paid may be a share of something: 「按购机价的30%补贴」; 「回收率达到91%」 pays nothing.
_PART = re.compile("[,。;:]")
_PAID = re.compile("罚款|补[助贴偿]|奖[励补]|资助|返还|收取|缴纳|贴息|价款|滞纳金|处以?")


class Fact(NamedTuple):
    """What of a sentence answers; a span of the document's text."""

    text: str
    span: Span


def fact_in(sentence: str, start: int, query: str, cut: Cut) -> Fact | None:
    """The fact that a folded query asks for, in a sentence that starts at `start` of its document;
    where it asks for several, from the first to the last of them. `cut`: into words with their
    places."""
    plain = unwrapped(sentence)
    found = None if contradicts(plain.text, query) else _found(plain.text, query, cut)
    if found is None:
        return None
    span = plain.span(*found)
    return Fact(sentence[span.start : span.end], Span(start + span.start, start + span.end))


def _found(text: str, query: str, cut: Cut) -> Span | None:
    """「哪个部门罚款」 asks for a body, 「罚多少」 for a figure."""
    if _ASKS_FIGURE.search(query):
        return _figure(text, query) or _named(text, query, cut)
    return _named(text, query, cut) or _figure(text, query)


def _figure(text: str, query: str) -> Span | None:
    kind = asked_kind(query)
    if kind is None or kind.span is None:
        return None
    return figure_in(text, kind.span, query) or (_share(text, query) if kind.span is MONEY else None)


def _share(text: str, query: str) -> Span | None:
    """A fine may be a share of what was earned, and a subsidy of what was paid."""
    found = figure_in(text, SHARE, query)
    if found is None:
        return None
    before, after = text[: found.start], text[found.end :]
    beside = _PART.split(before)[-1] + _PART.split(after)[0]
    return found if _PAID.search(beside) and "率" not in beside else None


def _named(text: str, query: str, cut: Cut) -> Span | None:
    listed = list_in(text, query, cut) if asks_which(query) else None
    body = body_in(text, query, cut) if asks_who(query) else None
    return listed if listed and (body is None or are_bodies(text, listed)) else body
