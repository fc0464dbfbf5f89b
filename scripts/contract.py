"""schemathesis over the OpenAPI document, every check on, against a server of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.server import served

_EXAMPLES = ["--max-examples", "300"]


def main() -> None:
    """Arguments are handed on: `--max-examples 1000`, `--include-path /api/v1/verify`."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(feedback=f"{folder}/feedback.jsonl") as address,
    ):
        status = _run(address, sys.argv[1:], folder)
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
    command = [str(program), "run", f"{address}/openapi.json", "--checks", "all", *shown]
    return subprocess.call([*command, *_EXAMPLES, *arguments], env={**os.environ, **hooks}, cwd=folder)


if __name__ == "__main__":
    main()
