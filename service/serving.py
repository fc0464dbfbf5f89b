"""Which searcher is in service: a request takes one, and keeps it to its end."""

from typing import NamedTuple

from service.search import Searcher


class Refused(NamedTuple):
    """A published index that could not be taken into service; `code` and `detail` are the error's."""

    index_version: str | None
    code: str
    detail: str


class Serving:
    """Holds the searcher that new requests are answered by."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._refused: Refused | None = None

    def now(self) -> Searcher:
        return self._searcher

    @property
    def refused(self) -> Refused | None:
        """What is published but not in service; None where both are the same."""
        return self._refused

    def swap(self, searcher: Searcher) -> None:
        """Answer new requests by another searcher; those under way keep theirs."""
        self._searcher = searcher
        self._refused = None

    def keep(self, refused: Refused | None) -> None:
        """Go on with the searcher in service."""
        self._refused = refused
