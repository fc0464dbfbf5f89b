"""Real requests with real answers, shown in the OpenAPI document."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from fastapi import FastAPI

# Written by `make described` from the answers of the running program.
ANSWERS = Path(__file__).parent / "examples.json"
_FIRST_PROBLEM = 400
_JSON = "application/json"


class Example(NamedTuple):
    """A request. `path` is the template; `fields` fill it, then the query, or are the body."""

    method: str
    path: str
    fields: Mapping[str, Any] = {}
    status: int = 200

    @property
    def name(self) -> str:
        """As its answer is stored."""
        return f"{self.method} {self.path} {self.status}"

    @property
    def url(self) -> str:
        return self.path.format(**self.fields)

    @property
    def rest(self) -> dict[str, Any]:
        """The fields that are not in the path."""
        return {key: value for key, value in self.fields.items() if f"{{{key}}}" not in self.path}


_QUESTION = "2035年山西森林覆盖率要达到多少"
_CLAUSE = "shanxi-meili/5/16"
EXAMPLES = (
    Example("GET", "/api/v1/search", {"q": _QUESTION, "k": 1, "region": ["山西"], "explain": True}),
    Example("POST", "/api/v1/search", {"q": "无废城市建设比例", "k": 1, "kind": ["实施意见"]}),
    Example("POST", "/api/v1/search/batch", {"queries": [{"q": _QUESTION, "k": 1}, {"q": "。"}]}),
    Example("GET", "/api/v1/lookup", {"ref": "贵州实施意见附件第十三条", "k": 1}),
    Example("GET", "/api/v1/clauses/{clause_id}", {"clause_id": _CLAUSE}),
    Example("GET", "/api/v1/similar", {"clause_id": _CLAUSE, "k": 2}),
    Example("GET", "/api/v1/documents"),
    Example("GET", "/api/v1/documents/{document_id}", {"document_id": "shanxi-meili"}),
    Example("GET", "/api/v1/targets", {"indicator": ["森林覆盖率"], "year": [2035], "k": 2}),
    Example("GET", "/api/v1/duties", {"unit": ["林业局"], "role": ["lead"], "k": 2}),
    Example("POST", "/api/v1/verify", {
        "quotations": [
            {"quote": "全省森林覆盖率提高到27.22%", "clause_id": _CLAUSE},
            {"quote": "全省森林覆盖率提高到27.32%", "citation": "美丽山西实施意见第十六条"},
            {"quote": "所有城市都要建成地铁"},
        ]
    }),
    Example("GET", "/api/v1/suggest", {"q": "shanxi", "k": 3}),
    Example("POST", "/api/v1/feedback", {
        "query": _QUESTION, "clause_id": _CLAUSE, "verdict": "useful", "words": "正是这一条",
    }, 204),
    Example("GET", "/healthz"),
    Example("GET", "/readyz"),
    Example("GET", "/api/v1/search", {"q": _QUESTION, "k": 0}, 422),
    Example("GET", "/api/v1/clauses/{clause_id}", {"clause_id": "shanxi-meili/9/99"}, 404),
)  # fmt: skip


class DescribedApp(FastAPI):
    """Its OpenAPI document shows the examples."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            answers = json.loads(ANSWERS.read_bytes())
            self.openapi_schema = with_examples(super().openapi(), answers)
        return self.openapi_schema


def with_examples(document: dict[str, Any], answers: Mapping[str, Any]) -> dict[str, Any]:
    """The document itself, changed. `answers`: by the names of the examples."""
    for example in EXAMPLES:
        operation = document["paths"][example.path][example.method.lower()]
        if example.status < _FIRST_PROBLEM:
            _show_request(operation, example)
        for content in operation["responses"][str(example.status)].get("content", {}).values():
            content["example"] = answers[example.name]
    return document


def _show_request(operation: dict[str, Any], example: Example) -> None:
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in example.fields:
            parameter["example"] = example.fields[parameter["name"]]
    if "requestBody" in operation:
        operation["requestBody"]["content"][_JSON]["example"] = example.fields
