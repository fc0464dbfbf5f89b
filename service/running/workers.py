"""Several processes behind one socket: each opens the index by itself, and shares its mapped pages."""

import os
import tempfile
from collections.abc import Callable
from socket import socket

from uvicorn import Config
from uvicorn.supervisors.multiprocess import Multiprocess

from service.running.metrics import SHARED

# Seconds that a worker may take to open the index.
_PATIENCE = 120
# Seconds that a worker may take to answer its supervisor: one that is killed just then is waited for
# so long, and nothing else is done meanwhile.
_PULSE = 30


class Workers(Multiprocess):
    """uvicorn's supervisor, which replaces a worker that dies."""

    def __init__(self, config: Config, sockets: list[socket], announce: Callable[[], None]) -> None:
        """`announce`: called once all workers answer."""
        config.timeout_worker_healthcheck = _PULSE
        super().__init__(config, sockets)
        self._announce = announce

    def run(self) -> None:
        with tempfile.TemporaryDirectory(prefix="tiaowen-metrics-") as folder:
            os.environ.setdefault(SHARED, folder)
            super().run()

    def init_processes(self) -> None:
        super().init_processes()
        if all(process.wait_until_ready(_PATIENCE, self.should_exit) for process in self.processes):
            self._announce()

    def terminate_all(self) -> None:
        """Workers close the socket for themselves; as long as it is open here, it takes connections
        that nobody would answer."""
        for listening in self.sockets:
            listening.close()
        super().terminate_all()
