"""Things that a sentence lists, where a query asks which: 「实施华山、唐河和固城3座灌区改造」."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from indexer.folding import Span
from service.coverage import bigrams
from service.facts.openers import PREPOSITIONS, openers

Cut = Callable[[str], Sequence[tuple[str, Span]]]

_NUMERAL = "一二两三四五六七八九十"
_WHICH = rf"哪(?:几|些|俩|[{_NUMERAL}]|\d+)"
_ASKS = re.compile(
    rf"{_WHICH}|(?:分别|都|各)(?:是|有|叫|指)的?(?:谁|什么|啥|哪)|指(?:的是)?(?:什么|啥|哪)|叫什么|是(?:什么|啥)(?:动物|植物|物种|产业|行业|城市|地方)"
)
# What is done is told in sentences, not in a list.
_ASKS_MORE = re.compile(
    rf"{_WHICH}(?:个|条|种|类|项|点)?(?:方面|措施|要求|规定|内容|工作|任务|举措|办法|做法|条件|情形|情况|手续|问题|好处|事|年|天|月)"
)
_COUNT = re.compile(
    rf"(?:哪|那|是|的)?([{_NUMERAL}]|\d+)(?:个|座|条|种|类|项|家|所|处|样|大|省|市|县|区)"
)
_ASKED_OF = re.compile(rf"{_WHICH}[个座条种类项家所处样大]?([\u4e00-\u9fff])")
_VALUES = {char: number for number, char in enumerate("一二三四五六七八九十", start=1)} | {
    "两": 2,
    "俩": 2,
}
_ITEM = (
    r"(?:《[^》]+》|“[^”]+”|\([^()]{1,20}\)|[^,。;:!?、()《》“”\s]"
    r"|(?<=[A-Za-z0-9]) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=[A-Za-z0-9]))+"
)
# 「县(市、区)」 is one word.
_WORD = r"(?!(?<=\()[省市县区旗乡镇](?:、[省市县区旗乡镇])+\))"
_LIST = re.compile(rf"{_WORD}{_ITEM}(?:、{_ITEM})+|《[^》]+》(?:和?《[^》]+》)+")
_PAIR = re.compile(rf"{_ITEM}[和与及]{_ITEM}")
# Marks in brackets and quotes are no list's: 「县(市、区)」.
_QUOTED = re.compile(r"\([^()]*\)|《[^》]*》|“[^”]*”")
_MARK = re.compile("、")
_JOIN = re.compile("以及|[和与及]")
_TITLES = re.compile("(?<=》)(?=《)")
# What may follow the last thing: 「等河流」, 「4座中型灌区」, 「四大山脉」, 「“八河流”」.
_END = re.compile(
    rf"等(?![级额离])|(?<=[\u4e00-\u9fff])□|(?:[{_NUMERAL}]|\d+)(?:大|个|座|条|种|类|项|家|所|处|市|县|省|区|镇|片)"
)
_VERB = re.compile("[为是]$")
_STOP = re.compile(r"[,。;:!?)]|等|$")
# What leads up to the first thing.
# So many characters behind a list say what it lists.
_SAID_AFTER = 20


class Listed(NamedTuple):
    """Where a list stands in a text, and its things."""

    span: Span
    things: tuple[str, ...]


def asks_list(query: str) -> bool:
    """Whether a folded query asks which things."""
    return bool(_ASKS.search(query)) and not _ASKS_MORE.search(query)


def list_in(text: str, query: str, cut: Cut) -> Span | None:
    """The things that a folded query asks for, from the first to the last as a folded text lists them;
    None where it lists none. `cut`: into words with their places."""
    lists = list(_lists(_LIST, text, cut)) or list(_lists(_PAIR, text, cut))
    told = [_told(text, one, query) for one in lists]
    if not lists or (len(lists) > 1 and not max(told)):
        return None
    return lists[told.index(max(told))].span


def _lists(pattern: re.Pattern[str], text: str, cut: Cut) -> Iterator[Listed]:
    for match in pattern.finditer(text):
        for pieces in _apart(text, list(_pieces(text, Span(*match.span())))):
            filled = [piece for piece in pieces if piece.end > piece.start]
            if len(filled) > 1:
                yield _trimmed(text, filled, cut)


def _pieces(text: str, listed: Span) -> Iterator[Span]:
    """The things of a list with all that is glued to the first and the last."""
    bare = _bare(text[: listed.end])
    start = listed.start
    marks = [*_MARK.finditer(bare, start)]
    for mark in [*marks, *_last_joint(text, bare, marks[-1].end() if marks else start)]:
        yield Span(start, mark.start())
        start = mark.end()
    yield Span(start, listed.end)


def _bare(text: str) -> str:
    """As long, without what stands in quotes, □, and in brackets, ○."""
    return _QUOTED.sub(lambda quoted: ("○" if quoted[0][0] == "(" else "□") * len(quoted[0]), text)


def _last_joint(text: str, bare: str, last: int) -> list[re.Match[str]]:
    """「唐河和固城」, between the last two; 「《甲》《乙》」. `bare`: without what is quoted; `last`:
    where the last thing begins."""
    ended = _END.search(bare, last + 1)
    end = ended.start() if ended else len(bare)
    joint = _TITLES.search(text, last, end) or _JOIN.search(bare, last + 1, end)
    return [joint] if joint else []


def _apart(text: str, pieces: Sequence[Span]) -> Iterator[list[Span]]:
    """「甲区、乙区等地种植丙、丁」 are two lists."""
    group: list[Span] = []
    for piece in pieces:
        ended = _END.search(text, piece.start + 1, piece.end) if group else None
        group.append(piece)
        if ended and piece is not pieces[-1]:
            yield group
            joint = [mark.end() for mark in _JOIN.finditer(text, ended.end(), piece.end)]
            group = [Span(joint[-1] if joint else ended.end(), piece.end)]
    yield group


def _trimmed(text: str, pieces: Sequence[Span], cut: Cut) -> Listed:
    first, *between, last = pieces
    whole = [text[piece.start : piece.end] for piece in between]
    last = Span(last.start, last.start + _end_of(text, last, whole or [text[slice(*first)]], cut))
    lengths = [len(thing) for thing in (*whole, text[slice(*last)])]
    first = Span(first.start + _start_of(text[slice(*first)], lengths, cut), first.end)
    things = tuple(text[slice(*piece)] for piece in (first, *between, last))
    return Listed(Span(first.start, last.end), things)


def _end_of(text: str, last: Span, others: Sequence[str], cut: Cut) -> int:
    """How long the last thing is: up to what says that the list ends, or like the others."""
    piece = text[last.start : last.end]
    told = [end for end in (_end_of_kind(piece, others), _end_told(piece)) if end]
    if told:
        return len(_VERB.sub("", piece[: min(told)]))
    ends = [span.end for _, span in cut(piece)] or [len(piece)]
    lengths = [len(other) for other in others]
    is_whole = piece[-1] in "》”" or _misfit(len(piece), lengths) == 0
    if is_whole and _STOP.match(text, last.end):
        return len(piece)
    return min(ends, key=lambda end: (_misfit(end, lengths), end))


def _end_of_kind(piece: str, others: Sequence[str]) -> int:
    """Behind 「河」, where all the others end with it; 0 where it is not said."""
    first, *more = {_bare(other).rstrip("○")[-1:] for other in others}
    return 0 if more else piece.find(first, 1) + 1


def _end_told(piece: str) -> int:
    """In front of 「等河流」 or 「4座」; 0 where no such thing is said."""
    ended = _END.search(_bare(piece), 1)
    return ended.start() if ended else 0


def _start_of(piece: str, lengths: Sequence[int], cut: Cut) -> int:
    """Where the first thing begins: behind what leads up to it, so that it is as long as the others."""
    words = [(word, span.end) for word, span in cut(piece) if span.end < len(piece)]
    least = max((end for word, end in words if word in PREPOSITIONS), default=0)
    starts = [least, *(end for word, end in words if word in openers() and end > least)]
    return min(starts, key=lambda start: (_misfit(len(piece) - start, lengths), len(piece) - start))


def _misfit(length: int, lengths: Sequence[int]) -> int:
    return max(min(lengths) - length, length - max(lengths), 0)


def _told(text: str, one: Listed, query: str) -> int:
    """How much of what a query asks stands beside a list, and whether the list has so many things."""
    before = re.split("[,。;]", text[: one.span.start])[-1]
    after = re.split("[,。;、]|以及|及", text[one.span.end :])[0][:_SAID_AFTER]
    asked = _ASKED_OF.search(query)
    is_named = asked is not None and asked[1] in one.things[0][-1] + after[:4]
    counted = _COUNT.search(query)
    is_counted = counted is not None and _value(counted[1]) == len(one.things)
    return len((bigrams(before) | bigrams(after)) & bigrams(query)) + 2 * is_named + 3 * is_counted


def _value(numeral: str) -> int:
    return _VALUES.get(numeral) or int(numeral)
