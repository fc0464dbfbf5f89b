"""The facts of an index, a line each in its folder."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from indexer.clauses import Level, Source
from indexer.facts.duties import duties
from indexer.facts.duty import Duty, Role
from indexer.facts.target import Quoted, Target, TargetKind
from indexer.facts.targets import targets
from indexer.manifest import verified
from indexer.parsing import ParsedDocument

_TARGETS = "targets.jsonl"
_DUTIES = "duties.jsonl"


def write_facts(folder: Path, documents: Iterable[ParsedDocument]) -> None:
    """Those of all documents, in reading order."""
    with (folder / _TARGETS).open("w", encoding="utf-8") as told, \
         (folder / _DUTIES).open("w", encoding="utf-8") as charged:  # fmt: skip
        for parsed in documents:
            told.writelines(_line(target_json(target)) for target in targets(parsed))
            charged.writelines(_line(duty_json(duty)) for duty in duties(parsed))


def stored_targets(folder: Path) -> Iterator[Target]:
    """Those of a published index. Raises IndexDamaged."""
    for row in _rows(folder, _TARGETS):
        kind, source = TargetKind(row["kind"]), Source(**row["source"])
        yield Target(**{**row, "kind": kind, "source": source, "sentence": Quoted(**row["sentence"])})


def stored_duties(folder: Path) -> Iterator[Duty]:
    """Those of a published index. Raises IndexDamaged."""
    for row in _rows(folder, _DUTIES):
        path, source = tuple(Level(**level) for level in row["path"]), Source(**row["source"])
        yield Duty(**{**row, "role": Role(row["role"]), "path": path, "source": source})


def target_json(target: Target) -> dict[str, Any]:
    """A target as other systems read it."""
    told = {"source": target.source._asdict(), "sentence": target.sentence._asdict()}
    return {**asdict(target), "value": number(target.value), **told}


def duty_json(duty: Duty) -> dict[str, Any]:
    """A duty as other systems read it."""
    path = [level._asdict() for level in duty.path]
    return {**asdict(duty), "path": path, "source": duty.source._asdict()}


def number(value: float | None) -> float | int | None:
    """Without decimals where it has none."""
    return int(value) if value is not None and float(value).is_integer() else value


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, verified(folder, name).splitlines())
