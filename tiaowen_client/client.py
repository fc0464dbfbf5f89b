"""`Client` and `AsyncClient`: the same methods; they only send what `calls` builds and reads."""

import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self, TypeVar, Unpack

import anyio
import httpx2

from tiaowen_client import calls
from tiaowen_client.calls import Call, DutyFilters, Filters, Question, TargetFilters
from tiaowen_client.records import (
    Batch,
    Clause,
    Document,
    DocumentDetail,
    Duties,
    Neighbour,
    Quotation,
    Ready,
    Response,
    Suggestion,
    Targets,
    Verdict,
    Verification,
)

T = TypeVar("T")

LOCAL = "http://127.0.0.1:8000"


class Client:
    """Asks a 条问 server; safe to share between threads, closed by `with` or `close()`.

    `timeout` in seconds. A call that is answered with 429 or 503 is sent again at most `retries` times,
    after the pause that the server asks for. Every method raises TiaowenClientError. Another
    `transport` takes the place of the network.
    """

    def __init__(
        self,
        base_url: str = LOCAL,
        *,
        api_key: str | None = None,
        timeout: float = 30.0,
        retries: int = 2,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self._retries = retries
        self._http = httpx2.Client(
            base_url=self.base_url, headers=_headers(api_key), timeout=timeout, transport=transport
        )

    def search(
        self, q: str, k: int = 10, *, explain: bool = False, **filters: Unpack[Filters]
    ) -> Response:
        """The k best clauses for a question; `explain` tells what their scores are made of."""
        return self._send(calls.search(q, k, explain, filters))

    def search_batch(self, questions: Sequence[str | Question], k: int = 10) -> Batch:
        """Up to 100 questions; one that cannot be answered is a Problem in its place."""
        return self._send(calls.search_batch(questions, k))

    def lookup(self, ref: str, k: int = 10) -> Response:
        """The clauses under a number (「贵州实施意见附件第十三条」), never a neighbour."""
        return self._send(calls.lookup(ref, k))

    def clause(self, clause_id: str) -> Clause:
        return self._send(calls.clause(clause_id))

    def documents(self) -> tuple[Document, ...]:
        return self._send(calls.documents())

    def document(self, document_id: str) -> DocumentDetail:
        """What is known of a document, with its outline."""
        return self._send(calls.document(document_id))

    def similar(self, clause_id: str, k: int = 10) -> tuple[Neighbour, ...]:
        """Other clauses like this one: first by wording, then by meaning."""
        return self._send(calls.similar(clause_id, k))

    def targets(self, k: int = 50, offset: int = 0, **filters: Unpack[TargetFilters]) -> Targets:
        """What the documents aim at, or say was reached, in reading order."""
        return self._send(calls.targets(k, offset, filters))

    def duties(self, k: int = 50, offset: int = 0, **filters: Unpack[DutyFilters]) -> Duties:
        """Who is charged with what, in reading order."""
        return self._send(calls.duties(k, offset, filters))

    def verify(self, quotations: Sequence[str | Quotation]) -> Verification:
        """Whether each quotation is exact, altered (and where), or not found."""
        return self._send(calls.verify(quotations))

    def suggest(self, q: str, k: int = 8) -> tuple[Suggestion, ...]:
        """Titles, headings and questions for what has been typed so far, also in pinyin."""
        return self._send(calls.suggest(q, k))

    def feedback(self, query: str, clause_id: str, verdict: Verdict, words: str | None = None) -> None:
        """Says whether a clause was of use for a question."""
        self._send(calls.feedback(query, clause_id, verdict, words))

    def ready(self) -> Ready:
        """Raises Unavailable where no index is in service."""
        return self._send(calls.ready())

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _send(self, call: Call[T]) -> T:
        for attempt in range(self._retries):
            answer = self._answer(call)
            pause = calls.pause(answer, attempt)
            if pause is None:
                return calls.received(call, answer)
            time.sleep(pause)
        return calls.received(call, self._answer(call))

    def _answer(self, call: Call[T]) -> httpx2.Response:
        with calls.reaching(self.base_url):
            return self._http.request(call.method, call.path, params=call.params, json=call.body)


class AsyncClient:
    """As `Client`, awaited; closed by `async with` or `aclose()`."""

    def __init__(
        self,
        base_url: str = LOCAL,
        *,
        api_key: str | None = None,
        timeout: float = 30.0,
        retries: int = 2,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self._retries = retries
        self._http = httpx2.AsyncClient(
            base_url=self.base_url, headers=_headers(api_key), timeout=timeout, transport=transport
        )

    async def search(
        self, q: str, k: int = 10, *, explain: bool = False, **filters: Unpack[Filters]
    ) -> Response:
        return await self._send(calls.search(q, k, explain, filters))

    async def search_batch(self, questions: Sequence[str | Question], k: int = 10) -> Batch:
        return await self._send(calls.search_batch(questions, k))

    async def lookup(self, ref: str, k: int = 10) -> Response:
        return await self._send(calls.lookup(ref, k))

    async def clause(self, clause_id: str) -> Clause:
        return await self._send(calls.clause(clause_id))

    async def documents(self) -> tuple[Document, ...]:
        return await self._send(calls.documents())

    async def document(self, document_id: str) -> DocumentDetail:
        return await self._send(calls.document(document_id))

    async def similar(self, clause_id: str, k: int = 10) -> tuple[Neighbour, ...]:
        return await self._send(calls.similar(clause_id, k))

    async def targets(self, k: int = 50, offset: int = 0, **filters: Unpack[TargetFilters]) -> Targets:
        return await self._send(calls.targets(k, offset, filters))

    async def duties(self, k: int = 50, offset: int = 0, **filters: Unpack[DutyFilters]) -> Duties:
        return await self._send(calls.duties(k, offset, filters))

    async def verify(self, quotations: Sequence[str | Quotation]) -> Verification:
        return await self._send(calls.verify(quotations))

    async def suggest(self, q: str, k: int = 8) -> tuple[Suggestion, ...]:
        return await self._send(calls.suggest(q, k))

    async def feedback(
        self, query: str, clause_id: str, verdict: Verdict, words: str | None = None
    ) -> None:
        await self._send(calls.feedback(query, clause_id, verdict, words))

    async def ready(self) -> Ready:
        return await self._send(calls.ready())

    async def aclose(self) -> None:
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def _send(self, call: Call[T]) -> T:
        for attempt in range(self._retries):
            answer = await self._answer(call)
            pause = calls.pause(answer, attempt)
            if pause is None:
                return calls.received(call, answer)
            await anyio.sleep(pause)
        return calls.received(call, await self._answer(call))

    async def _answer(self, call: Call[T]) -> httpx2.Response:
        with calls.reaching(self.base_url):
            return await self._http.request(call.method, call.path, params=call.params, json=call.body)


def _headers(api_key: str | None) -> dict[str, str]:
    headers = {"accept": "application/json"}
    return headers | {"authorization": f"Bearer {api_key}"} if api_key else headers
