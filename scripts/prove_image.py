"""Carries out the Dockerfile where there is no container engine, and asks what comes of it.

    unshare --mount python scripts/prove_image.py ROOT [CONTEXT]

ROOT is a minimal Debian that stands in for the base image; `debootstrap --variant=minbase
--include=python3-venv,ca-certificates bookworm ROOT` makes one. The last stage then runs as its user,
on a read-only root, without a network, and is asked one question. Needs root; changes nothing but a
temporary folder.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

# As the base image sets it.
_PATH = "/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"
QUESTION = """
import json, os, time, urllib.parse, urllib.request
for _ in range(600):
    try:
        urllib.request.urlopen("http://127.0.0.1:8000/readyz", timeout=5).close()
        break
    except OSError:
        time.sleep(0.1)
query = urllib.parse.urlencode({"q": "2035年山西森林覆盖率要达到多少", "k": 1})
with urllib.request.urlopen(f"http://127.0.0.1:8000/api/v1/search?{query}", timeout=60) as answer:
    told = json.load(answer)
assert told["outcome"] == "answered", told
assert told["results"][0]["answer"]["span"]["text"] == "27.22%", told
try:
    open("/opt/tiaowen/x", "w")
except OSError as error:
    print("user", os.getuid(), "·", told["results"][0]["citation"], "·", error)
else:
    raise SystemExit("the root can be written")
"""


@dataclass
class Stage:
    """A root that steps are carried out in, and what they leave besides files."""

    root: Path
    user: str = "0"
    folder: str = "/"
    environment: dict[str, str] = field(default_factory=lambda: {"PATH": _PATH})
    volume: str = "/"
    said: dict[str, list[str]] = field(default_factory=dict)

    def command(self, argv: Sequence[str]) -> list[str]:
        given = [f"{name}={value}" for name, value in self.environment.items()]
        inside = f"cd {self.folder} && exec {shlex.join(argv)}"
        entered = ["chroot", f"--userspec={self.user}", str(self.root), "env", "-i", *given]
        return [*entered, "sh", "-c", inside]


def steps(text: str) -> Iterator[tuple[str, str]]:
    """Instructions and their arguments, continued lines joined."""
    without = re.sub(r"^#.*\n", "", text, flags=re.M)
    for line in without.replace("\\\n", " ").splitlines():
        name, _, argument = line.strip().partition(" ")
        if name:
            yield name, argument.strip()


def carried_out(text: str, base: Path, context: Path, work: Path) -> Stage:
    """The last stage."""
    stages: dict[str, Stage] = {}
    stage = Stage(base)
    for name, argument in steps(text):
        print(name, argument, flush=True)
        if name == "FROM":
            stage = Stage(fresh(base, work / f"stage{len(stages)}"))
            stages[argument.partition(" AS ")[2] or str(len(stages))] = stage
        elif name == "COPY":
            copy(shlex.split(argument), stage, stages, context)
        elif name == "RUN":
            subprocess.run(stage.command(["sh", "-ec", argument]), check=True)
        elif name == "ENV":
            stage.environment |= dict(pair.split("=", 1) for pair in shlex.split(argument))
        elif name == "USER":
            stage.user = account(stage.root, argument)
        elif name == "WORKDIR":
            stage.folder = argument
        elif name == "VOLUME":
            stage.volume = argument
        elif name in ("CMD", "ENTRYPOINT", "HEALTHCHECK"):
            stage.said[name] = json.loads(argument[argument.index("[") :])
        elif name != "EXPOSE":
            sys.exit(f"unknown instruction {name}")
    return stage


def fresh(base: Path, root: Path) -> Path:
    """A copy of the base, with `python` as the base image has it, and this machine's way to PyPI."""
    subprocess.run(["cp", "-a", "--reflink=auto", base, root], check=True)
    (root / "usr/local/bin/python").symlink_to("/usr/bin/python3.11")
    for name in ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt"):
        shutil.copy(name, root / name[1:])
    subprocess.run(["mount", "--bind", "/proc", root / "proc"], check=True)
    return root


def copy(argument: list[str], stage: Stage, stages: dict[str, Stage], context: Path) -> None:
    options = [one for one in argument if one.startswith("--")]
    *sources, target = [one for one in argument if not one.startswith("--")]
    origin = next((stages[one[7:]].root for one in options if one.startswith("--from=")), context)
    owners = [one[8:].partition(":")[0] for one in options if one.startswith("--chown=")]
    owner = account(stage.root, owners[0]) if owners else "0:0"
    for source in sources:
        path = origin / source.lstrip("/")
        place = stage.root / target.lstrip("/")
        place = place / path.name if target.endswith("/") else place
        place.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-rT", "--preserve=mode,links", path, place], check=True)
        subprocess.run(["chown", "-R", owner, place], check=True)


def account(root: Path, name: str) -> str:
    """uid:gid of a user of that root."""
    row = re.search(rf"^{name}:[^:]*:(\d+):(\d+):", (root / "etc/passwd").read_text(), re.M)
    assert row is not None, name
    return f"{row.group(1)}:{row.group(2)}"


def ask(stage: Stage, work: Path) -> None:
    """Serve from a read-only root without a network, check its health, put a question."""
    sealed = work / "sealed"
    sealed.mkdir()
    subprocess.run(["mount", "--bind", stage.root, sealed], check=True)
    subprocess.run(["mount", "-o", "remount,ro,bind", sealed], check=True)
    inside = stage.volume.lstrip("/")
    subprocess.run(["mount", "--bind", stage.root / inside, sealed / inside], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=1777", "tmpfs", sealed / "tmp"], check=True)
    subprocess.run(["mount", "--bind", "/proc", sealed / "proc"], check=True)
    stage.root = sealed
    stage.environment["TIAOWEN_OPEN"] = "1"
    served = shlex.join(stage.command(stage.said["ENTRYPOINT"] + stage.said["CMD"]))
    asked = shlex.join(stage.command(["/opt/tiaowen/bin/python", "-c", QUESTION]))
    healthy = shlex.join(stage.command(stage.said["HEALTHCHECK"]))
    torch = shlex.join(stage.command(["/opt/tiaowen/bin/python", "-c", "import torch"]))
    script = f"""
        ip link set lo up
        {served} & trap "kill $!" EXIT
        {asked} && {healthy} && echo healthy
        {torch} 2>/dev/null && echo "PyTorch is there" && exit 1
        echo "no PyTorch"
    """
    subprocess.run(["unshare", "--net", "bash", "-ec", script], check=True)


def leave(work: Path) -> None:
    """Nothing of this machine is left inside the folder when it is deleted."""
    mounts = Path("/proc/self/mounts").read_text().splitlines()
    inside = [line.split()[1] for line in mounts if line.split()[1].startswith(f"{work}/")]
    for place in reversed(inside):
        subprocess.run(["umount", "-l", place], check=True)


def main() -> None:
    base, context = Path(sys.argv[1]), Path((*sys.argv[2:], ".")[0])
    os.umask(0o022)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        text = (context / "Dockerfile").read_text(encoding="utf-8")
        try:
            ask(carried_out(text, base, context, work), work)
        finally:
            leave(work)
    print("proved: Dockerfile")


if __name__ == "__main__":
    main()
