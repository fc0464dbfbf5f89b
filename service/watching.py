"""A newly published index comes into service: opened aside, tried once, and swapped in."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from indexer.errors import IndexMissing, TiaowenError
from indexer.publication import current, stamp
from service.search import Searcher
from service.serving import Refused, Serving

# Seconds between two looks at the file that names the current version.
_EVERY = 1.0
_log = logging.getLogger("tiaowen.index")


class IndexWatch:
    """Follows the current version of an index for as long as the process lives."""

    def __init__(self, serving: Serving, root: Path, reopen: Callable[[Searcher], Searcher]) -> None:
        """`reopen`: opens the current index beside the searcher in service."""
        self._serving = serving
        self._root = root
        self._reopen = reopen
        self._seen: tuple[int, int] | None = (0, 0)  # no stamp yet: the first look is one in earnest

    def start(self) -> None:
        threading.Thread(target=self._follow, name="index-watch", daemon=True).start()

    def _follow(self) -> None:
        pause = threading.Event()
        while True:
            self.look()
            pause.wait(_EVERY)

    def look(self) -> None:
        """Take what is newly published into service. What cannot be opened leaves the searcher there
        is, is told of once, and is tried again when another version is published."""
        found = stamp(self._root)
        if found == self._seen:
            return None
        self._seen = found  # first: what is published meanwhile is seen by the next look
        try:
            version = current(self._root).name
        except IndexMissing as error:
            return self._refuse(None, error)
        if version == self._serving.now().index.manifest.version:
            return self._serving.keep(None)
        try:
            searcher = self._reopen(self._serving.now())
            searcher.warm()
        except Exception as error:  # whatever is wrong with it, requests must not suffer
            return self._refuse(version, error)
        self._serving.swap(searcher)
        _log.info("索引 %s 已启用", searcher.index.manifest.version)
        return None

    def _refuse(self, version: str | None, error: Exception) -> None:
        in_service = self._serving.now().index.manifest.version
        told = error if isinstance(error, TiaowenError) else TiaowenError(type(error).__name__)
        self._serving.keep(Refused(version, told.code, told.message))
        trace = None if told is error else error
        _log.error("新索引不能启用,仍用 %s:%s[%s]", in_service, told.message, told.code, exc_info=trace)
