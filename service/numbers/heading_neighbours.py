"""Places beside one that is asked for by its heading, or all below it: 「灵丘调整能源结构下面那条」,
「科技创新策源地下面五条」."""

from collections.abc import Sequence

from indexer.folding import Span
from service.numbers.blanks import blanked
from service.numbers.content_words import content_words
from service.numbers.labels import Form, Label, labels_in
from service.numbers.ladders import Ladder, stands_in
from service.numbers.levels import Headings, Levels
from service.numbers.names import Names
from service.numbers.neighbours import beside
from service.numbers.references import step_of
from service.numbers.text_before import heading_before, points_at_heading
from service.numbers.word_runs import runs_in
from service.questions.query import Query

_BELOW = ("下面", "底下")


def beside_heading(query: Query, names: Names, levels: Levels) -> Sequence[int]:
    """Rows of the clauses that stand where a query's only label leads to; none where it has others, or
    names no heading right before it."""
    labels = labels_in(query.folded)
    if len({label.span for label in labels}) != 1 or labels[0].form is not Form.BESIDE:
        return ()
    headings = _headings_before(query, labels[0], names)
    rows = levels.below({owner for owner, _ in headings}, headings, False)
    places = dict.fromkeys(levels.at_heading(row, headings) for row in rows)
    if labels[0].text.startswith(_BELOW) and len(labels) > 1:
        return rows if [_count(levels, *place) for place in places] == [len(labels)] else ()
    ways = [step_of((label,), 0) for label in labels]
    return [row for place in places for way in ways for row in beside(levels, *place, way)]


def _headings_before(query: Query, label: Label, names: Names) -> Headings:
    before = Span(0, label.span.start)
    words, text = content_words(query, (label,)), blanked(query.folded, [label.span])
    documents = names.named_before(runs_in(text, words, before)).documents
    if not documents:
        return frozenset()
    front, own = heading_before(text[: before.end]), names.headings
    return own.at_end(front, documents) or own.hinted(
        front, documents, points_at_heading(text[: before.end])
    )


def _count(levels: Levels, text: str, place: Ladder) -> int:
    """How many places stand right below one."""
    below = (levels.ladders[row] for row in levels.texts[text])
    return len({ladder[len(place)] for ladder in below
                if stands_in(ladder, place) and len(ladder) > len(place)})  # fmt: skip
