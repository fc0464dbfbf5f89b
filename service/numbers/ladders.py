"""The levels above each clause as numbers, and how well they fit the levels that are asked for."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from indexer.clauses import Clause, Level
from indexer.folding import fold_text
from indexer.numbering import DECIMALS, Kind, label_of, table_label_of
from service.numbers.heading_names import unspread
from service.numbers.references import Step
from service.questions.units import ITEMS, LARGE, LEVELS

_SECTIONS = ("节", "小节", "小部分", "小块")
# 「第四部分第三条」 is the 3. that runs on before 「(三)」 right below.
_UNLIKELY_ARTICLE = 2


class Rung(NamedTuple):
    """A level of a clause's path. `is_running`: numbers of its kind go on through the whole text
    and don't begin again under each heading. `is_item`: its text has no chapters but such items."""

    kind: Kind
    numbers: tuple[int, ...]
    heading: str
    is_running: bool
    is_item: bool = False


Ladder = tuple[Rung, ...]

# What 「第三条」 and 「第三点」 may count.
COUNTED = (ITEMS, ITEMS - {Kind.ARTICLE})

# The paragraphs above every heading stand in a foreword of no number.
_OPENING = Rung(Kind.FOREWORD, (0,), "", False)


def ladders(clauses: Sequence[Clause]) -> list[Ladder]:
    """One for each clause."""
    bare = [(*(_rung(level) for level in clause.path), *_paragraph(clause)) for clause in clauses]
    texts = [text_of(clause.document_id, ladder) for clause, ladder in zip(clauses, bare, strict=True)]
    running, listed = _running(texts, bare), _listed(texts, bare)
    return [
        tuple(
            rung._replace(
                is_running=(text, rung.kind) in running,
                is_item=rung.kind is Kind.NUMERAL and text in listed,
            )
            for rung in ladder
        )
        for text, ladder in zip(texts, bare, strict=True)
    ]


def text_of(document_id: str, ladder: Ladder) -> str:
    """A document's main text and each of its annexes count for themselves."""
    return f"{document_id}/{ladder[0].numbers}" if is_annexed(ladder) else document_id


def stands_in(ladder: Ladder, place: Ladder) -> bool:
    """Whether the levels above a clause begin with those of a place."""
    return ladder[: len(place)] == place


def is_annexed(ladder: Ladder) -> bool:
    return bool(ladder) and ladder[0].kind is Kind.ANNEX


def misfit(ladder: Ladder, steps: Sequence[Step]) -> int | None:
    """How badly a path fits the levels asked for, None: not at all."""
    if not steps:
        return 0
    costs = [
        inner + cost(rung, steps[0]) + _depth(rung, steps[0], depth)
        for depth, rung in enumerate(ladder)
        if fits(rung, steps[0]) and not (steps[0].is_next and _is_below(ladder[:depth]))
        and (inner := _misfit_below(ladder[depth + 1 :], steps[1:])) is not None
    ]  # fmt: skip
    return min(costs, default=None)


def fits(rung: Rung, step: Step) -> bool:
    """Whether a level is the one asked for; whether it is the last of its kind, others tell. Of a
    short notice 「第三条」 and 「第三点」 are 「三、」."""
    if rung.kind not in step.kinds and not (rung.is_item and step.kinds in COUNTED):
        return False
    is_any = step.number is None or step.is_place
    is_inner = rung.kind in DECIMALS and step.unit in _SECTIONS
    return is_any or rung.numbers == step.number or (is_inner and rung.numbers[-1:] == step.number)


def cost(rung: Rung, step: Step) -> int:
    """「第八条」 is an article, or 「(八)」 where these run on; 「第八节」 is 「(八)」 before 「8.」."""
    if step.unit in _SECTIONS:
        return int(rung.kind not in (Kind.SECTION, Kind.NUMERAL_IN_BRACKETS))
    is_bracketed = step.kinds == frozenset({Kind.NUMERAL_IN_BRACKETS})
    if is_bracketed or is_primary(rung):
        return 0
    return _UNLIKELY_ARTICLE if step.unit == "条" else 1


def is_primary(rung: Rung) -> bool:
    """Whether a number of this kind names one place in its text."""
    return rung.is_running or rung.is_item or rung.kind is Kind.ARTICLE


