"""Errors → responses: problem+json for programs, a page for people. The only place that does it."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from indexer.errors import TiaowenError
from service.api.health import PROBES
from service.errors import (
    BodyMalformed,
    BodyTooLarge,
    MethodNotAllowed,
    PageUnknown,
    ParameterInvalid,
    RequestInvalid,
    ScopeMissing,
    TooManyRequests,
)

_TYPE = "urn:tiaowen:problem:"
_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_MEDIA_TYPE = "application/problem+json; charset=utf-8"
# A caller may make up a field as long as a body.
_LONGEST_FIELD = 100
_SEE = "请查看接口说明 /docs。"
# By pydantic's names for what may be wrong.
_WANTED = {
    "greater_than_equal": "至少是 {ge}",
    "less_than_equal": "最多是 {le}",
    "string_too_short": "至少 {min_length} 个字",
    "string_too_long": "最多 {max_length} 个字",
    "too_short": "至少 {min_length} 项",
    "too_long": "最多 {max_length} 项",
    "int_parsing": "应是整数",
    "int_parsing_size": "应是整数,而且太大",
    "int_from_float": "应是整数",
    "int_type": "应是整数",
    "finite_number": "应是整数",
    "bool_parsing": "应是 true 或 false",
    "bool_type": "应是 true 或 false",
    "string_type": "应是文字",
    "list_type": "应是列表",
    "literal_error": "只能是 {expected}",
    "date_from_datetime_parsing": "不是一个日期",
    "model_type": "应是 JSON 对象",
    "model_attributes_type": "应是 JSON 对象,请求头写 Content-Type: application/json",
}
_FOR_PROGRAMS = ("/api/", "/mcp", *PROBES, "/metrics", "/openapi.json")

Respond = Callable[[Request, TiaowenError], Response]


def problem_json(error: TiaowenError) -> dict[str, Any]:
    """An error as RFC 9457 problem details."""
    told = {
        "type": _TYPE + error.code,
        "title": error.title,
        "status": error.status,
        "detail": error.message,
        "code": error.code,
    }
    return told | ({"field": error.field} if isinstance(error, RequestInvalid) else {})


def is_for_programs(path: str) -> bool:
    """Whether an address speaks JSON; the others are pages for people."""
    return path.startswith(_FOR_PROGRAMS)


def install(app: FastAPI, error_page: Respond) -> Respond:
    """Route every failure of `app` through one translation, which middleware use too."""

    def respond(request: Request, error: TiaowenError) -> Response:
        if is_for_programs(request.scope["path"]):
            return problem(request, error)
        request.state.problem = error.code
        response = error_page(request, error)
        response.headers.update(_headers(error, is_page=True))
        return response

    app.exception_handler(TiaowenError)(_handler(respond, lambda _, error: error))
    app.exception_handler(RequestValidationError)(_handler(respond, _from_fastapi))
    app.exception_handler(HTTPException)(_handler(respond, _from_http))
    return respond


def problem(request: Request, error: TiaowenError) -> Response:
    """An error as a program is told it; the books have its code."""
    request.state.problem = error.code
    told = problem_json(error) | _named(request)
    response = JSONResponse(told, error.status, media_type=_MEDIA_TYPE)
    response.headers.update(_headers(error, is_page=False))
    return response


def _named(request: Request) -> dict[str, str]:
    """By what name the failure is found in the logs."""
    request_id = getattr(request.state, "request_id", None)
    return {"request_id": request_id} if request_id else {}


def _headers(error: TiaowenError, is_page: bool) -> Mapping[str, str]:
    """What a status promises: how to come with a key, when to come back, what is allowed."""
    if isinstance(error, MethodNotAllowed):
        return {"allow": error.allowed}
    if isinstance(error, TooManyRequests):
        return {"retry-after": str(error.wait)}
    if isinstance(error, ScopeMissing):
        return {"www-authenticate": 'Bearer realm="tiaowen", error="insufficient_scope"'}
    if error.status == 401:  # a browser asks its user by itself
        kind = 'Basic realm="tiaowen", charset="UTF-8"' if is_page else 'Bearer realm="tiaowen"'
        return {"www-authenticate": kind}
    return {}


def _handler(
    respond: Respond, translate: Callable[[Request, Any], TiaowenError]
) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handle(request: Request, error: Exception) -> Response:
        return respond(request, translate(request, error))

    return handle


def _from_http(request: Request, error: HTTPException) -> TiaowenError:
    if error.status_code == 404:
        return PageUnknown("没有这个地址。请从首页 / 开始,或查看接口说明 /docs。")
    if error.status_code == 405:
        allowed = ", ".join(_allowed(request))
        return MethodNotAllowed(f"这个地址只接受 {allowed}。请查看接口说明 /docs。", allowed)
    if error.status_code == 413:
        return BodyTooLarge("请求正文太大。请分成几次。", "body")
    malformed = _malformed()
    malformed.status = error.status_code
    return malformed


def _malformed() -> BodyMalformed:
    return BodyMalformed("请求正文不是 UTF-8 的 JSON。请检查编码和格式。", "body")


def _allowed(request: Request) -> Iterator[str]:
    """The methods that some route takes at this address: each route knows only its own, none HEAD."""
    for method in _METHODS:
        scope = {**request.scope, "method": method}
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.routes):
            yield from ("GET", "HEAD") if method == "GET" else (method,)


def _from_fastapi(request: Request, error: RequestValidationError) -> TiaowenError:
    """FastAPI puts in front of each place which part of the request it is in; a body that is not sent as
    JSON it hands on unread, so that the body itself is wrong."""
    found, sent = error.errors(), request.headers.get("content-type", "")
    is_body = tuple(found[0]["loc"]) == ("body",)
    if is_body and (found[0]["type"] == "missing" or "json" not in sent):
        return _malformed()
    return invalid([{**one, "loc": one["loc"][1:]} for one in found])


def invalid(errors: Sequence[Mapping[str, Any]]) -> TiaowenError:
    """What pydantic finds wrong with the fields of a request: the first of it, and the field's path."""
    first = errors[0]
    if first["type"] == "json_invalid":
        return _malformed()
    field = ".".join(map(str, _field(first["loc"])))[:_LONGEST_FIELD] or "body"
    return ParameterInvalid(_sentence(field, first), field)


def _field(place: Sequence[str | int]) -> Sequence[str | int]:
    """A field by its name, whichever of its values is wrong."""
    return place[:1] if len(place) == 2 and isinstance(place[1], int) else place


def _sentence(field: str, details: Mapping[str, Any]) -> str:
    kind, limits = details["type"], details.get("ctx", {})
    if kind == "missing":
        return f"缺少参数 {field}。{_SEE}"
    if kind == "extra_forbidden":
        return f"不认识的参数 {field}。{_SEE}"
    if kind == "value_error" and str(limits["error"]):
        return f"参数 {field} {limits['error']}"
    wanted = _WANTED.get(kind, "的值不合要求").format_map(limits).replace(" or ", " 或 ")
    return f"参数 {field} {wanted}。{_SEE}"
