"""The register of facts: targets and duties of the index, asked for by their fields."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from indexer.documents import Document
from indexer.facts.duty import Duty, Role
from indexer.facts.target import Target, TargetKind
from indexer.folding import fold_text
from indexer.index import Index


class WantedTargets(NamedTuple):
    """Values of one field are alternatives, and none is no limit; different fields all have to hold.

    `documents`: their ids, None for all. An indicator is named by words that all stand in it.
    """

    documents: frozenset[str] | None = None
    indicator: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    kind: tuple[TargetKind, ...] = ()


class WantedDuties(NamedTuple):
    """As `WantedTargets`; a body and a task are named by words that all stand in them."""

    documents: frozenset[str] | None = None
    unit: tuple[str, ...] = ()
    role: tuple[Role, ...] = ()
    task: tuple[str, ...] = ()


def documents_named(name: str, documents: Mapping[str, Document]) -> frozenset[str] | None:
    """Those whose id this is, whose place it is or lies in it, or whose title has all of its words; None
    for no name."""
    words = fold_text(name).lower().split()
    if not words:
        return None
    return frozenset(one.document_id for one in documents.values() if _has_name(one, name, words))


def _has_name(document: Document, name: str, words: Sequence[str]) -> bool:
    places = [fold_text(place).lower() for place in document.region if place]
    return (
        document.document_id == name.strip()
        or any(place.startswith("".join(words)) for place in places)
        or all(word in fold_text(document.title).lower() for word in words)
    )


def wanted_targets(index: Index, wanted: WantedTargets) -> Iterator[Target]:
    """In reading order."""
    indicators = _words(wanted.indicator)
    for target, indicator in zip(index.targets, index.indicators, strict=True):
        if (
            (wanted.documents is None or target.document_id in wanted.documents)
            and (not wanted.year or target.year in wanted.year)
            and (not wanted.kind or target.kind in wanted.kind)
            and _is_named(indicator, indicators)
        ):
            yield target


def wanted_duties(index: Index, wanted: WantedDuties) -> Iterator[Duty]:
    """In reading order."""
    units, tasks = _words(wanted.unit), _words(wanted.task)
    for duty, task in zip(index.duties, index.tasks, strict=True):
        if (
            (wanted.documents is None or duty.document_id in wanted.documents)
            and (not wanted.role or duty.role in wanted.role)
            and _is_named(duty.unit_normal.lower(), units)
            and _is_named(task, tasks)
        ):
            yield duty


def _words(names: Sequence[str]) -> Sequence[Sequence[str]]:
    return [fold_text(name).lower().split() for name in names]


def _is_named(text: str, names: Sequence[Sequence[str]]) -> bool:
    """By one of the names, or by none where there is no name."""
    return not names or any(all(word in text for word in words) for words in names)
