import subprocess
import sys
from pathlib import Path

from service.running.locks import alone

TRY = """
import fcntl, os, sys
try:
    fcntl.flock(os.open(sys.argv[1], os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("taken")
"""


def taken(folder: Path) -> bool:
    shown = subprocess.run(
        [sys.executable, "-c", TRY, folder], capture_output=True, text=True, check=True
    )
    return shown.stdout == "taken\n"


def test_inside_nobody_else_is(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with alone(folder):
        assert taken(folder)
    assert not taken(folder)
    assert list(folder.iterdir()) == []
