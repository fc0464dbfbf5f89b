"""Targets and duties against those that a reader marked: which were found, and how rightly."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from eval.markdown_table import markdown_table
from indexer.clauses import document_of

Fact = Mapping[str, Any]

NUMBERS, AIMS, DUTIES = "数值目标", "定性目标", "责任"
# Names are alike where they share so much of their characters (F1): to be about one thing, and to name
# it rightly.
_ABOUT_ONE, _ALIKE = 0.5, 0.7
# So much of the beginning of a task tells it.
_TELLING = 8
_PROPERTIES = {
    NUMBERS: ("indicator", "year", "base_year", "kind", "comparator", "unit"),
    AIMS: ("indicator", "year"),
    DUTIES: ("unit", "role", "task"),
}


class Marked(NamedTuple):
    """What a reader marked: targets and duties with their places, and the parts that were read in full,
    each of one of the two."""

    facts: tuple[Fact, ...]
    parts: tuple[Fact, ...]


class Extraction(NamedTuple):
    """Facts of one sort: how many were marked, how many of those found, how many are told of the parts
    read; and how many of those found have each property right."""

    sort: str
    marked: int
    found: int
    told: int
    right: Mapping[str, int]


def read_marked(path: Path) -> Marked:
    """JSON Lines, as eval/marked.jsonl shows."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    facts = tuple(row for row in rows if row["fact"] != "part")
    return Marked(facts, tuple(row for row in rows if row["fact"] == "part"))


def extractions(marked: Marked, told: Sequence[Fact]) -> Iterator[Extraction]:
    """One for each sort. `told`: facts as `tiaowen targets --jsonl` and `tiaowen duties --jsonl` print
    them."""
    for sort in _PROPERTIES:
        wanted = [fact for fact in marked.facts if _sort(fact) == sort]
        given = [fact for fact in told if _sort(fact) == sort and _is_read(fact, marked.parts)]
        pairs = list(_paired(wanted, given))
        right = Counter(name for one, other in pairs for name in _PROPERTIES[sort]
                        if _is_right(name, one, other))  # fmt: skip
        yield Extraction(sort, len(wanted), len(pairs), len(given), right)


def _sort(fact: Fact) -> str:
    if "role" in fact:
        return DUTIES
    return AIMS if fact["value"] is None else NUMBERS


def _is_read(fact: Fact, parts: Sequence[Fact]) -> bool:
    of = "duty" if "role" in fact else "target"
    start, end = fact["source"]["start"], fact["source"]["end"]
    return any(part["of"] == of and part["document_id"] == document_of(fact["clause_id"])
               and part["start"] <= start and end <= part["end"] for part in parts)  # fmt: skip


def _paired(wanted: Sequence[Fact], given: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Each marked fact with one that is told of the same thing at the same place, the likest."""
    left = list(given)
    for one in wanted:
        same = [other for other in left if _is_same(one, other)]
        if same:
            likest = max(same, key=lambda other: _rights(one, other))
            left.remove(likest)
            yield one, likest


def _rights(one: Fact, other: Fact) -> int:
    return sum(_is_right(name, one, other) for name in _PROPERTIES[_sort(one)])


def _is_same(one: Fact, other: Fact) -> bool:
    source = other["source"]
    overlaps = source["start"] < one["end"] and one["start"] < source["end"]
    if not overlaps or one["document_id"] != document_of(other["clause_id"]):
        return False
    if _sort(one) == NUMBERS:
        return bool(one["value"] == other["value"])
    name = "unit" if _sort(one) == DUTIES else "indicator"
    return likeness(one[name], other[name]) >= _ABOUT_ONE


def _is_right(name: str, one: Fact, other: Fact) -> bool:
    if name == "indicator":
        return likeness(one[name], other[name]) >= _ALIKE
    if name == "task":
        wanted, given = _bare(one[name]), _bare(other[name])
        return wanted[:_TELLING] in given or given[:_TELLING] in wanted
    return bool(one.get(name) == other.get(name))


def likeness(one: str, other: str) -> float:
    """How many characters two names share, as F1.

    >>> likeness("森林覆盖率", "全省森林覆盖率")
    0.8333333333333334
    """
    first, second = Counter(_bare(one)), Counter(_bare(other))
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def table(found: Sequence[Extraction]) -> str:
    """As Markdown: recall and precision of each sort, and the share of what was found that is right."""
    heads = ["种类", "标出", "找到", "准确", "找到的里各项对"]
    return "\n".join(markdown_table(heads, [_row(one) for one in found]))


def _row(one: Extraction) -> Sequence[str]:
    right = (f"{name} {_share(one.right[name], one.found)}" for name in _PROPERTIES[one.sort])
    recall, precision = _share(one.found, one.marked), _share(one.found, one.told)
    return [one.sort, str(one.marked), recall, precision, " ".join(right)]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "—"