def _depth(rung: Rung, step: Step, depth: int) -> int:
    """Of numbers that stand alone, the outermost is meant: 「规划二」."""
    return depth if step.kinds == LEVELS and not is_primary(rung) else 0


def _misfit_below(ladder: Ladder, steps: Sequence[Step]) -> int | None:
    """Between two levels others may be left out, at a cost, where the number names one place
    without them."""
    if not steps:
        return 0
    costs = [
        inner + _cost_below(rung, steps[0], depth)
        for depth, rung in enumerate(ladder)
        if fits(rung, steps[0]) and _may_stand_below(ladder[:depth], rung, steps[0])
        and (inner := _misfit_below(ladder[depth + 1 :], steps[1:])) is not None
    ]  # fmt: skip
    return min(costs, default=None)


def _cost_below(rung: Rung, step: Step, depth: int) -> int:
    """Right below a level 「第三点」 is its 「(三)」 no less than a 3. that runs on through the text,
    and 「第三块」 before it."""
    is_point = step.kinds == ITEMS - {Kind.ARTICLE} and step.is_ordinal
    is_nearest = depth == 0 and (is_point or step.unit in LARGE)
    return depth if is_nearest else depth + cost(rung, step)


def _may_stand_below(skipped: Ladder, rung: Rung, step: Step) -> bool:
    return not _is_below(skipped) or (is_primary(rung) and not step.is_next)


def _is_below(skipped: Ladder) -> bool:
    """Whether any of the levels left out has a number; an annex is a text of its own."""
    return any(rung.kind not in (Kind.HEADING, Kind.ANNEX) for rung in skipped)


def _rung(level: Level) -> Rung:
    kind, numbers = _numbered(level.label)
    return Rung(kind, numbers, unspread(level.heading), False)


def _paragraph(clause: Clause) -> Ladder:
    """「第三段」: the place of an unnumbered paragraph, which its id tells."""
    counted = re.fullmatch(r"p(\d+)", clause.clause_id.rpartition("/")[2])
    if counted is None:
        return ()
    paragraph = Rung(Kind.HEADING, (int(counted[1]),), "", False)
    return (paragraph,) if clause.path else (_OPENING, paragraph)


@lru_cache(maxsize=4096)
def _numbered(label: str) -> tuple[Kind, tuple[int, ...]]:
    """The same labels stand above many clauses."""
    folded = fold_text(label).strip()
    # 「2.1」 is a label only in front of words.
    found = (label_of(folded) or label_of(f"{folded} 文") or table_label_of(folded)) if label else None
    return (found.kind, found.numbers) if found else (Kind.HEADING, ())


def _running(texts: Sequence[str], ladders: Sequence[Ladder]) -> frozenset[tuple[str, Kind]]:
    """Kinds whose numbers only rise in a text although the headings above them change."""
    seen: dict[tuple[str, Kind], list[tuple[tuple[int, ...], Ladder]]] = defaultdict(list)
    for text, ladder in zip(texts, ladders, strict=True):
        for depth, rung in enumerate(ladder):
            seen[text, rung.kind].append((rung.numbers, ladder[:depth]))
    return frozenset(key for key, numbered in seen.items() if _only_rises(numbered))


def _listed(texts: Sequence[str], ladders: Sequence[Ladder]) -> frozenset[str]:
    """Texts whose outermost numbers, 「一、」, are items and no chapters: most are one clause, and none
    has a heading above numbers."""
    parts: dict[str, Counter[tuple[int, ...]]] = defaultdict(Counter)
    divided: set[str] = set()
    for text, ladder in zip(texts, ladders, strict=True):
        inside = ladder[is_annexed(ladder) :]
        if inside and inside[0].kind is Kind.NUMERAL:
            parts[text][inside[0].numbers] += len(inside)
            if inside[0].heading and any(rung.kind is not Kind.HEADING for rung in inside[1:]):
                divided.add(text)
    return frozenset(
        text for text, own in parts.items()
        if text not in divided and 2 * sum(levels == 1 for levels in own.values()) > len(own)
    )  # fmt: skip


def _only_rises(numbered: Sequence[tuple[tuple[int, ...], Ladder]]) -> bool:
    places = [place for place, _ in groupby(numbered)]
    numbers = [number for number, _ in places]
    has_parents = len({above for _, above in places}) > 1
    return has_parents and all(a < b for a, b in pairwise(numbers))
