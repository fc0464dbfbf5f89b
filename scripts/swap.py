"""Asks a running server 1,000 questions a minute during 50 swaps of its index and 10 rollbacks."""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from eval.swapping import Figures, run
from indexer.build import build_index
from indexer.renewal import Places
from indexer.settings import Settings, read_settings
from scripts.server import served
from service.opening import Opener

_LAW = "某县{0}办法\n第一条 {0}覆盖率到{1}年达到百分之三十。\n第二条 由县水利局负责{0}。节水优先。\n"
_KEPT, _COMING = ("节水", "造林"), ("治污", "防洪")
_QUESTIONS = (
    "节水覆盖率要达到多少", "造林由谁负责", "治污到哪一年", "防洪办法第二条", "水利局负责什么",
    "节水办法第一条", "谁负责防洪", "治污覆盖率",
)  # fmt: skip


def _write(folder: Path, names: tuple[str, ...]) -> list[Path]:
    folder.mkdir(parents=True)
    for year, name in enumerate(names, start=2030):
        (folder / f"{name}.txt").write_text(_LAW.format(name, year), encoding="utf-8")
    return [folder / f"{name}.txt" for name in names]


def _measured(settings: Settings, folder: Path) -> Figures:
    _write(settings.corpus / "documents", _KEPT)
    files = _write(folder / "coming", _COMING)
    build_index(settings.corpus, settings.index, settings.choice, settings.cache, print)
    places = Places(settings.corpus, settings.index, settings.cache, "")
    names = ("corpus", "index", "cache", "threads", "log", "keys")
    with served(**{name: getattr(settings, name) for name in names}) as address:
        return run(address, places, Opener(settings), files, _QUESTIONS, swaps=50, rollbacks=10)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        usual = read_settings(os.environ)
        figures = _measured(
            replace(
                usual,
                corpus=folder / "corpus",
                index=folder / "index",
                threads=1,
                log=folder / "log",
                keys=folder / "keys.json",
            ),
            folder,
        )
    for field, value in figures._asdict().items():
        print(f"{field:12}{value}")
    sys.exit(bool(figures.errors or figures.mixed))


if __name__ == "__main__":
    main()
