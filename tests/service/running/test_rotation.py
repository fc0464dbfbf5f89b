import logging
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from service.running.rotation import SharedFileHandler

WRITE = """
import logging, sys
from pathlib import Path
from service.running.rotation import SharedFileHandler
handler = SharedFileHandler(Path(sys.argv[1]), kept=1000, most_bytes=500)
for number in range(200):
    handler.handle(logging.makeLogRecord({"msg": f"{sys.argv[2]} {number}"}))
"""


def record(text: str) -> logging.LogRecord:
    return logging.makeLogRecord({"msg": text})


def test_processes_that_turn_one_log_over_lose_no_line(tmp_path: Path) -> None:
    path = tmp_path / "log"
    writers = [subprocess.Popen([sys.executable, "-c", WRITE, path, name]) for name in "ab"]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    files = [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()]
    assert sorted("".join(files).splitlines()) == sorted(
        f"{name} {i}" for name in "ab" for i in range(200)
    )
    assert max(map(len, files)) < 520
    assert len(files) > 4


def test_only_so_many_are_kept_and_only_for_the_owner_and_group(tmp_path: Path) -> None:
    handler = SharedFileHandler(tmp_path / "var" / "log", kept=2, most_bytes=10)
    for number in range(9):
        handler.handle(record(f"line {number}"))
    handler.close()
    names = sorted(file.name for file in (tmp_path / "var").iterdir())
    assert names == ["log", "log.1", "log.2"]
    assert stat.S_IMODE((tmp_path / "var" / "log").stat().st_mode) & 0o027 == 0


def test_a_log_that_was_moved_away_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "log"
    handler = SharedFileHandler(path, kept=2)
    handler.handle(record("one"))
    path.rename(tmp_path / "moved")
    handler.handle(record("two"))
    handler.close()
    assert path.read_text(encoding="utf-8") == "two\n"


def test_a_log_that_cannot_be_written_is_told_and_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handler = SharedFileHandler(tmp_path / "logs" / "log", kept=1)
    (tmp_path / "logs").rename(tmp_path / "elsewhere")
    (tmp_path / "logs").write_text("no folder", encoding="utf-8")
    handler.handle(record("lost"))
    handler.close()
    assert "FileExistsError" in capsys.readouterr().err
