"""Which searcher is in service: a request takes one, and keeps it to its end."""

from service.search import Searcher


class Serving:
    """Holds the searcher that new requests are answered by."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def now(self) -> Searcher:
        return self._searcher
