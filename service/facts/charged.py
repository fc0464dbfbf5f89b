"""Who is charged, where a body's name stands alone beside what it does: above, 「第十一条 市财政局」, or
in the next cell of a row."""

from collections.abc import Iterable

from indexer.folding import Span, fold_text
from service.facts.bodies import is_body
from service.facts.fact import Fact


def charged(text: str, beside: Iterable[Span], label: str) -> Fact | None:
    """The first of some spans of a document's text that is no more than a body's name. `label`: the
    printed number that one may begin with."""
    named = (_without(text, span, label) for span in beside)
    return next((fact for fact in named if is_body(fold_text(fact.text))), None)


def _without(text: str, span: Span, label: str) -> Fact:
    """A span without a label in front, and without white space around."""
    name = text[span.start : span.end].removeprefix(label).strip().rstrip(":：。")
    start = text.rindex(name, span.start, span.end)
    return Fact(name, Span(start, start + len(name)))
