"""Files of logs that are kept small, written by several processes."""

import logging
import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from service.running.locks import alone

MOST_BYTES = 10_000_000


class SharedFileHandler(RotatingFileHandler):
    """A log that several processes write and turn over by size, one at a time.

    Only its owner writes it and only its group reads it. Raises OSError.
    """

    def __init__(self, path: Path, kept: int, most_bytes: int = MOST_BYTES) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        super().__init__(path, maxBytes=most_bytes, backupCount=kept, encoding="utf-8")

    def emit(self, record: logging.LogRecord) -> None:
        try:
            with alone(Path(self.baseFilename).parent):
                self._follow()
                super().emit(record)
        except OSError:  # a request is answered all the same
            self.handleError(record)

    def _follow(self) -> None:
        """Go on with the new file where another process has turned the log over."""
        path = self.baseFilename
        if self.stream and not (os.path.exists(path) and os.path.samefile(path, self.stream.fileno())):
            self.stream.close()
            self.stream = self._open()

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding="utf-8", errors="backslashreplace", opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o640)
