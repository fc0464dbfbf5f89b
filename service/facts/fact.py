"""The fact that a query asks for, in the sentence that answers it: a figure, a body or a list."""

from typing import NamedTuple

from indexer.folding import Span
from service.facts.bodies import are_bodies, body_in
from service.facts.figures import figure_in
from service.facts.lists import list_in
from service.facts.openers import Cut
from service.questions.kinds import asked_kind, asks_which, asks_who
from service.questions.printed import MONEY, SHARE
from service.unwrapped import unwrapped


class Fact(NamedTuple):
    """What of a sentence answers; a span of the document's text."""

    text: str
    span: Span


def fact_in(sentence: str, start: int, query: str, cut: Cut) -> Fact | None:
    """The fact that a folded query asks for, in a sentence that starts at `start` of its document;
    where it asks for several, from the first to the last of them. `cut`: into words with their
    places."""
    plain = unwrapped(sentence)
    found = _found(plain.text, query, cut)
    if found is None:
        return None
    span = plain.span(*found)
    return Fact(sentence[span.start : span.end], Span(start + span.start, start + span.end))


def _found(text: str, query: str, cut: Cut) -> Span | None:
    kind = asked_kind(query)
    if kind and kind.span:
        found = figure_in(text, kind.span, query)
        # A fine may be a share of what was earned.
        return found or (figure_in(text, SHARE, query) if kind.span is MONEY else None)
    listed = list_in(text, query, cut) if asks_which(query) else None
    body = body_in(text, query, cut) if asks_who(query) else None
    return listed if listed and (body is None or are_bodies(text, listed)) else body
