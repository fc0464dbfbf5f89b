"""What a sentence lists: where each thing begins and ends, without what leads up to the first."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.folding import Span
from indexer.words import Cut
from service.facts.edges import BRACKET, END, QUOTE, end_of, start_of, unquoted
from service.facts.openers import JOINT, openers

# 「东山5县(左权、和顺、昔阳)」
_BRACKETED = re.compile(r"\(([^()、:]{2,}(?:、[^()、]{2,})+)\)")
# What stands between two marks that end a part of a sentence; 「pH 值」 has a space.
_PART = re.compile(
    r"(?:[^,。;:!?()\s]|(?<=[A-Za-z0-9]) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=[A-Za-z0-9]))+"
)
_MARK = re.compile("、|(?<=》)(?:和|与|及|以及)?(?=《)|(?<=”)(?:和|与|及|以及)?(?=“)")
_JOIN = re.compile(JOINT)
# A thing, with what is glued to it, has no more characters.
_LONGEST = 60
_DUTY = re.compile("应当|不得|必须|可以")
_NUMERALS = "两三四五六七八九十"
# What the names of regions end with, and of other places.
REGIONS = "省市县区镇乡村州"
_PLACES = f"{REGIONS}河江湖山路桥站厂校院"


class Listed(NamedTuple):
    """Where things stand in a text, from the first to the last, and each of them."""

    span: Span
    things: tuple[str, ...]


def enumerations(text: str, cut: Cut) -> Iterator[Listed]:
    """Those of a folded text whose things stand between 「、」, or are titles side by side."""
    bare = unquoted(text)
    for part in _parts(text, bare):
        marks = [mark for mark in _MARK.finditer(text, *part) if _is_mark(bare, mark)]
        yield from _listed(text, bare, part, marks, cut) if marks else ()
    for inside in _BRACKETED.finditer(text):
        start, end = inside.span(1)
        marks = list(_MARK.finditer(text, start, end))
        yield from _listed(text, text, Span(start, end), marks, cut) if marks else ()


def pairs(text: str, cut: Cut) -> Iterator[Listed]:
    """Two things with no mark but 「和」 between them."""
    bare = unquoted(text)
    for part in _parts(text, bare):
        yield from _listed(text, bare, part, [], cut)


def _parts(text: str, bare: str) -> Iterator[Span]:
    for part in _PART.finditer(bare):
        start, end = part.span()
        # A remark behind the last thing is none of it: 「河北省、天津市(以下称…)」.
        yield Span(start, start + len(bare[start:end].rstrip(BRACKET)))


def _is_mark(bare: str, mark: re.Match[str]) -> bool:
    """「、」 inside of quotes is none."""
    return not mark.group() or bare[mark.start()] not in QUOTE + BRACKET


def _listed(
    text: str, bare: str, part: Span, marks: Sequence[re.Match[str]], cut: Cut
) -> Iterator[Listed]:
    last = marks[-1].end() if marks else part.start
    joint = _last_joint(bare, last, part.end)
    edges = [(mark.start(), mark.end()) for mark in (*marks, *joint)]
    starts, ends = [part.start, *(end for _, end in edges)], [*(start for start, _ in edges), part.end]
    pieces = [Span(*ends_of) for ends_of in zip(starts, ends, strict=True)]
    for group in _apart(bare, pieces):
        filled = [piece for piece in group if piece.end > piece.start]
        if len(filled) > 1:
            yield _trimmed(text, filled, cut)


def _last_joint(bare: str, last: int, end: int) -> list[re.Match[str]]:
    """「唐河和固城」, between the last two; `last`: where the last thing begins."""
    ended = END.search(bare, last + 1, end)
    joint = _JOIN.search(bare, last + 1, ended.start() if ended else end - 1)
    return [joint] if joint else []


def _apart(bare: str, pieces: Sequence[Span]) -> Iterator[list[Span]]:
    """「甲区、乙区等地种植丙、丁」 and 「设施、设备的选址应当符合甲、乙」 are two lists each."""
    group: list[Span] = []
    for piece in pieces:
        is_between = bool(group) and piece is not pieces[-1]
        parted = (_parted(bare, piece) or _left(bare, piece, group)) if is_between else None
        if parted:
            yield [*group, Span(piece.start, parted.start)]
            group = [Span(parted.end, piece.end)]
        else:
            group.append(piece)
    yield group


def _parted(bare: str, piece: Span) -> Span | None:
    """Where in a piece one list ends and the next begins."""
    ended = END.search(bare, piece.start + 1, piece.end)
    if ended:
        joint = [mark.end() for mark in _JOIN.finditer(bare, ended.end(), piece.end)]
        return Span(ended.start(), joint[-1] if joint else ended.end())
    duty = _DUTY.search(bare, piece.start + 1, piece.end)
    return Span(*duty.span()) if duty else None


def _left(bare: str, piece: Span, group: Sequence[Span]) -> Span | None:
    """Where a list of places ends in mid-sentence: 「平遥县、寿阳县|实施以热电联产」,
    「沁河、大清河|七河及湖泊」."""
    kinds = {bare[one.start : one.end].rstrip(BRACKET)[-1:] for one in group}
    if not kinds or not kinds <= set(_PLACES):
        return None
    kind = "".join(sorted(kinds))
    found = re.compile(rf"[{kind}]{BRACKET}*").search(bare, piece.start + 1, piece.end - 1)
    if found is None:
        return None
    is_left = bare.startswith(tuple(openers()), found.end()) or re.compile(
        rf"[{_NUMERALS}][{kind}]"
    ).match(bare, found.end())
    return Span(found.end(), found.end()) if is_left else None


def _trimmed(text: str, pieces: Sequence[Span], cut: Cut) -> Listed:
    first, *between, last = pieces
    first = Span(max(first.start, first.end - _LONGEST), first.end)
    last = Span(last.start, min(last.end, last.start + _LONGEST))
    whole = [text[piece.start : piece.end] for piece in between]
    end = last.start + end_of(text, last, whole or [text[slice(*first)]], cut)
    others = [*whole, text[last.start : end]]
    begun = first.start + start_of(text[slice(*first)], others, cut)
    return Listed(Span(begun, end), (text[begun : first.end], *others))
