"""Targets and duties as rows of a page."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from indexer.facts.duty import ROLES, Duty
from indexer.facts.target import Target, TargetKind
from indexer.folding import Span
from indexer.index import Index
from indexer.readers.rawtext import unwrapped
from service.api.present import fact_url, place_in
from service.contents import Mark, Run, runs
from service.pages.views import COMPARED, DocumentView, document_view

_Fact = TypeVar("_Fact", Target, Duty)
_Row = TypeVar("_Row")


class TargetRow(NamedTuple):
    """`value` as printed, "" where there is none; `compared`: how it is to be met; `sentence` with the
    value set off."""

    indicator: str
    value: str
    compared: str
    year: int | None
    is_past: bool
    sentence: Sequence[Run]
    place: str
    url: str
    document: DocumentView


class DutyRow(NamedTuple):
    unit: str
    role: str
    task: str
    place: str
    url: str
    document: DocumentView


def rows(
    index: Index, facts: Sequence[_Fact], row: Callable[[_Fact, DocumentView, str], _Row]
) -> Iterator[_Row]:
    """One for each fact; a document is put in words once."""
    views: dict[str, DocumentView] = {}
    for fact in facts:
        if fact.document_id not in views:
            views[fact.document_id] = document_view(index.documents[fact.document_id], index)
        yield row(fact, views[fact.document_id], index.texts[fact.document_id])


def target_row(target: Target, view: DocumentView, text: str) -> TargetRow:
    """`text`: that of its document."""
    source, sentence = target.source, target.sentence
    return TargetRow(
        target.indicator,
        unwrapped(text[source.start : source.end]) if target.value is not None else "",
        COMPARED[target.comparator] if target.value is not None else "",
        target.year,
        target.kind is TargetKind.PAST,
        runs(text, Span(sentence.start, sentence.end), [Mark(Span(source.start, source.end), "fact")]),
        place_in(target, view.document),
        fact_url(target),
        view,
    )


def duty_row(duty: Duty, view: DocumentView, _: str) -> DutyRow:
    return DutyRow(
        duty.unit,
        ROLES[duty.role],
        duty.task,
        place_in(duty, view.document),
        fact_url(duty),
        view,
    )
