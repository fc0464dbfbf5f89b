import sys
from dataclasses import replace

import pytest

from indexer.errors import ExtraMissing
from service.running.tracing import exporting, tracer
from service.stages import Ran
from tests.service.running.test_logs import SEEN

SEARCH = replace(
    SEEN, began=5.0, seconds=0.02, stages=(Ran("encode", 5.001, 0.010), Ran("quote", 5.012, 0.001))
)


def test_a_request_is_a_span_and_its_stages_are_inside() -> None:
    export = pytest.importorskip("opentelemetry.sdk.trace.export", reason="没有安装 tiaowen[otel]")
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    kept = InMemorySpanExporter()
    tracer(export.SimpleSpanProcessor(kept))(SEARCH)
    encode, quote, request = kept.get_finished_spans()
    assert request.name == "GET /api/v1/search"
    assert request.attributes is not None
    assert request.attributes["tiaowen.outcome"] == "answered"
    assert request.attributes["tiaowen.request_id"] == "r1"
    assert "治水" not in request.to_json()
    assert [(span.name, span.parent) for span in (encode, quote)] == [
        ("encode", request.context), ("quote", request.context),
    ]  # fmt: skip
    assert request.start_time is not None
    assert encode.start_time is not None
    assert encode.end_time is not None
    assert request.start_time == int(SEARCH.at.timestamp() * 1e9)
    assert encode.start_time - request.start_time == pytest.approx(1_000_000, abs=10)
    assert encode.end_time - encode.start_time == pytest.approx(10_000_000, abs=10)


def test_a_request_goes_on_with_its_callers_trace() -> None:
    export = pytest.importorskip("opentelemetry.sdk.trace.export", reason="没有安装 tiaowen[otel]")
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    kept = InMemorySpanExporter()
    trace = f"{'a' * 32}"
    tracer(export.SimpleSpanProcessor(kept))(
        replace(SEARCH, traceparent=f"00-{trace}-{'b' * 16}-01", stages=())
    )
    (request,) = kept.get_finished_spans()
    assert request.context is not None
    assert f"{request.context.trace_id:x}" == trace


def test_a_collector_without_the_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace.export", None)
    with pytest.raises(ExtraMissing, match=r"pip install 'tiaowen\[otel\]'"):
        exporting("http://127.0.0.1:4318")
