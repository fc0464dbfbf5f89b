"""Metrics in Prometheus's text: requests, stages of the search, outcomes, the index in service."""

import os
import platform
from collections.abc import Iterable
from importlib.metadata import version

from fastapi import APIRouter, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from service.running.observed import Seen
from service.serving import Serving

# Where the processes of one service keep their counts for each other: prometheus-client's own name.
SHARED = "PROMETHEUS_MULTIPROC_DIR"
_STAGE_SECONDS = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5)
_REQUEST_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)


class Metrics:
    """An observer that counts, and the text that Prometheus reads."""

    def __init__(self, serving: Serving) -> None:
        self._registry = CollectorRegistry()
        self._now = _Now(serving)
        self._requests = self._counter("tiaowen_requests", "Requests.", "method", "route", "status")
        self._seconds = Histogram(
            "tiaowen_request_seconds", "How long requests took.", ("method", "route"),
            buckets=_REQUEST_SECONDS, registry=self._registry,
        )  # fmt: skip
        self._stages = Histogram(
            "tiaowen_stage_seconds", "How long stages of the search took.", ("stage",),
            buckets=_STAGE_SECONDS, registry=self._registry,
        )  # fmt: skip
        self._answers = self._counter("tiaowen_answers", "Answers.", "outcome")
        self._problems = self._counter("tiaowen_problems", "Errors.", "code")
        self._registry.register(self._now)
        ProcessCollector(registry=self._registry)

    def observe(self, seen: Seen) -> None:
        self._requests.labels(seen.method, seen.route, f"{seen.status // 100}xx").inc()
        self._seconds.labels(seen.method, seen.route).observe(seen.seconds)
        for run in seen.stages:
            self._stages.labels(run.name).observe(run.seconds)
        for note in seen.notes:
            self._answers.labels(note.outcome).inc()
        if seen.problem:
            self._problems.labels(seen.problem).inc()

    def _counter(self, name: str, help_: str, *labels: str) -> Counter:
        return Counter(name, help_, labels, registry=self._registry)

    def text(self) -> bytes:
        """Of all processes where they share their counts, else of this one."""
        if SHARED not in os.environ:
            return generate_latest(self._registry)
        whole = CollectorRegistry()
        MultiProcessCollector(whole)  # type: ignore[no-untyped-call]
        whole.register(self._now)
        return generate_latest(whole)


class _Now(Collector):
    """What is in service when it is asked for: this build, and the index."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving

    def collect(self) -> Iterable[Metric]:
        index = self._serving.now().index
        build = {"version": version("tiaowen"), "python": platform.python_version()}
        manifest = {"version": index.manifest.version, "model": index.manifest.model.name}
        yield _info("tiaowen_build_info", "This build.", build)
        yield _info("tiaowen_index_info", "The index in service.", manifest)
        yield GaugeMetricFamily("tiaowen_index_documents", "Its documents.", len(index.documents))
        yield GaugeMetricFamily("tiaowen_index_clauses", "Its clauses.", len(index.clauses))


def _info(name: str, help_: str, labels: dict[str, str]) -> Metric:
    family = GaugeMetricFamily(name, help_, labels=list(labels))
    family.add_metric(list(labels.values()), 1)
    return family


def metrics_router(metrics: Metrics) -> APIRouter:
    router = APIRouter(tags=["运行"])

    @router.get("/metrics", summary="Prometheus 指标", response_class=PlainTextResponse)
    def text() -> Response:
        return Response(metrics.text(), media_type=CONTENT_TYPE_LATEST)

    return router
