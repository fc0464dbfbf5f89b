"""The command as a user runs it: exit statuses, one line on stderr, never a traceback."""

import os
import subprocess
import sys

import pytest


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from indexer.command import main; main()", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


def test_help_lists_the_commands_of_the_contract() -> None:
    shown = run("--help")
    assert shown.returncode == 0
    for name in ("index", "serve", "search", "clauses", "eval"):
        assert f"  {name} " in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("nonsense",), 2, "tiaowen --help"),
        (("search",), 2, "tiaowen --help"),
        (("clauses", "--corpus", "/no/such/folder"), 1, "corpus_missing"),
        (("clauses", "--document", "no-such"), 1, "document_unknown"),
        (("search", "海绵城市", "--index", "/no/such/index"), 1, "index_missing"),
        (("search", ""), 1, "query_empty"),
        (("search", "水" * 10_000), 1, "query_too_long"),
        (("search", "海绵\x01城市"), 1, "query_unreadable"),
        (("search", "海绵城市", "-k", "0"), 2, "tiaowen --help"),
        ((), 2, "tiaowen --help"),
        (("eval", "--queries", "/no/such/file"), 1, "benchmark_invalid"),
    ],
)
def test_failures_are_one_line_that_says_what_to_do(
    arguments: tuple[str, ...], status: int, words: str
) -> None:
    failed = run(*arguments)
    assert failed.returncode == status
    assert words in failed.stderr
    assert len(failed.stderr.strip().splitlines()) == 1
    assert "Traceback" not in failed.stderr


def test_a_wrong_setting_is_one_line_too() -> None:
    failed = run("clauses", TIAOWEN_PORT="many")
    assert failed.returncode == 1
    assert "TIAOWEN_PORT" in failed.stderr
    assert len(failed.stderr.strip().splitlines()) == 1


def test_help_needs_no_optional_part() -> None:
    code = "import sys; sys.modules['ir_measures'] = sys.modules['sklearn'] = None; from indexer.command import main; main()"
    shown = subprocess.run(
        [sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=False
    )
    assert shown.returncode == 0
    missing = subprocess.run(
        [sys.executable, "-c", code, "eval"], capture_output=True, text=True, check=False
    )
    assert missing.returncode == 1
    assert "extra_missing" in missing.stderr
