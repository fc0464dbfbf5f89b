"""schemathesis over the OpenAPI document, every check on, against a server of its own."""

import os
import re
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

_EXAMPLES = ["--max-examples", "300"]
_SERVE = [sys.executable, "-c", "from indexer.command import main; main()", "serve", "--port", "0"]


def main() -> None:
    """Arguments are handed on: `--max-examples 1000`, `--include-path /api/v1/verify`."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {**os.environ, "TIAOWEN_FEEDBACK": f"{folder}/feedback.jsonl"}
        with subprocess.Popen(_SERVE, stderr=subprocess.PIPE, text=True, env=settings) as server:
            assert server.stderr is not None
            address = re.search(r"http://[\d.:]+", server.stderr.readline())
            assert address is not None
            # Its log would fill the pipe.
            threading.Thread(target=server.stderr.read, daemon=True).start()
            status = _run(address.group(), sys.argv[1:], folder)
            server.terminate()
    sys.exit(status)


def _run(address: str, arguments: list[str], folder: str) -> int:
    """What it keeps for the next run is left in `folder`."""
    program = Path(sys.executable).parent / "schemathesis"
    root = Path(__file__).parent.parent
    hooks = {"SCHEMATHESIS_HOOKS": "tests.schemathesis_hooks", "PYTHONPATH": str(root)}
    # Administrators' addresses change the corpus and the index.
    shown = [
        "--exclude-path-regex",
        "^/api/v1/admin/",
        "--no-color",
        "--continue-on-failure",
        "--generation-database",
        "none",
    ]
    command = [program, "run", f"{address}/openapi.json", "--checks", "all", *shown]
    return subprocess.call([*command, *_EXAMPLES, *arguments], env={**os.environ, **hooks}, cwd=folder)


if __name__ == "__main__":
    main()
