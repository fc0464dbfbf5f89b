"""Places beside one that is asked for by its heading: 「灵丘调整能源结构下面那条」."""

from collections.abc import Sequence

from indexer.folding import Span
from service.numbers.labels import Form, Label, labels_in
from service.numbers.levels import Headings, Levels
from service.numbers.names import Names
from service.numbers.neighbours import beside
from service.numbers.references import step_of
from service.numbers.scopes import blanked, heading_before, points_at_heading, runs_in, words_of
from service.questions.query import Query


def beside_heading(query: Query, names: Names, levels: Levels) -> Sequence[int]:
    """Rows of the clauses that stand where a query's only label leads to; none where it has others, or
    names no heading right before it."""
    labels = labels_in(query.folded)
    if len(labels) != 1 or labels[0].form is not Form.BESIDE:
        return ()
    [label] = labels
    headings = _headings_before(query, label, names)
    places = {
        levels.at_heading(row, headings): row for row in levels.below(_owners(headings), headings, False)
    }
    return [row for text, place in places for row in beside(levels, text, place, step_of((label,), 0))]


def _owners(headings: Headings) -> set[str]:
    return {owner for owner, _ in headings}


def _headings_before(query: Query, label: Label, names: Names) -> Headings:
    before = query.folded[: label.span.start]
    runs = runs_in(
        blanked(query.folded, [label.span]), words_of(query, (label,)), Span(0, label.span.start)
    )
    documents = names.named_before(runs).documents
    if not documents:
        return frozenset()
    text, own = heading_before(before), names.headings
    return own.at_end(text, documents) or own.hinted(text, documents, points_at_heading(before))
