"""Where the first of several things that a sentence lists begins, and where the last ends."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.folding import Span
from indexer.words import Cut
from service.facts.openers import (
    DUTIES,
    JOINING,
    PREPOSITIONS,
    function_words,
    length_of_number,
    openers,
)

# Of what is folded: what stands in quotes and brackets is a part of one thing: 「县(市、区)」.
_QUOTED = re.compile(r"\([^()]*\)|《[^》]*》|“[^”]*”")
QUOTE, BRACKET = "□", "○"
_SHORTEST = 2
# A thing may be so much longer than the longest of the others.
_LONGER = 3
# What may follow the last thing: 「等河流」, 「4座中型灌区」, 「四大山脉」, 「“八河流”」.
_NUMERAL = "一二两三四五六七八九十"
END = re.compile(
    rf"(?:(?<![高中初平均同相对优])|(?<=水平))等(?![级额离奖院职学教候待同])|(?<=[\u4e00-\u9fff]){QUOTE}"
    r"|相结合|外(?=[,。;]|$)|组成|构成|为(?:主|重点|依托|目标|支撑)|的(?:原则|方针|要求|制度|机制|格局|方式|形式|功能|材料)"
    r"|(?<=[局委厅部会司府院])(?:负责|牵头|配合|承担)(?=[),。;]|$)"
    rf"|(?<![第{_NUMERAL}百千\d])(?:[{_NUMERAL}]|\d+)(?:大|个|座|条|种|类|项|家|所|处|市|县|省|区|镇|片)"
)
# 「其他需要特别保护的海域」
_REST = re.compile(r"其[他它][^,。;]{0,24}?的[\u4e00-\u9fff]{2}")
# 「(以下统称“四镇”)」
_CALLED = re.compile(r"\((?:以下|下同)")
_VERB = re.compile("[为是]$")
_STOP = re.compile(r"[,。;:!?)]|等|$")
# These begin with what else leads up to a name.
_NAMES = ("发展改革", "发展和改革", "保护优先", "发展优先", "种植大户", "养殖大户", "永久")


def unquoted(text: str) -> str:
    """As long, without what stands in quotes and in brackets."""
    return _QUOTED.sub(lambda quoted: (BRACKET if quoted[0][0] == "(" else QUOTE) * len(quoted[0]), text)


def end_of(text: str, last: Span, others: Sequence[str], cut: Cut) -> int:
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
    return next((one.end() for one in _QUOTED.finditer(piece) if one.start() < end < one.end()), end)


def _end_of_kind(piece: str, others: Sequence[str]) -> int:
    """Behind 「河」, where all the others end with it; 0 where it is not said."""
    first, *more = {unquoted(other).rstrip(BRACKET)[-1:] for other in others}
    return 0 if more or first == QUOTE else unquoted(piece).find(first, 1) + 1


def _end_told(piece: str) -> int:
    """In front of 「等河流」, 「4座」 or what they are called from then on; 0 where none is said."""
    ended = _CALLED.search(piece, 1) or END.search(unquoted(piece), 1)
    return ended.start() if ended else 0


def _end_of_rest(piece: str) -> int:
    """「其他需要特别保护的海域」; 0 where it is no such thing."""
    rest = _REST.match(piece)
    return rest.end() if rest else 0


def start_of(piece: str, others: Sequence[str], cut: Cut) -> int:
    """Where the first thing begins: behind what leads up to it, so that it is as long as the others."""
    hidden = unquoted(piece)
    words = [(word, span.end) for word, span in cut(piece)
             if span.end < len(piece) and hidden[span.start] not in QUOTE + BRACKET]  # fmt: skip
    # jieba takes 「由市」 for one word.
    is_by = piece.startswith("由") and not piece.startswith("由于")
    least = max(_led(words), default=max(int(is_by), length_of_number(piece)))
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
