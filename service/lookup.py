"""Clauses by their number: exactly the place that a reference names, never a neighbour."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from indexer.clauses import Clause, Level
from indexer.documents import Document
from indexer.folding import fold_text
from indexer.numbering import Kind, label_of
from indexer.places import numeral
from service.places import gazetteer
from service.references import Reference, Step

_ARTICLE_PARTS = ("款", "项", "目")
# What kind of document a name says it is: 「大气法第三条」 is no clause of a 规划.
_CALLED = re.compile(
    r"(法|条例|规定|办法|细则|决定|通知|方案|意见|规划|纲要|计划|标准|规范|公报|报告|公告|章程|规则)"
    r"(?:\(?(?:公开)?征求意见稿\)?|稿|简本)?(?:里|中|的|》|”|\"|\s)*$"
)
_MAIN_TEXT = "正文"
_HEADING_TAIL = re.compile(r"(?:部分|里|中|的|第|》|”|\"|\s)+$")
_SHORTEST_TAIL = 3


class _Rung(NamedTuple):
    """A level of a clause's path. `is_running`: numbers of its kind go on through the whole
    document (or annex) and don't begin again under each heading."""

    kind: Kind
    numbers: tuple[int, ...]
    heading: str
    is_running: bool


class Words(NamedTuple):
    """The words that name something in front of a reference, as runs that stand together; and the
    words behind it."""

    before: Sequence[Sequence[str]]
    after: Sequence[str]


class Found(NamedTuple):
    """Rows of clauses in reading order; `place` is the part of an article asked for (「第二款」)."""

    rows: tuple[int, ...]
    place: str | None = None


_NOTHING = Found(())


