"""Styles, scripts and pictures of the pages, under addresses that change with their contents."""

import hashlib
from pathlib import Path
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_FOREVER = "public, max-age=31536000, immutable"


class Assets(StaticFiles):
    """A folder of files; an address with the hash of the contents may be kept for good."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder)
        self._hashes = {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in folder.iterdir()
        }

    def url(self, name: str) -> str:
        """Where a page finds a file. Raises KeyError for one that is not there."""
        return f"/static/{name}?v={self._hashes[name]}"

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("v")
        is_named = asked is not None and asked == [self._hashes.get(path)]
        response.headers["cache-control"] = _FOREVER if is_named else "no-cache"
        return response
