"""The examples of docs/api.md, run against a live server as they stand there."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import playwright
import pytest

from scripts.server import served
from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
# Playwright carries one along.
NODE = shutil.which("node") or str(Path(playwright.__file__).parent / "driver" / "node")
PROGRAMS = {
    "sh": ["bash", "-euo", "pipefail", "-c"],
    "python": [sys.executable, "-c"],
    "js": [NODE, "--input-type=module", "--eval"],
}
# An example's failure is to be seen.
BEFORE = {"sh": 'curl() { command curl -sS --fail-with-body "$@"; }\n', "python": "", "js": ""}
# What a line prints stands behind it.
PRINTED = re.compile(r"^\s*(?:print\(.*|console\.log\(.*|curl .*)\s(?:#|//) (.*)$", re.M)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.M | re.S)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    feedback = tmp_path_factory.mktemp("feedback") / "feedback.jsonl"
    with served(feedback=feedback) as address:
        yield address


@pytest.mark.parametrize("language", PROGRAMS)
def test_examples_do_what_they_say(language: str, address: str) -> None:
    code = BEFORE[language] + "\n".join(blocks(language)).replace("http://127.0.0.1:8000", address)
    ran = subprocess.run([*PROGRAMS[language], code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr + ran.stdout[-500:]
    expected = PRINTED.findall(code)
    assert expected
    shown = ran.stdout.splitlines()
    assert [line for line in expected if line not in shown] == []
    assert language == "sh" or shown == expected


@pytest.mark.parametrize("language", PROGRAMS)
def test_every_address_is_shown_in_every_language(language: str) -> None:
    text = "\n".join(blocks(language))
    paths = re.findall(r"^\| `(?:GET|POST) (/api/v1/[a-z/]*[a-z])", TEXT, re.M)
    # Administrators' change the corpus.
    read = [path for path in paths if not path.startswith("/api/v1/admin/")]
    assert read
    assert [path for path in read if path not in text] == []


def test_no_block_goes_untested() -> None:
    opened = re.findall(r"^```(\S*)$", TEXT, re.M)[::2]
    assert set(opened) == set(PROGRAMS)
