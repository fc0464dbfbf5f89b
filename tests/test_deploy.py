"""What is installed elsewhere holds what it needs, and runs with little."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest

from indexer.settings import Settings
from tests.conftest import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
SETTINGS = {f"TIAOWEN_{field.name.upper()}" for field in fields(Settings)}


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = [name.rstrip("*") for name in PROJECT["tool"]["setuptools"]["packages"]["find"]["include"]]


def test_the_image_is_built_from_every_package() -> None:
    assert [top for top in PACKAGES if f"COPY {top} /src/{top}" not in DOCKERFILE] == []


def test_a_wheel_holds_every_file_of_the_packages(tmp_path: Path) -> None:
    """An installation from the folder itself would not show that one is missing."""
    source = tmp_path / "source"
    for top in PACKAGES:
        shutil.copytree(ROOT / top, source / top, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    files = {path.relative_to(source).as_posix() for top in PACKAGES
             for path in (source / top).rglob("*") if path.is_file()}  # fmt: skip
    build = ["wheel", "--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir"]
    subprocess.run([sys.executable, "-m", "pip", *build, tmp_path, source], check=True)
    [wheel] = tmp_path.glob("*.whl")
    assert files - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_image_runs_as_a_user_and_keeps_its_data_in_one_place() -> None:
    stage = DOCKERFILE.split("\nFROM ")[-1]
    assert re.search(r"^USER tiaowen$", stage, re.M)
    given = dict(re.findall(r"(TIAOWEN_[A-Z_]+)=(\S+)", stage))
    assert set(given) <= SETTINGS
    for name in ("CORPUS", "INDEX", "CACHE", "KEYS", "FEEDBACK"):
        assert given[f"TIAOWEN_{name}"].startswith("/srv/tiaowen/"), name


def test_compose_takes_away_what_is_not_needed() -> None:
    text = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
    for line in ("read_only: true", "cap_drop: [ALL]", 'volumes: ["data:/srv/tiaowen"]'):
        assert line in text
    assert set(re.findall(r"TIAOWEN_[A-Z_]+", text)) <= SETTINGS


def test_the_settings_of_an_installation_are_settings() -> None:
    script = (ROOT / "deploy" / "bundle" / "install.sh").read_text(encoding="utf-8")
    given = re.search(r"<<TOML\n(.*?)^TOML$", script, re.M | re.S)
    assert given is not None
    names = tomllib.loads(given.group(1))
    assert {f"TIAOWEN_{name.upper()}" for name in names} <= SETTINGS


@pytest.mark.parametrize(
    "script", ["deploy/bundle/install.sh", "scripts/bundle", "scripts/prove_bundle"]
)
def test_scripts_can_be_read_by_their_shell(script: str) -> None:
    shell = (ROOT / script).read_text(encoding="utf-8").splitlines()[0]
    subprocess.run([shell.rpartition("/")[2].split()[-1], "-n", ROOT / script], check=True)


@pytest.mark.parametrize("name", ["serve", "dev"])
def test_locks_name_packages_by_their_versions_only(name: str) -> None:
    """A path would be one of the machine that the lock was made on."""
    lines = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if line and not line.startswith("#")]
    assert pinned
    assert [line for line in pinned if not re.fullmatch(r"[a-z0-9.-]+==[^ ]+( ;.*)?", line)] == []


def test_the_unit_can_write_where_the_docs_put_the_audit() -> None:
    docs = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    unit = (ROOT / "deploy" / "tiaowen.service").read_text(encoding="utf-8")
    folder = re.search(r"TIAOWEN_AUDIT=/var/log/(\w+)/", docs)
    assert folder is not None
    assert f"\nLogsDirectory={folder.group(1)}\n" in unit