@dataclass(frozen=True)
class Lookup:
    """What references are matched with, one entry a clause: the document, the levels above, the
    parts of an article (「第二款」). `names`: what each document is called by."""

    owners: Sequence[str]
    ladders: Sequence[tuple[_Rung, ...]]
    parts: Sequence[frozenset[str]]
    names: Mapping[str, str]

    @classmethod
    def of(
        cls, clauses: Sequence[Clause], documents: Mapping[str, Document],
        parts: Sequence[frozenset[str]],
    ) -> "Lookup":  # fmt: skip
        names = {key: _name(document) for key, document in documents.items()}
        return cls([clause.document_id for clause in clauses], _ladders(clauses), parts, names)

    def find(self, reference: Reference, words: Words) -> Found:
        """The clauses that a reference names; none where there is no such number."""
        documents = self._documents(reference.before, words)
        rows = [row for row, owner in enumerate(self.owners) if owner in documents]
        rows = self._below_headings(rows, reference.before)
        if _MAIN_TEXT in reference.before:
            rows = [
                row for row in rows if self.ladders[row][:1] and self.ladders[row][0].kind != Kind.ANNEX
            ]
        readings = (self._read(rows, steps) for steps in reference.readings)
        found = next((one for one in readings if one.rows), _NOTHING)
        return found._replace(rows=self._on_topic(found.rows, words.after))

    def _read(self, rows: Sequence[int], steps: tuple[Step, ...]) -> Found:
        found = self._matching(rows, steps)
        if found:
            return Found(tuple(found))
        for inside in range(1, len(steps)):
            place = _place(steps[inside:])
            holding = [row for row in self._matching(rows, steps[:inside]) if self._has_part(row, place)]
            if holding:
                return Found(tuple(holding), place)
        return _NOTHING

    def _has_part(self, row: int, place: str | None) -> bool:
        """「第一款」 of an article of one 款 is the article."""
        if place is None or not self.ladders[row] or self.ladders[row][-1].kind is not Kind.ARTICLE:
            return False
        return place in self.parts[row] or (
            place == "第一款" and not any("款" in part for part in self.parts[row])
        )

    def _matching(self, rows: Sequence[int], steps: tuple[Step, ...]) -> list[int]:
        """Rows below the named levels, those that fit best."""
        misfits = [(misfit, row) for row in rows
                   if (misfit := _misfit(self.ladders[row], steps)) is not None]  # fmt: skip
        least = min((misfit for misfit, _ in misfits), default=0)
        return [row for misfit, row in misfits if misfit == least]

    def _documents(self, before: str, words: Words) -> frozenset[str]:
        """Ids of the documents named; all of them where the words name none."""
        for runs, text in ((words.before, before), ([words.after], "".join(words.after))):
            kind = _CALLED.search(text)
            left = {key for key, name in self.names.items() if not kind or kind[1] in name}
            known = {word for run in runs for word in run if self._is_in_a_name(word)}
            if known:
                return self._best_named(left, known, runs, before)
            if kind:
                return frozenset()
        said = [word for run in words.before for word in run]
        inside = self._named_headings(before)
        strange = [word for word in said if not any(word in heading for _, heading in inside)]
        return frozenset() if strange else frozenset(self.names)

    def _is_in_a_name(self, word: str) -> bool:
        return any(word in name for name in self.names.values())

    def _best_named(
        self, left: set[str], known: set[str], runs: Sequence[Sequence[str]], before: str
    ) -> frozenset[str]:
        weights = {word: 1 / sum(word in name for name in self.names.values()) for word in known}
        scores = {key: sum(weight for word, weight in weights.items() if word in self.names[key])
                  for key in left}  # fmt: skip
        best = max(scores.values(), default=0.0)
        headings = self._named_headings(before)
        return frozenset(
            key for key, score in scores.items()
            if score > 0 and score >= best - 1e-9 and self._agrees(key, known, runs, headings)
        )  # fmt: skip

    def _agrees(
        self, document_id: str, known: set[str], runs: Sequence[Sequence[str]],
        headings: set[tuple[str, str]],
    ) -> bool:  # fmt: skip
        """Whether every word that stands together with the name is part of it or of a heading that
        is named: 「教育规划」 is no 生态环境保护规划. A place has to be the document's, wherever it
        stands."""
        name = self.names[document_id]
        own = [heading for owner, heading in headings if owner == document_id]
        together = [word for run in runs if any(word in known for word in run) for word in run]
        places = [word for run in runs for word in run if word in gazetteer()]
        return all(
            _abbreviates(word, name) or any(word in heading for heading in own)
            for word in (*together, *places)
        )

    def _named_headings(self, before: str) -> set[tuple[str, str]]:
        """Headings that stand in front of the number, each with its document: 「保障措施(五)」."""
        tail = _HEADING_TAIL.sub("", before)
        headings = {(owner, rung.heading)
                    for owner, ladder in zip(self.owners, self.ladders, strict=True)
                    for rung in ladder if rung.heading}  # fmt: skip
        return {
            (owner, heading) for owner, heading in headings
            if heading in before or _opens_with_tail(heading, tail, self.names[owner])
        }  # fmt: skip

    def _below_headings(self, rows: Sequence[int], before: str) -> list[int]:
        """Rows below the headings that are named, where any is."""
        named = self._named_headings(before)
        inside = {
            row for row in rows
            if any((self.owners[row], rung.heading) in named for rung in self.ladders[row])
        }  # fmt: skip
        owners = {self.owners[row] for row in rows}
        is_named = any(owner in owners for owner, _ in named)
        return [row for row in rows if row in inside or not is_named]

    def _on_topic(self, rows: tuple[int, ...], words: Sequence[str]) -> tuple[int, ...]:
        """Of several places with one number, those that share most with the words behind it."""
        shared = [sum(self._is_above(row, word) for word in words) for row in rows]
        most = max(shared, default=0)
        return tuple(row for row, count in zip(rows, shared, strict=True) if count == most)

    def _is_above(self, row: int, word: str) -> bool:
        headings = (rung.heading for rung in self.ladders[row])
        return word in self.names[self.owners[row]] or any(word in heading for heading in headings)


def _name(document: Document) -> str:
    """The title, and the place that the document is for where the title leaves it out."""
    title = fold_text(document.title)
    own = next((fold_text(place) for place in reversed(document.region) if place), "")
    return title if own in title else f"{title} {own}"


def _ladders(clauses: Sequence[Clause]) -> list[tuple[_Rung, ...]]:
    bare = [(*(_rung(level) for level in clause.path), *_paragraph(clause)) for clause in clauses]
    running = _running(clauses, bare)
    return [
        tuple(
            rung._replace(is_running=(_text_of(clause, ladder), rung.kind) in running) for rung in ladder
        )
        for clause, ladder in zip(clauses, bare, strict=True)
    ]


def _rung(level: Level) -> _Rung:
    kind, numbers = _numbered(level.label)
    return _Rung(kind, numbers, fold_text(level.heading), False)


