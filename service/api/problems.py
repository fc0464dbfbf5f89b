"""Errors → responses: problem+json for programs, a page for people. The only place that does it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.errors import ServerErrorMiddleware

from indexer.errors import TiaowenError
from service.errors import (
    BodyMalformed,
    MethodNotAllowed,
    PageUnknown,
    ParameterInvalid,
    RequestInvalid,
)

_TYPE = "urn:tiaowen:problem:"
_MALFORMED = "请求正文不是 UTF-8 的 JSON。请检查编码和格式。"

ErrorPage = Callable[[Request, TiaowenError], Response]


def problem_json(error: TiaowenError) -> dict[str, Any]:
    """An error as RFC 9457 problem details."""
    problem = {
        "type": _TYPE + error.code,
        "title": error.title,
        "status": error.status,
        "detail": error.message,
        "code": error.code,
    }
    return problem | ({"field": error.field} if isinstance(error, RequestInvalid) else {})


def install(app: FastAPI, error_page: ErrorPage) -> None:
    """Route every failure of `app` through one translation."""

    def respond(request: Request, error: TiaowenError) -> Response:
        if request.url.path.startswith(("/api/", "/healthz", "/readyz")):
            return JSONResponse(
                problem_json(error), error.status, media_type="application/problem+json; charset=utf-8"
            )
        return error_page(request, error)

    app.exception_handler(TiaowenError)(_handler(respond, lambda error: error))
    app.exception_handler(RequestValidationError)(_handler(respond, _from_fastapi))
    app.exception_handler(HTTPException)(_handler(respond, _from_http))
    # Not as a handler of Exception: its answers would go out past every other middleware.
    app.add_middleware(ServerErrorMiddleware, handler=_handler(respond, lambda _: _unexpected()))


def _handler(
    respond: ErrorPage, translate: Callable[[Any], TiaowenError]
) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handle(request: Request, error: Exception) -> Response:
        return respond(request, translate(error))

    return handle


def _unexpected() -> TiaowenError:
    return TiaowenError("服务器内部出错,已记入日志。请稍后再试;若一再出现,请联系管理员。")


def _from_http(error: HTTPException) -> TiaowenError:
    if error.status_code == 404:
        return PageUnknown("没有这个地址。请从首页 / 开始,或查看接口说明 /docs。")
    if error.status_code == 405:
        return MethodNotAllowed("这个地址不接受这种请求方式。请查看接口说明 /docs。", "method")
    malformed = BodyMalformed(_MALFORMED, "body")
    malformed.status = error.status_code
    return malformed


def _from_fastapi(error: RequestValidationError) -> TiaowenError:
    """FastAPI puts in front of each place which part of the request it is in."""
    return invalid([{**one, "loc": one["loc"][1:]} for one in error.errors()])


def invalid(errors: Sequence[Mapping[str, Any]]) -> TiaowenError:
    """What pydantic finds wrong with the fields of a request: the first of it, and the field's path."""
    first = errors[0]
    if first["type"] == "json_invalid":
        return BodyMalformed(_MALFORMED, "body")
    field = ".".join(map(str, first["loc"])) or "body"
    return ParameterInvalid(_sentence(field, first), field)


def _sentence(field: str, details: Mapping[str, Any]) -> str:
    limits = details.get("ctx", {})
    kind = details["type"]
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"至少是 {limits['ge']}" if "ge" in limits else f"最多是 {limits['le']}"
        return f"参数 {field} {bound}。"
    if kind == "string_too_long":
        return f"参数 {field} 最多 {limits['max_length']} 个字。"
    sentences = {
        "missing": f"缺少参数 {field}。",
        "int_parsing": f"参数 {field} 应是整数。",
        "extra_forbidden": f"不认识的参数 {field}。",
    }
    return sentences.get(kind, f"参数 {field} 的值不合要求。") + "请查看接口说明 /docs。"
