import os
import re
import subprocess
import sys
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from indexer.setting_values import Rate
from service.running.metrics import SHARED
from service.search import Searcher
from tests.service.running.conftest import Opened, Service

Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


def samples(service: Service) -> Samples:
    response = service.client.get("/metrics")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/plain; version=")
    families = text_string_to_metric_families(response.text)
    return {
        (one.name, frozenset(one.labels.items())): one.value
        for family in families
        for one in family.samples
    }


def value(found: Samples, name: str, **labels: str) -> float:
    return found[name, frozenset(labels.items())]


def test_requests_stages_outcomes_and_errors_are_counted(opened: Opened) -> None:
    service = opened()
    for path in (
        "search?q=2035年山西森林覆盖率要达到多少",
        "search?q=海绵城市",
        "search?q=",
        "documents",
    ):
        service.status(f"/api/v1/{path}")
    found = samples(service)
    searches = {"method": "GET", "route": "/api/v1/search"}
    assert value(found, "tiaowen_requests_total", **searches, status="2xx") == 2
    assert value(found, "tiaowen_requests_total", **searches, status="4xx") == 1
    assert value(found, "tiaowen_request_seconds_count", **searches) == 3
    assert value(found, "tiaowen_problems_total", code="query_empty") == 1
    outcomes = [count for (name, _), count in found.items() if name == "tiaowen_answers_total"]
    assert sum(outcomes) == 2
    for stage in ("understand", "look up", "encode", "retrieve", "decide", "quote"):
        assert value(found, "tiaowen_stage_seconds_count", stage=stage) >= 2, stage


def test_what_is_in_service(opened: Opened, searcher: Searcher) -> None:
    found = samples(opened())
    manifest = searcher.index.manifest
    info = {"version": manifest.version, "model": manifest.model.name}
    assert value(found, "tiaowen_index_info", **info) == 1
    assert value(found, "tiaowen_index_documents") == len(searcher.index.documents)
    assert value(found, "tiaowen_index_clauses") == len(searcher.index.clauses)
    assert value(found, "process_resident_memory_bytes") > 1e6


def test_whatever_is_tried_makes_no_more_series(opened: Opened) -> None:
    service = opened()
    for number in range(20):
        service.status(f"/nowhere/{number}")
        service.status(f"/api/v1/clauses/nothing/{number}")
        service.client.request(f"BREW{number}", "/")
    routes = {dict(labels).get("route") for _, labels in samples(service)} - {None}
    assert routes == {"other", "/api/v1/clauses/{clause_id:path}", "/"}
    assert {dict(labels).get("method") for _, labels in samples(service)} == {None, "GET", "other"}


def test_two_services_in_one_process_count_apart(opened: Opened) -> None:
    one, other = opened(), opened()
    one.status("/api/v1/documents")
    assert not any(name.startswith("tiaowen_requests") for name, _ in samples(other))


def test_metrics_are_read_with_a_key_where_reading_needs_one(opened: Opened) -> None:
    service = opened(host="0.0.0.0", rate=Rate(9, "hour"))
    assert service.status("/metrics") == 401
    assert service.status("/metrics", service.key()) == 200


COUNT = """
import sys
from datetime import UTC, datetime
from types import SimpleNamespace as Some
from service.running.metrics import Metrics
from service.running.observed import Seen

index = Some(manifest=Some(version="v1", model=Some(name="m")), documents=(), clauses=())
metrics = Metrics(Some(now=lambda: Some(index=index)))
metrics.observe(Seen(None, datetime.now(UTC), 0, 0.1, "GET", "/", 200, None, None, "", None, (), ()))
print(metrics.text().decode())
"""


def test_workers_that_share_a_folder_are_counted_together(tmp_path: Path) -> None:
    environment = {**os.environ, SHARED: str(tmp_path)}
    run = [sys.executable, "-c", COUNT]
    for count in ("1.0", "2.0"):
        shown = subprocess.run(run, env=environment, check=True, capture_output=True, text=True).stdout
        assert re.search(rf'^tiaowen_requests_total\{{.*route="/".*\}} {count}$', shown, re.M), shown
        assert 'tiaowen_index_info{model="m",version="v1"} 1.0' in shown
