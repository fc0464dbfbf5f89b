"""Answers that a client may keep: it asks each time whether its copy still holds."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from importlib.metadata import version
from typing import Any

from fastapi import Request, Response

from service.api.json import Json
from service.search import Searcher

# The next index may be there in a second; and what needs a key is for nobody else.
_POLICY = "private, no-cache"


def kept(
    request: Request, searcher: Searcher, make: Callable[[], dict[str, Any]], is_timed: bool = False
) -> Response:
    """What `make` makes, or 304 where the client has it. `is_timed`: it tells how long it took, so
    that two are equal but for that, and the tag is a weak one."""
    tag = _tag(request, searcher, is_timed)
    headers = {"etag": tag, "cache-control": _POLICY}
    if _opaque(tag) in _held(request):
        return Response(status_code=304, headers=headers | {"vary": "Accept-Encoding"})
    return Json(make(), headers=headers)


def _tag(request: Request, searcher: Searcher, is_timed: bool) -> str:
    """Of all that an answer depends on: index, thesaurus, program, day (of a document's status), the
    request, and how its answer is packed."""
    is_packed = "gzip" in request.headers.get("accept-encoding", "")
    asked = (request.url.path, request.url.query, str(is_packed))
    parts = (searcher.edition(), version("tiaowen"), date.today().isoformat(), *asked)
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f'W/"{digest}"' if is_timed else f'"{digest}"'


def _held(request: Request) -> Iterator[str]:
    """The tags that the client says it has."""
    for line in request.headers.getlist("if-none-match"):
        yield from map(_opaque, line.split(","))


def _opaque(tag: str) -> str:
    """A tag as it is compared, weak or strong."""
    return tag.strip().removeprefix("W/")
