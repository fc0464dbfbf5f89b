"""What a sentence lists: where each thing begins and ends, without what leads up to the first."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.folding import Span
from service.facts.openers import (
    DUTIES,
    JOINING,
    JOINT,
    PREPOSITIONS,
    Cut,
    function_words,
    length_of_number,
    openers,
)

# Of what is folded: what stands in quotes and brackets is a part of one thing: 「县(市、区)」.
_QUOTED = re.compile(r"\([^()]*\)|《[^》]*》|“[^”]*”")
# 「东山5县(左权、和顺、昔阳)」
_BRACKETED = re.compile(r"\(([^()、:]{2,}(?:、[^()、]{2,})+)\)")
_QUOTE, _BRACKET = "□", "○"
# What stands between two marks that end a part of a sentence; 「pH 值」 has a space.
_PART = re.compile(
    r"(?:[^,。;:!?()\s]|(?<=[A-Za-z0-9]) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=[A-Za-z0-9]))+"
)
_MARK = re.compile("、|(?<=》)(?:和|与|及|以及)?(?=《)|(?<=”)(?:和|与|及|以及)?(?=“)")
_JOIN = re.compile(JOINT)
# A thing, with what is glued to it, has no more characters.
_LONGEST = 60
_SHORTEST = 2
# It may be so much longer than the longest of the others.
_LONGER = 3
# What may follow the last thing: 「等河流」, 「4座中型灌区」, 「四大山脉」, 「“八河流”」.
_NUMERAL = "一二两三四五六七八九十"
_END = re.compile(
    rf"(?:(?<![高中初平均同相对优])|(?<=水平))等(?![级额离奖院职学教候待同])|(?<=[\u4e00-\u9fff]){_QUOTE}"
    r"|相结合|外(?=[,。;]|$)|组成|构成|为(?:主|重点|依托|目标|支撑)|的(?:原则|方针|要求|制度|机制|格局|方式|形式|功能|材料)"
    rf"|(?<![第{_NUMERAL}百千\d])(?:[{_NUMERAL}]|\d+)(?:大|个|座|条|种|类|项|家|所|处|市|县|省|区|镇|片)"
)
# 「其他需要特别保护的海域」
_REST = re.compile(r"其[他它][^,。;]{0,24}?的[\u4e00-\u9fff]{2}")
_VERB = re.compile("[为是]$")
_STOP = re.compile(r"[,。;:!?)]|等|$")
_DUTY = re.compile("应当|不得|必须|可以")
# jieba takes 「由市」 for one word.
_BY = re.compile("(?:由(?!于))?")
# These begin with what else leads up to a name.
_NAMES = ("发展改革", "发展和改革", "保护优先", "发展优先", "种植大户", "养殖大户", "永久")


class Listed(NamedTuple):
    """Where things stand in a text, from the first to the last, and each of them."""

    span: Span
    things: tuple[str, ...]


def enumerations(text: str, cut: Cut) -> Iterator[Listed]:
    """Those of a folded text whose things stand between 「、」, or are titles side by side."""
    bare = _bare(text)
    for part in _parts(text, bare):
        marks = [mark for mark in _MARK.finditer(text, *part) if _is_mark(bare, mark)]
        yield from _listed(text, bare, part, marks, cut) if marks else ()
    for inside in _BRACKETED.finditer(text):
        start, end = inside.span(1)
        marks = list(_MARK.finditer(text, start, end))
        yield from _listed(text, text, Span(start, end), marks, cut) if marks else ()


def pairs(text: str, cut: Cut) -> Iterator[Listed]:
    """Two things with no mark but 「和」 between them."""
    bare = _bare(text)
    for part in _parts(text, bare):
        yield from _listed(text, bare, part, [], cut)


def _parts(text: str, bare: str) -> Iterator[Span]:
    for part in _PART.finditer(bare):
        start, end = part.span()
        # A remark behind the last thing is none of it: 「河北省、天津市(以下称…)」.
        yield Span(start, start + len(bare[start:end].rstrip(_BRACKET)))


def _bare(text: str) -> str:
    """As long, without what stands in quotes and in brackets."""
    return _QUOTED.sub(
        lambda quoted: (_BRACKET if quoted[0][0] == "(" else _QUOTE) * len(quoted[0]), text
    )


def _is_mark(bare: str, mark: re.Match[str]) -> bool:
    """「、」 inside of quotes is none."""
    return not mark.group() or bare[mark.start()] not in _QUOTE + _BRACKET


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
    ended = _END.search(bare, last + 1, end)
    joint = _JOIN.search(bare, last + 1, ended.start() if ended else end - 1)
    return [joint] if joint else []


def _apart(bare: str, pieces: Sequence[Span]) -> Iterator[list[Span]]:
    """「甲区、乙区等地种植丙、丁」 and 「设施、设备的选址应当符合甲、乙」 are two lists each."""
    group: list[Span] = []
    for piece in pieces:
        parted = _parted(bare, piece) if group and piece is not pieces[-1] else None
        if parted:
            yield [*group, Span(piece.start, parted.start)]
            group = [Span(parted.end, piece.end)]
        else:
            group.append(piece)
    yield group


def _parted(bare: str, piece: Span) -> Span | None:
    """Where in a piece one list ends and the next begins."""
    ended = _END.search(bare, piece.start + 1, piece.end)
    if ended:
        joint = [mark.end() for mark in _JOIN.finditer(bare, ended.end(), piece.end)]
        return Span(ended.start(), joint[-1] if joint else ended.end())
    duty = _DUTY.search(bare, piece.start + 1, piece.end)
    return Span(*duty.span()) if duty else None


def _trimmed(text: str, pieces: Sequence[Span], cut: Cut) -> Listed:
    first, *between, last = pieces
    first = Span(max(first.start, first.end - _LONGEST), first.end)
    last = Span(last.start, min(last.end, last.start + _LONGEST))
    whole = [text[piece.start : piece.end] for piece in between]
    end = last.start + _end_of(text, last, whole or [text[slice(*first)]], cut)
    others = [*whole, text[last.start : end]]
    begun = first.start + _start_of(text[slice(*first)], others, cut)
    return Listed(Span(begun, end), (text[begun : first.end], *others))


def _end_of(text: str, last: Span, others: Sequence[str], cut: Cut) -> int:
    """How long the last thing is: up to what says that the list ends, or like the others."""
    piece = text[last.start : last.end]
    told = [end for end in (_end_of_kind(piece, others), _end_told(piece), _end_of_rest(piece)) if end]
    if told:
        return len(_VERB.sub("", piece[: min(told)]))
    lengths = [len(other) for other in others]
    is_whole = piece[-1] in "》”" or min(lengths) <= len(piece) <= max(lengths) + _LONGER
    if is_whole and _STOP.match(text, last.end):
        return len(piece)
    return _closed(piece, _end_like(piece, lengths, cut))


def _end_like(piece: str, lengths: Sequence[int], cut: Cut) -> int:
    """The end of a word, rather in front of a deed."""
    words = cut(piece)
    done = {before.end for (_, before), (word, _) in pairwise(words) if _begins_deed(word)}
    ends = [span.end for _, span in words] or [len(piece)]
    return min(ends, key=lambda end: (_misfit(end, lengths), end not in done, end))


def _closed(piece: str, end: int) -> int:
    """With the marks that close what is quoted in it."""
    quoted = next((one.end() for one in _QUOTED.finditer(piece) if one.start() < end < one.end()), end)
    return max(end, quoted)


def _end_of_kind(piece: str, others: Sequence[str]) -> int:
    """Behind 「河」, where all the others end with it; 0 where it is not said."""
    first, *more = {_bare(other).rstrip(_BRACKET)[-1:] for other in others}
    return 0 if more or first == _QUOTE else _bare(piece).find(first, 1) + 1


def _end_told(piece: str) -> int:
    """In front of 「等河流」 or 「4座」; 0 where no such thing is said."""
    bare = _bare(piece)
    ended = _END.search(bare, 1)
    return ended.start() if ended else 0


def _end_of_rest(piece: str) -> int:
    """「其他需要特别保护的海域」; 0 where it is no such thing."""
    rest = _REST.match(piece)
    return rest.end() if rest else 0


def _start_of(piece: str, others: Sequence[str], cut: Cut) -> int:
    """Where the first thing begins: behind what leads up to it, so that it is as long as the others."""
    bare = _bare(piece)
    words = [(word, span.end) for word, span in cut(piece)
             if span.end < len(piece) and bare[span.start] not in _QUOTE + _BRACKET]  # fmt: skip
    by = len(_BY.match(piece)[0])  # type: ignore[index]
    least = max(_led(words), default=max(by, length_of_number(piece)))
    lengths = [len(other) for other in others]
    room = len(piece) - min(lengths) + 1
    weak = [end for word, end in words
            if _leads(word) and least < end <= room and piece[end] not in JOINING
            and not piece.startswith(_NAMES, end - len(word))]  # fmt: skip
    start = min([least, *weak], key=lambda start: (_misfit(len(piece) - start, lengths), -start))
    return start if _begin_as_deeds(others, cut) else _behind_deeds(piece, words, start)


def _led(words: Sequence[tuple[str, int]]) -> Iterator[int]:
    """The ends of words behind which something begins in any case; 「与」 may join two things."""
    before = ""
    for word, end in words:
        is_lead = word in JOINING and (not before or before in openers())
        if is_lead or word in PREPOSITIONS or word in DUTIES:
            yield end
        before = word


def _leads(word: str) -> bool:
    """A single character of the dictionary's may be part of a name."""
    return word in openers() or (len(word) > 1 and word in function_words())


def _begins_deed(word: str) -> bool:
    return _leads(word) or word in PREPOSITIONS


def _begin_as_deeds(things: Sequence[str], cut: Cut) -> bool:
    """「净化水质、调节气候」 are what is done."""
    firsts = [words[0][0] for words in map(cut, things) if words]
    return 2 * sum(map(_leads, firsts)) > len(firsts)


def _behind_deeds(piece: str, words: Sequence[tuple[str, int]], start: int) -> int:
    """Where the words in front say only what is done: 「持船舶国籍证书」, 「大力发展文化旅游」."""
    for word, end in words:
        if end > start and len(piece) - end >= _SHORTEST:
            if not _leads(word) or piece.startswith(_NAMES, start):
                break
            start = end
    while (begun := _opening(piece, start)) and len(piece) - start - begun >= _SHORTEST:
        start += begun
    return start


def _opening(piece: str, start: int) -> int:
    """How long the opener is that a piece has there, be it inside of a longer word."""
    if piece.startswith(_NAMES, start):
        return 0
    return next((len(word) for word in openers() if len(word) > 1 and piece.startswith(word, start)), 0)


def _misfit(length: int, lengths: Sequence[int]) -> int:
    return max(min(lengths) - length, length - max(lengths), 0)
