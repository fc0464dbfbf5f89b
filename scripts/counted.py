"""Items that documents print beside the items that the parser finds: the table of docs/counted.md.

What is printed is counted here, line by line, without the parser's code.

    python scripts/counted.py corpus FOLDER… > docs/counted.md
"""

import json
import platform
import re
import resource
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_HAN = "[〇零一二三四五六七八九十百千]+"
# A heading or an article stands in a line of its own or before a space; 「第三十条规定的」 does not.
_STATUTE = {
    "章": rf"第{_HAN}章(?=\s|$|[\u4e00-\u9fff]{{2,12}}$)",
    "节": rf"第{_HAN}节(?=\s|$|[\u4e00-\u9fff]{{2,12}}$)",
    "条": rf"第{_HAN}条(?:之{_HAN})?(?=\s)",
}
_PLAN = {
    "一、": rf"{_HAN}、",
    "(一)": rf"\({_HAN}\)",
    "1.": r"\d{1,2}\.(?!\d)",
    "1、": r"\d{1,2}、",
    "专栏": r"专栏\d",
}
_LABELS = _STATUTE | _PLAN


def printed(text: str) -> Counter[str]:
    """How many lines open with a number of each family; in a statute only 章, 节 and 条 count."""
    lines = [_plain(line) for line in text.splitlines()]
    is_statute = sum(bool(re.match(_STATUTE["条"], line)) for line in lines) > 1
    families = _STATUTE if is_statute else _PLAN
    # Statutes list their chapters in front: a line that comes twice is one chapter.
    opened = dict.fromkeys((name, line if name == "章" else place)
                           for place, line in enumerate(lines)
                           for name, pattern in families.items() if re.match(pattern, line))  # fmt: skip
    return Counter(name for name, _ in opened)


def _plain(line: str) -> str:
    return unicodedata.normalize("NFKC", line).lstrip("# \t\u200b")


def found(clauses: Iterator[Mapping[str, Any]]) -> dict[str, Counter[str]]:
    """How many places of each family the paths of each document's clauses go through."""
    places: dict[str, set[tuple[str, str]]] = {}
    for clause in clauses:
        names = clause["clause_id"].split("/")
        for depth, level in enumerate(clause["path"], start=2):
            key = ("/".join(names[:depth]), _plain(level["label"]))
            places.setdefault(clause["source"]["file"], set()).add(key)
    return {file: _families(keys) for file, keys in places.items()}


def _families(keys: set[tuple[str, str]]) -> Counter[str]:
    labels = [label for _, label in keys]
    is_statute = sum(bool(re.fullmatch(rf"第{_HAN}条.*", label)) for label in labels) > 1
    families = _STATUTE if is_statute else _PLAN
    return Counter(
        name for label in labels for name, pattern in families.items() if re.match(pattern, label + " ")
    )


def main(folders: list[str]) -> None:
    print("# 印了多少,找到多少\n")
    print("左边是不用解析程序、逐行数出的编号,右边是 `tiaowen clauses` 的条款路径经过的编号。")
    print(
        "法规数章、节、条(项留在条内),其他文件数各级编号。`python scripts/counted.py 文件夹…` 重做。\n"
    )
    machine = f"{platform.machine()},Python {platform.python_version()}"
    print(f"{datetime.now(UTC):%Y-%m-%d},提交 {_commit()},{machine}。\n")
    for folder in map(Path, folders):
        _print_table(folder)


def _commit() -> str:
    return subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, check=True, text=True
    ).stdout.strip()


def _print_table(folder: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    run = subprocess.run(
        ["tiaowen", "clauses", "--corpus", str(folder)], capture_output=True, check=True, text=True
    )
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    parsed = found(json.loads(line) for line in run.stdout.splitlines())
    rows = [(file, printed((folder / file).read_text(encoding="utf-8")), counts)
            for file, counts in sorted(parsed.items())]  # fmt: skip
    total_printed = sum(expected.total() for _, expected, _ in rows)
    total_found = sum(counts.total() for *_, counts in rows)
    print(f"## {len(rows)} 份文件,印了 {total_printed},找到 {total_found}\n")
    size = sum((folder / file).stat().st_size for file in parsed)
    print(f"{size / 1e6:.1f} MB,`tiaowen clauses` 用了一个核的 {seconds:.1f} 秒(包括启动)。\n")
    print("| 文件 | 印了 | 找到 |\n|---|---|---|")
    for file, expected, counts in rows:
        print(f"| {Path(file).stem} | {_shown(expected)} | {_shown(counts)} |")
    print()


def _shown(counts: Counter[str]) -> str:
    return ",".join(f"{name} {counts[name]}" for name in _LABELS if counts[name]) or "0"


if __name__ == "__main__":
    main(sys.argv[1:])
