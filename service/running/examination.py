"""The whole examination: the facts of this machine and these settings, each judged."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from indexer.errors import IndexDamaged, TiaowenError
from indexer.publication import current
from indexer.settings import Settings
from indexer.words import read_dictionary
from service.opening import open_searcher
from service.questions.thesaurus import BUNDLED, ThesaurusFile
from service.running import doctor, machine
from service.running.callers import Door
from service.running.doctor import Check
from service.running.keys import KeyFile, Keys

_QUESTION = "森林覆盖率要达到多少"


def examined(settings: Settings, today: date) -> Iterator[Check]:
    """Each check as soon as it is done: the machine, the installation, the index, who may come in."""
    size = _index_size(settings)
    yield doctor.processor(machine.cores(), machine.features())
    yield doctor.memory(machine.available_memory(), size)
    yield doctor.disk(machine.free_disk(settings.index), size)
    yield doctor.packages(machine.unmet())
    yield doctor.traces(bool(settings.otel), machine.is_installed("opentelemetry.sdk"))
    yield from _written(settings)
    yield doctor.thesaurus(_error(lambda: ThesaurusFile(settings.thesaurus or BUNDLED)))
    if settings.dictionary:
        yield doctor.dictionary(_error(lambda: read_dictionary(settings.dictionary)))
    yield doctor.index(_index(settings))
    keys = _keys(settings)
    door = Door.of(settings)
    yield doctor.keys(keys, machine.mode_of(settings.keys), door, today)
    yield doctor.exposure(door, {} if isinstance(keys, TiaowenError) else keys, today)
    yield doctor.port(machine.port_of(settings.host, settings.port), settings.host, settings.port)


def _written(settings: Settings) -> Iterator[Check]:
    """The places that the service writes to, where they are set."""
    yield _writable("cache", settings.cache)
    for name in ("log", "audit", "feedback"):
        file: Path | None = getattr(settings, name)
        if file:
            yield _writable(name, file.parent)


def _writable(name: str, folder: Path) -> Check:
    why_not = machine.why_not_writable(folder)
    return doctor.writable(name, f"TIAOWEN_{name.upper()}", str(folder), why_not)


def _index_size(settings: Settings) -> int:
    try:
        return machine.size_of(current(settings.index))
    except TiaowenError:
        return 0  # told by the check of the index


def _index(settings: Settings) -> doctor.Index | TiaowenError:
    """The index, opened as the server opens it and asked a question."""
    try:
        searcher = open_searcher(settings)
        searcher.search(_QUESTION, 1)  # the first one also reads the dictionary
        started = time.perf_counter()
        searcher.search(_QUESTION, 1)
    except TiaowenError as error:
        return error
    except OSError as error:
        return IndexDamaged(f"索引不能读({error.strerror}:{error.filename})。请检查权限和磁盘。")
    manifest = searcher.index.manifest
    return doctor.Index(
        version=manifest.version,
        documents=manifest.documents,
        clauses=manifest.clauses,
        model=manifest.model.name,
        is_calibrated=searcher.is_calibrated,
        milliseconds=(time.perf_counter() - started) * 1000,
        has_these_words=_has_these_words(settings, searcher.index.dictionary),
    )


def _has_these_words(settings: Settings, indexed: str) -> bool:
    try:
        return read_dictionary(settings.dictionary) == indexed
    except TiaowenError:
        return True  # told by the check of the dictionary


def _error(attempt: Callable[[], object]) -> TiaowenError | None:
    """Why something cannot be done."""
    try:
        attempt()
    except TiaowenError as error:
        return error
    return None


def _keys(settings: Settings) -> Keys | TiaowenError:
    try:
        return KeyFile(settings.keys).now()
    except TiaowenError as error:
        return error
