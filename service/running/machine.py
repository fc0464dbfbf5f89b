"""Facts of the machine and the installation, as they are now."""

import errno
import http.client
import json
import os
import shutil
import socket
import stat
import tempfile
from contextlib import closing
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from packaging.requirements import Requirement

from service.running.callers import is_loopback
from service.running.doctor import Port

_PROCESSOR = Path("/proc/cpuinfo")
_MEMORY = Path("/proc/meminfo")
_ALLOWED_MEMORY = Path("/sys/fs/cgroup/memory.max")
_PATIENCE = 2.0


def cores() -> int:
    """That this process may use."""
    return len(os.sched_getaffinity(0))


def features(described: Path = _PROCESSOR) -> frozenset[str]:
    """Of an x86 processor; none of another."""
    lines = described.read_text(encoding="ascii", errors="replace").splitlines()
    flags = next((line.partition(":")[2] for line in lines if line.startswith("flags")), "")
    return frozenset(flags.split())


def available_memory(described: Path = _MEMORY, allowed: Path = _ALLOWED_MEMORY) -> int:
    """Bytes; a container's limit counts where it is lower."""
    lines = described.read_text(encoding="ascii").splitlines()
    free = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable"))
    limit = allowed.read_text(encoding="ascii").strip() if allowed.is_file() else "max"
    return min(free, int(limit)) if limit.isdigit() else free


def free_disk(folder: Path) -> int:
    """Bytes, where a folder is or would be made."""
    return shutil.disk_usage(_existing(folder)).free


def size_of(folder: Path) -> int:
    """Bytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def unmet(distribution: str = "tiaowen") -> list[str]:
    """Requirements of an installed distribution, without its extras, that are not met."""
    wanted = [Requirement(text) for text in requires(distribution) or ()]
    return [str(one) for one in wanted if _applies(one) and not _is_met(one)]


def is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def why_not_writable(folder: Path) -> str | None:
    """Why no file can be made in a folder, which need not be there yet; nothing is left behind."""
    try:
        with tempfile.TemporaryFile(dir=_existing(folder)):
            return None
    except OSError as error:
        return error.strerror or str(error)


def mode_of(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return None


def port_of(host: str, number: int) -> Port:
    """Who has a port; a service of ours is known by its answer."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family)) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, number))
        except OSError as error:
            is_ours = error.errno == errno.EADDRINUSE and _answers(host, number)
            return Port.OURS if is_ours else Port.TAKEN
    return Port.FREE


def _answers(host: str, number: int) -> bool:
    """Whether a service of ours does; one that listens everywhere is asked on loopback."""
    own = "::1" if ":" in host else "127.0.0.1"
    asked = http.client.HTTPConnection(host if is_loopback(host) else own, number, timeout=_PATIENCE)
    with closing(asked):
        try:
            asked.request("GET", "/readyz")
            told = json.loads(asked.getresponse().read(65536))
            return isinstance(told, dict) and "index_version" in told
        except (OSError, http.client.HTTPException, ValueError):
            return False


def _existing(folder: Path) -> Path:
    return next(path for path in (folder.absolute(), *folder.absolute().parents) if path.is_dir())


def _applies(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def _is_met(requirement: Requirement) -> bool:
    try:
        return requirement.specifier.contains(version(requirement.name), prereleases=True)
    except PackageNotFoundError:
        return False
