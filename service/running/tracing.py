"""OpenTelemetry spans of each request and its stages, where a collector is set."""

from importlib.metadata import version
from typing import TYPE_CHECKING

from indexer.errors import ExtraMissing
from service.running.observed import Observer, Seen

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import SpanProcessor


def exporting(address: str) -> "SpanProcessor":
    """Sends spans to a collector in the background, by OTLP over HTTP. Raises ExtraMissing."""
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError:
        raise ExtraMissing(
            "设了 TIAOWEN_OTEL,却没有安装 OpenTelemetry。"
            "请运行 pip install 'tiaowen[otel]',或去掉这个设置。"
        ) from None
    return BatchSpanProcessor(OTLPSpanExporter(f"{address.rstrip('/')}/v1/traces"))


def tracer(processor: "SpanProcessor") -> Observer:
    """An observer that makes spans of what is over, with the times that it took."""
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.trace import SpanKind, set_span_in_context
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    provider = TracerProvider(
        resource=Resource.create({"service.name": "tiaowen", "service.version": version("tiaowen")})
    )
    provider.add_span_processor(processor)
    spans = provider.get_tracer("tiaowen")
    propagator = TraceContextTextMapPropagator()

    def trace(seen: Seen) -> None:
        began = int(seen.at.timestamp() * 1e9)
        above = propagator.extract({"traceparent": seen.traceparent} if seen.traceparent else {})
        request = spans.start_span(
            f"{seen.method} {seen.route}",
            above,
            SpanKind.SERVER,
            _attributes(seen),
            start_time=began,
        )
        inside = set_span_in_context(request)
        for run in seen.stages:
            start = began + int((run.began - seen.began) * 1e9)
            spans.start_span(run.name, inside, start_time=start).end(start + int(run.seconds * 1e9))
        request.end(began + int(seen.seconds * 1e9))

    return trace


def _attributes(seen: Seen) -> dict[str, str | int]:
    known: dict[str, str | int | None] = {
        "http.request.method": seen.method,
        "http.route": seen.route,
        "http.response.status_code": seen.status,
        "error.type": seen.problem,
        "tiaowen.request_id": seen.request_id,
        "tiaowen.outcome": seen.notes[0].outcome if seen.notes else None,
        "tiaowen.index_version": seen.notes[0].index_version if seen.notes else None,
    }
    return {name: value for name, value in known.items() if value is not None}
