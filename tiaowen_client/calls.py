"""The pure core of both clients: a question becomes a `Call`, an answer a record or an error."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from email.utils import parsedate_to_datetime
from functools import cache, partial
from typing import Any, Generic, Required, TypeVar
from urllib.parse import quote

import httpx2
from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypedDict

from tiaowen_client.errors import AnswerUnreadable, Unreachable, error_of
from tiaowen_client.records import (
    Batch,
    Clause,
    Document,
    DocumentDetail,
    DocumentList,
    Duties,
    DutyRole,
    Neighbour,
    NeighbourList,
    Problem,
    Quotation,
    Ready,
    Response,
    Suggestion,
    SuggestionList,
    TargetKind,
    Targets,
    Verdict,
    Verification,
)

T = TypeVar("T")

_API = "/api/v1"
# 429: too many requests; 503: no index in service. Nothing was done in either case.
_TRY_AGAIN = (429, 503)
_LONGEST_PAUSE = 30.0
_FIRST_PAUSE = 0.5
# Filters that a single name stands for a list of.
_NAMES = ("document", "region", "kind")


class Filters(TypedDict, total=False):
    """The documents to look in; several values of one field are alternatives."""

    document: str | Sequence[str]
    region: str | Sequence[str]
    kind: str | Sequence[str]
    year_from: int | Sequence[int]
    year_to: int | Sequence[int]
    as_of: datetime.date | str


class FactFilters(TypedDict, total=False):
    """The documents whose facts are wanted; several values of one field are alternatives."""

    document: str | Sequence[str]
    region: str | Sequence[str]


class TargetFilters(FactFilters, total=False):
    """Which targets are wanted."""

    indicator: str | Sequence[str]
    year: int | Sequence[int]
    kind: TargetKind | Sequence[TargetKind]


class DutyFilters(FactFilters, total=False):
    """Which duties are wanted."""

    unit: str | Sequence[str]
    role: DutyRole | Sequence[DutyRole]
    task: str | Sequence[str]


class Question(Filters, total=False):
    """One of many questions; `k` where it wants another number of results than the rest."""

    q: Required[str]
    k: int
    explain: bool


@dataclass(frozen=True)
class Call(Generic[T]):
    """A request, and how the body of its answer is read."""

    method: str
    path: str
    read: Callable[[bytes], T]
    params: Mapping[str, Any] | None = None
    body: Mapping[str, Any] | None = None


def search(q: str, k: int, explain: bool, filters: Filters) -> Call[Response]:
    body = {"q": q, "k": k, "explain": explain, **_plain(filters)}
    return Call("POST", f"{_API}/search", partial(_read, Response), body=body)


def search_batch(questions: Sequence[str | Question], k: int) -> Call[Batch]:
    body = {"queries": [_question(question, k) for question in questions]}
    return Call("POST", f"{_API}/search/batch", partial(_read, Batch), body=body)


def lookup(ref: str, k: int) -> Call[Response]:
    return Call("GET", f"{_API}/lookup", partial(_read, Response), {"ref": ref, "k": k})


def clause(clause_id: str) -> Call[Clause]:
    return Call("GET", f"{_API}/clauses/{quote(clause_id)}", partial(_read, Clause))


def documents() -> Call[tuple[Document, ...]]:
    return Call("GET", f"{_API}/documents", _listed)


def document(document_id: str) -> Call[DocumentDetail]:
    path = f"{_API}/documents/{quote(document_id, safe='')}"
    return Call("GET", path, partial(_read, DocumentDetail))


def similar(clause_id: str, k: int) -> Call[tuple[Neighbour, ...]]:
    return Call("GET", f"{_API}/similar", _neighbours, {"clause_id": clause_id, "k": k})


def targets(k: int, offset: int, filters: TargetFilters) -> Call[Targets]:
    params = {"k": k, "offset": offset, **filters}
    return Call("GET", f"{_API}/targets", partial(_read, Targets), params)


def duties(k: int, offset: int, filters: DutyFilters) -> Call[Duties]:
    params = {"k": k, "offset": offset, **filters}
    return Call("GET", f"{_API}/duties", partial(_read, Duties), params)


def verify(quotations: Sequence[str | Quotation]) -> Call[Verification]:
    given = [Quotation(one) if isinstance(one, str) else one for one in quotations]
    body = {"quotations": [asdict(one) for one in given]}
    return Call("POST", f"{_API}/verify", partial(_read, Verification), body=body)


def suggest(q: str, k: int) -> Call[tuple[Suggestion, ...]]:
    return Call("GET", f"{_API}/suggest", _suggested, {"q": q, "k": k})


def feedback(query: str, clause_id: str, verdict: Verdict, words: str | None) -> Call[None]:
    body = {"query": query, "clause_id": clause_id, "verdict": verdict, "words": words}
    return Call("POST", f"{_API}/feedback", _nothing, body=body)


def ready() -> Call[Ready]:
    return Call("GET", "/readyz", partial(_read, Ready))


def received(call: Call[T], answer: httpx2.Response) -> T:
    """The record in an answer. Raises the error that the answer tells, or AnswerUnreadable."""
    if answer.is_success:
        with _readable(answer):
            return call.read(answer.content)
    with _readable(answer):
        problem = _read(Problem, answer.content)
    request_id = problem.request_id or answer.headers.get("x-request-id")
    asked = retry_after(answer.headers)
    raise error_of(replace(problem, status=answer.status_code, request_id=request_id, retry_after=asked))


def pause(answer: httpx2.Response, attempt: int) -> float | None:
    """Seconds to wait before a call is tried again; None: the answer stands.

    `attempt` counts from 0. What the server asks for counts, or else half a second and twice as
    long each time; a server that asks for more than half a minute is not waited for.
    """
    if answer.status_code not in _TRY_AGAIN:
        return None
    asked = retry_after(answer.headers)
    seconds = _FIRST_PAUSE * 2**attempt if asked is None else asked
    return seconds if seconds <= _LONGEST_PAUSE else None


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds, from a number or a date; None where nothing readable is said."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    if moment.tzinfo is None:  # written as -0000
        moment = moment.replace(tzinfo=datetime.UTC)
    return max(0.0, (moment - datetime.datetime.now(datetime.UTC)).total_seconds())


@contextmanager
def reaching(base_url: str) -> Iterator[None]:
    """Turns failures of the connection into Unreachable."""
    try:
        yield
    except httpx2.TimeoutException as error:
        sentence = f"{base_url} 没有按时回答。请稍后再试,或加大 timeout。"
        raise Unreachable(Problem(code="timed_out", detail=sentence)) from error
    except httpx2.RequestError as error:
        raise Unreachable(
            Problem(
                code="unreachable", detail=f"连不上 {base_url}({error})。请检查地址和服务是否在运行。"
            )
        ) from error


@contextmanager
def _readable(answer: httpx2.Response) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        sentence = f"{answer.url} 的回答读不懂(HTTP {answer.status_code})。请检查地址是否指向条问。"
        problem = Problem(code="answer_unreadable", detail=sentence, status=answer.status_code)
        raise AnswerUnreadable(problem) from error


def _question(question: str | Question, k: int) -> dict[str, Any]:
    return {"q": question, "k": k} if isinstance(question, str) else {"k": k, **_plain(question)}


def _plain(filters: Filters | Question) -> dict[str, Any]:
    """Filters as JSON: a single name is a list of one, a date is written out."""
    named = {
        name: [value] for name, value in filters.items() if isinstance(value, str) and name in _NAMES
    }
    return {name: _written(value) for name, value in {**filters, **named}.items()}


def _written(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def _read(shape: Callable[..., T], body: bytes) -> T:
    record: T = _adapter(shape).validate_json(body)
    return record


def _listed(body: bytes) -> tuple[Document, ...]:
    return _read(DocumentList, body).documents


def _neighbours(body: bytes) -> tuple[Neighbour, ...]:
    return _read(NeighbourList, body).results


def _suggested(body: bytes) -> tuple[Suggestion, ...]:
    return _read(SuggestionList, body).suggestions


def _nothing(body: bytes) -> None:
    """An answer that says no more than its status."""
