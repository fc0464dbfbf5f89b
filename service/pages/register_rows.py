"""Targets and duties as rows of a page."""

from collections.abc import Sequence
from typing import NamedTuple

from indexer.facts.duty import Duty
from indexer.facts.target import Target, TargetKind
from indexer.folding import Span
from indexer.index import Index
from indexer.readers.rawtext import unwrapped
from service.api.present import fact_url, place_in
from service.contents import Mark, Run, runs
from service.pages.views import COMPARED, ROLES, DocumentView, document_view


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


def target_row(index: Index, target: Target) -> TargetRow:
    document, text = index.documents[target.document_id], index.texts[target.document_id]
    source, sentence = target.source, target.sentence
    return TargetRow(
        target.indicator,
        unwrapped(text[source.start : source.end]) if target.value is not None else "",
        COMPARED[target.comparator] if target.value is not None else "",
        target.year,
        target.kind is TargetKind.PAST,
        runs(text, Span(sentence.start, sentence.end), [Mark(Span(source.start, source.end), "fact")]),
        place_in(target, document),
        fact_url(target),
        document_view(document, index),
    )


def duty_row(index: Index, duty: Duty) -> DutyRow:
    document = index.documents[duty.document_id]
    return DutyRow(
        duty.unit,
        ROLES[duty.role],
        duty.task,
        place_in(duty, document),
        fact_url(duty),
        document_view(document, index),
    )
