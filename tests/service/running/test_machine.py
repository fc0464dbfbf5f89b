import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path

import pytest

from service.running import machine
from service.running.doctor import Port


def file_of(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="ascii")
    return path


def test_the_features_of_a_processor(tmp_path: Path) -> None:
    x86 = file_of(
        tmp_path, "x86", "processor : 0\nflags\t\t: fpu avx avx2\n\nprocessor : 1\nflags : fpu\n"
    )
    assert machine.features(x86) == {"fpu", "avx", "avx2"}
    assert (
        machine.features(file_of(tmp_path, "arm", "processor : 0\nFeatures : fp asimd\n")) == frozenset()
    )
    assert machine.cores() >= 1


def test_a_containers_limit_counts_where_it_is_lower(tmp_path: Path) -> None:
    described = file_of(tmp_path, "meminfo", "MemTotal: 9 kB\nMemAvailable:    2048 kB\n")
    limit = {text: file_of(tmp_path, text.strip(), text) for text in ("max\n", "1024\n", "9999999\n")}
    assert machine.available_memory(described, tmp_path / "none") == 2048 * 1024
    assert [machine.available_memory(described, path) for path in limit.values()] == [2**21, 1024, 2**21]
    assert machine.available_memory() > 0


def test_folders(tmp_path: Path) -> None:
    file_of(tmp_path, "a", "12345")
    (tmp_path / "b").mkdir()
    file_of(tmp_path / "b", "c", "678")
    assert machine.size_of(tmp_path) == 8
    assert machine.free_disk(tmp_path / "not" / "there") == machine.free_disk(tmp_path)
    assert machine.why_not_writable(tmp_path / "not" / "there") is None
    assert machine.why_not_writable(Path("/proc/here")) is not None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_the_mode_of_a_file(tmp_path: Path) -> None:
    path = file_of(tmp_path, "keys", "")
    path.chmod(0o640)
    assert machine.mode_of(path) == 0o640
    assert machine.mode_of(tmp_path / "none") is None


def test_what_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine.unmet() == []
    assert machine.is_installed("click")
    assert not machine.is_installed("no_such.module")
    wanted = [
        "click>=99",
        "numpy",
        "no-such-package>=1",
        'torch; extra == "index"',
        f"jieba=={version('jieba')}",
    ]
    monkeypatch.setattr(machine, "requires", lambda name: wanted)
    assert machine.unmet() == ["click>=99", "no-such-package>=1"]


@contextmanager
def answering(body: bytes) -> Iterator[int]:
    """A server that answers one request with a body; its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with closing(connection):
                connection.recv(65536)
                connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n" + body)

        thread = threading.Thread(target=answer)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def test_who_has_a_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        free = server.getsockname()[1]
    assert machine.port_of("127.0.0.1", free) is Port.FREE
    with answering(b'{"status": "ready", "index_version": "v1"}') as port:
        assert machine.port_of("127.0.0.1", port) is Port.OURS
    for body in (b"hello", b"\xff", b"[1]", b"7"):
        with answering(body) as port:
            assert machine.port_of("127.0.0.1", port) is Port.TAKEN
    assert machine.port_of("203.0.113.1", 8000) is Port.TAKEN
