"""A server in a process of its own, for what measures it or takes its picture."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_SERVE = [sys.executable, "-c", "from indexer.command import main; main()", "serve", "--port", "0"]


@contextmanager
def served(**settings: object) -> Iterator[str]:
    """Its address, once it answers. `settings`: by the names of `indexer.settings.Settings`."""
    given = {f"TIAOWEN_{name.upper()}": str(value) for name, value in settings.items()}
    with subprocess.Popen(
        _SERVE, stderr=subprocess.PIPE, text=True, env={**os.environ, **given}
    ) as server:
        try:
            assert server.stderr is not None
            lines = iter(server.stderr.readline, "")
            found = (re.search(r"http://[\d.:]+", line) for line in lines)
            address = next(match.group() for match in found if match)
            # Its log would fill the pipe.
            threading.Thread(target=server.stderr.read, daemon=True).start()
            yield address
        finally:
            server.terminate()
