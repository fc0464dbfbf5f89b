import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from indexer.settings import Settings
from service.notes import Note
from service.running import logs
from service.running.keys import Scope, new_key
from service.running.observed import Seen
from service.running.rotation import SharedFileHandler

KEY = new_key("省厅系统", Scope.READ, date(2026, 11, 26)).key
SEEN = Seen(
    request_id="r1",
    at=datetime(2026, 11, 26, tzinfo=UTC),
    began=0.0,
    seconds=0.01234,
    method="GET",
    route="/api/v1/search",
    status=200,
    problem=None,
    key=KEY,
    client="192.0.2.7",
    traceparent=None,
    stages=(),
    notes=(Note("谁来“治水”", "answered", "v1"),),
)


@pytest.fixture(autouse=True)
def _own_logging() -> Iterator[None]:
    """The process's logging as it was before."""
    root, audit, access = (logging.getLogger(name) for name in (None, "tiaowen.audit", "tiaowen.access"))
    handlers, level, own = root.handlers[:], root.level, access.level
    yield
    for handler in (*root.handlers, *audit.handlers):
        if handler not in handlers:
            handler.close()
    root.handlers, audit.handlers, audit.propagate = handlers, [], True
    root.setLevel(level)
    access.setLevel(own)


def configured(tmp_path: Path, **more: Any) -> Settings:
    settings = Settings(log=tmp_path / "log", **more)
    for name in (None, "tiaowen.audit"):
        for handler in (logger := logging.getLogger(name)).handlers[:]:
            logger.removeHandler(handler)  # `configure` closes what it finds, pytest's own too
            if isinstance(handler, SharedFileHandler):
                handler.close()
    logs.configure(settings)
    return settings


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def told(settings: Settings, seen: Seen) -> None:
    for observer in logs.observers(settings):
        observer(seen)


def test_a_request_is_one_json_object(tmp_path: Path) -> None:
    settings = configured(tmp_path, log_format="json")
    told(settings, SEEN)
    (line,) = lines(tmp_path / "log")
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "info",
        "logger": "tiaowen.access",
        "message": "GET /api/v1/search 200",
        "request_id": "r1",
        "method": "GET",
        "route": "/api/v1/search",
        "status": 200,
        "ms": 12.3,
        "problem": None,
        "outcomes": ["answered"],
        "index": "v1",
        "key": KEY.id,
        "client": "192.0.2.7",
    }


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_question_is_written_only_where_that_is_switched_on(tmp_path: Path, form: str) -> None:
    audit = tmp_path / "audit"
    told(configured(tmp_path, log_format=form, audit=audit), SEEN)
    assert "治水" not in (tmp_path / "log").read_text(encoding="utf-8") + audit.read_text(
        encoding="utf-8"
    )
    told(configured(tmp_path, log_format=form, audit=audit, log_queries=True), SEEN)
    assert "治水" in (tmp_path / "log").read_text(encoding="utf-8")
    assert lines(audit)[-1]["queries"] == ["谁来“治水”"]


def test_a_line_for_people(tmp_path: Path) -> None:
    told(configured(tmp_path), SEEN)
    line = (tmp_path / "log").read_text(encoding="utf-8")
    assert 'INFO GET /api/v1/search 200 request_id="r1"' in line
    assert f'key="{KEY.id}"' in line
    assert "problem" not in line


def test_the_audit_names_the_key_and_is_written_besides(tmp_path: Path) -> None:
    settings = configured(tmp_path, audit=tmp_path / "audit")
    told(settings, SEEN)
    told(settings, replace(SEEN, status=403, problem="scope_missing", notes=()))
    first, second = lines(tmp_path / "audit")
    assert (first["key"], first["key_name"], first["status"]) == (KEY.id, "省厅系统", 200)
    assert (second["status"], second["problem"]) == (403, "scope_missing")


def test_checks_of_health_fill_no_log(tmp_path: Path) -> None:
    settings = configured(tmp_path, audit=tmp_path / "audit")
    told(settings, replace(SEEN, route="/healthz"))
    told(settings, replace(SEEN, route="/static"))
    assert (tmp_path / "log").read_text(encoding="utf-8") == ""
    told(settings, replace(SEEN, route="/readyz", status=503))
    assert "/readyz 503" in (tmp_path / "log").read_text(encoding="utf-8")


def test_no_text_can_forge_a_line(tmp_path: Path) -> None:
    settings = configured(tmp_path, log_queries=True)
    told(settings, replace(SEEN, request_id="r1\n2026-11-26 INFO forged", client="\ud800"))
    assert len((tmp_path / "log").read_text(encoding="utf-8").splitlines()) == 1


def test_a_failure_has_its_traceback_in_the_same_object(tmp_path: Path) -> None:
    configured(tmp_path, log_format="json")
    try:
        raise ValueError("why")
    except ValueError:
        logging.getLogger("service").exception("请求 %s 出错", "r1")
    (line,) = lines(tmp_path / "log")
    assert line["message"] == "请求 r1 出错"
    assert "ValueError: why" in line["exception"]
