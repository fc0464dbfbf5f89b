"""Logs: lines for people or JSON for machines, to standard error or to files that are kept small."""

import json
import logging
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from indexer.settings import Settings
from service.api.health import PROBES
from service.running.observed import Observer, Seen
from service.running.rotation import SharedFileHandler

_KEPT_LOGS = 5
# An audit is read after months: a gigabyte of it.
_KEPT_AUDITS = 100
_IN_THE_MESSAGE = ("method", "route", "status")
_QUIET = (*PROBES, "/metrics", "/static", "/swagger")
_access = logging.getLogger("tiaowen.access")
_index = logging.getLogger("tiaowen.index")
_audit = logging.getLogger("tiaowen.audit")


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": _time(record).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            **({"message": message} if (message := record.getMessage()) else {}),
            **_fields(record),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class Lines(logging.Formatter):
    """Time, level, message and the fields that say something, in local time."""

    def format(self, record: logging.LogRecord) -> str:
        time = _time(record).astimezone().strftime("%Y-%m-%d %H:%M:%S")
        fields = [f"{name}={json.dumps(value, ensure_ascii=False)}"
                  for name, value in _fields(record).items()
                  if value not in (None, []) and name not in _IN_THE_MESSAGE]  # fmt: skip
        line = " ".join((time, record.levelname, record.getMessage(), *fields))
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def configure(settings: Settings) -> None:
    """Send the process's logs where the settings say. Raises OSError for a file that cannot be had."""
    log = settings.log
    handler = SharedFileHandler(log, _KEPT_LOGS) if log else logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if settings.log_format == "json" else Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for told in (_access, _index):
        told.setLevel(logging.INFO)
    if settings.audit:
        audit = SharedFileHandler(settings.audit, _KEPT_AUDITS)
        audit.setFormatter(JsonLines())
        _audit.handlers = [audit]
        _audit.propagate = False
        _audit.setLevel(logging.INFO)


def observers(settings: Settings) -> tuple[Observer, ...]:
    """Who writes the access log and, where there is one, the audit."""

    def access(seen: Seen) -> None:
        if seen.route not in _QUIET or seen.status >= 400:
            message = f"{seen.method} {seen.route} {seen.status}"
            _access.info(message, extra={"fields": _of(seen, settings.log_queries)})

    def audit(seen: Seen) -> None:
        name = {"key_name": seen.key.name if seen.key else None}
        if seen.route not in _QUIET:
            _audit.info("", extra={"fields": _of(seen, settings.log_queries) | name})

    return (access, audit) if settings.audit else (access,)


def _of(seen: Seen, with_queries: bool) -> dict[str, Any]:
    fields = {
        "request_id": seen.request_id,
        "method": seen.method,
        "route": seen.route,
        "status": seen.status,
        "ms": round(seen.seconds * 1000, 1),
        "problem": seen.problem,
        "outcomes": [note.outcome for note in seen.notes],
        "index": seen.notes[0].index_version if seen.notes else None,
        "key": seen.key.id if seen.key else None,
        "client": seen.client,
    }
    return fields | ({"queries": [note.query for note in seen.notes]} if with_queries else {})


def _fields(record: logging.LogRecord) -> Mapping[str, Any]:
    fields: Mapping[str, Any] = getattr(record, "fields", {})
    return fields


def _time(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)
