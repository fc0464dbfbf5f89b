"""The gate before every route: who asks, how much, and whether reading is free."""

from datetime import date

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from indexer.errors import TiaowenError
from service.api.health import PROBES
from service.api.problems import Respond, is_for_programs
from service.errors import TooManyRequests
from service.headers import adding
from service.running.callers import Caller, Door, caller_of
from service.running.keys import KeyFile
from service.running.rates import Rates, Taken, network_of

# Style, script and icon hold nothing of the documents.
_FREE_FOLDERS = ("/static/", "/swagger/")


class Gate:
    """Whatever is not named as free here needs what the door asks, also an address added later.

    The caller is left in `request.state.caller`; administrators' routes ask for more of it
    (`service.running.callers.admin`). A request with a bad key counts against its address.
    """

    def __init__(
        self,
        app: ASGIApp,
        keys: KeyFile,
        door: Door,
        rates: Rates,
        respond: Respond,
    ) -> None:
        self._app = app
        self._keys = keys
        self._door = door
        self._rates = rates
        self._respond = respond

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _is_free(scope["path"]):
            return await self._app(scope, receive, send)
        request = Request(scope)
        caller = self._caller(request)
        taken = self._take(request, caller)
        counted = adding(send, lambda headers: headers.update(taken.headers))
        if isinstance(caller, Caller):
            request.state.caller = caller
        refusal = _too_many(taken) if taken.wait else caller
        if isinstance(refusal, TiaowenError):
            return await self._respond(request, refusal)(scope, receive, counted)
        return await self._app(scope, receive, counted)

    def _caller(self, request: Request) -> Caller | TiaowenError:
        try:
            return caller_of(request.headers, self._keys.now(), self._door, date.today())
        except TiaowenError as error:
            return error

    def _take(self, request: Request, caller: Caller | TiaowenError) -> Taken:
        bucket = self._rates.api if is_for_programs(request.scope["path"]) else self._rates.pages
        if isinstance(caller, Caller) and caller.key:
            return bucket.take(f"key {caller.key.id}")
        return bucket.take(network_of(request.client.host if request.client else ""))


def _is_free(path: str) -> bool:
    return path in PROBES or path.startswith(_FREE_FOLDERS)


def _too_many(taken: Taken) -> TooManyRequests:
    return TooManyRequests(f"请求太多,超过了限额。请等 {taken.wait} 秒再试。", taken.wait)
