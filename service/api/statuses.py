"""The statuses that answers may have, for the documentation."""

from typing import Any

from pydantic import BaseModel, Field


class ProblemModel(BaseModel):
    """RFC 9457 problem details; `code` is stable."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    field: str | None = Field(default=None, description="有误的参数")
    request_id: str | None = Field(default=None, description="X-Request-ID")


_DESCRIPTIONS = {
    400: "正文不是 UTF-8 的 JSON",
    401: "需要密钥,或密钥不对",
    403: "密钥的权限不够",
    404: "没有找到",
    405: "这个地址不接受这种请求方式",
    413: "正文太大",
    422: "请求有误",
    429: "请求太多,稍后再试",
    500: "内部错误",
    503: "索引不可用",
}
# Not `model`: FastAPI would say that a problem may come as plain JSON too.
_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemModel"}}}


def problem(description: str) -> dict[str, Any]:
    """A response that is a problem, for the documentation."""
    return {"description": description, "content": _PROBLEM}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: problem(description) for status, description in _DESCRIPTIONS.items()
}
# Answers that a client may keep.
KEPT: dict[int | str, dict[str, Any]] = {304: {"description": "与 If-None-Match 的那一份相同"}}