def _paragraph(clause: Clause) -> tuple[_Rung, ...]:
    """「第三段」: the place of an unnumbered paragraph, which its id tells."""
    counted = re.fullmatch(r"p(\d+)", clause.clause_id.rpartition("/")[2])
    return (_Rung(Kind.HEADING, (int(counted[1]),), "", False),) if counted else ()


@lru_cache(maxsize=4096)
def _numbered(label: str) -> tuple[Kind, tuple[int, ...]]:
    """The same labels stand above many clauses."""
    found = label_of(fold_text(label).strip()) if label else None
    return (found.kind, found.numbers) if found else (Kind.HEADING, ())


def _running(
    clauses: Sequence[Clause], ladders: Sequence[tuple[_Rung, ...]]
) -> frozenset[tuple[str, Kind]]:
    """Kinds whose numbers only rise in a text although the headings above them change."""
    seen: dict[tuple[str, Kind], list[tuple[tuple[int, ...], tuple[_Rung, ...]]]] = defaultdict(list)
    for clause, ladder in zip(clauses, ladders, strict=True):
        for depth, rung in enumerate(ladder):
            seen[_text_of(clause, ladder), rung.kind].append((rung.numbers, ladder[:depth]))
    return frozenset(key for key, numbered in seen.items() if _only_rises(numbered))


def _only_rises(numbered: Sequence[tuple[tuple[int, ...], tuple[_Rung, ...]]]) -> bool:
    places = [place for place, _ in groupby(numbered)]
    numbers = [number for number, _ in places]
    has_parents = len({above for _, above in places}) > 1
    return has_parents and all(a < b for a, b in pairwise(numbers))


def _text_of(clause: Clause, ladder: tuple[_Rung, ...]) -> str:
    """A document's main text and each of its annexes count for themselves."""
    is_annexed = ladder and ladder[0].kind is Kind.ANNEX
    return f"{clause.document_id}/{ladder[0].numbers}" if is_annexed else clause.document_id


def _misfit(ladder: tuple[_Rung, ...], steps: tuple[Step, ...], is_inside: bool = False) -> int | None:
    """How badly a path fits the levels asked for, None: not at all. Between two levels others may
    be left out, at a cost."""
    if not steps:
        return 0
    costs = [
        inner + _cost(rung, steps[0]) + (depth if is_inside else 0)
        for depth, rung in enumerate(ladder)
        if _fits(rung, steps[0])
        and (inner := _misfit(ladder[depth + 1 :], steps[1:], is_inside=True)) is not None
    ]
    return min(costs, default=None)


def _fits(rung: _Rung, step: Step) -> bool:
    return rung.kind in step.kinds and (not step.numbers or rung.numbers in step.numbers)


def _cost(rung: _Rung, step: Step) -> int:
    """「第八条」 is an article, or 「(八)」 where these run on; 「第八节」 is 「(八)」 before 「8.」."""
    if step.unit == "节":
        return int(rung.kind not in (Kind.SECTION, Kind.NUMERAL_IN_BRACKETS))
    is_bracketed = step.kinds == frozenset({Kind.NUMERAL_IN_BRACKETS})
    return int(not (is_bracketed or rung.is_running or rung.kind is Kind.ARTICLE))


def _place(steps: tuple[Step, ...]) -> str | None:
    """「第二款第三项」 of an article; None where the levels are none of an article's."""
    names = [_part(step) for step in steps]
    return "".join(name for name in names if name) if all(names) else None


def _part(step: Step) -> str | None:
    """「第三项」, also where it is written 「(三)」."""
    is_bracketed = step.kinds == frozenset({Kind.NUMERAL_IN_BRACKETS})
    unit = "项" if is_bracketed and not step.unit else step.unit
    if unit not in _ARTICLE_PARTS or len(step.numbers) != 1:
        return None
    number = step.numbers[0][0]
    return f"第{number if unit == '目' else numeral(number)}{unit}"


def _opens_with_tail(heading: str, before: str, name: str) -> bool:
    """Whether the last words before a number open a heading: 「主要任务(五)」, not 「生态省 五」."""
    lengths = range(_SHORTEST_TAIL, min(len(heading), len(before)) + 1)
    return any(before.endswith(heading[:length]) and heading[:length] not in name for length in lengths)


def _abbreviates(word: str, name: str) -> bool:
    """Whether a name has the characters of a word in their order: 环保, 生态环境保护."""
    rest = iter(name)
    return all(char in rest for char in word)
