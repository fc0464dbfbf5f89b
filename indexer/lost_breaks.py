"""Where a folded text has lost its line breaks: all of it, or only those between its articles."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.numbering import number_of

Gap = tuple[int, int]

# A longer line holds a whole text: 「  」 stands in the place of its breaks.
_LONGEST_LINE = 1500
_FEWEST_BREAKS = 5
_ROW = re.compile(r"\s*\||[^\t]{0,500}\t")
_BREAK = re.compile(r" {2,}")
_ONE_TO_TEN = "[一二三四五六七八九十]{1,3}"
_ORDINAL = "[一二三四五六七八九十百]{1,6}"
_TOP = rf"{_ONE_TO_TEN}、"
_NUMBERED = (
    rf"(?:{_TOP}|\({_ONE_TO_TEN}\)|第{_ORDINAL}[章条]"
    r"|\d{1,2}[.、](?!\d)|\(\d{1,2}\))"
)
# A gap between Chinese words, or a number behind a sentence.
_GAP_OR_NUMBER = re.compile(
    rf"(?<=[\u4e00-\u9fff。:;!?)》”])\s(?=[\u4e00-\u9fff(《“]|{_NUMBERED}|(?:19|20)\d\d年)"
    rf"|(?<=[。!?])(?={_NUMBERED})|(?<=:)(?={_TOP})"
)
# 「一、招聘要求(一)…」: a heading and the first number below it.
_HEADING = re.compile(
    rf"(?:(?<=[。:]){_TOP}|(?<=[。:])\({_ONE_TO_TEN}\))[\u4e00-\u9fff、]{{2,20}}(?=\(一\)|1[.、](?!\d)|\(1\))"
)
# 「第一章 总则第一条 …」; 「…管理办法第一章 总则」
_CHAPTER = re.compile(rf"第{_ORDINAL}[章节][\u4e00-\u9fff、 ]{{2,30}}?(?=第{_ORDINAL}[节条] )")
_FIRST_CHAPTER = re.compile(r"(?<=[\u4e00-\u9fff)])(?=第一章 )")
# A gap that belongs to a label, or to a heading of two characters: 「第一条  为」, 「第一章 总    则」.
_BEFORE_GAP_OF_LABEL = re.compile(rf"第{_ORDINAL}[章节条](?: +[\u4e00-\u9fff])?$")
_LONGEST_BEFORE_GAP = 20
# What begins a line wherever it counts on behind a sentence: 「…。第二条 …」, 「…。二、…」.
_ARTICLE = re.compile(rf"(?<![^。;:!?”)]) *()第({_ORDINAL})条(?= )")
_OPENING = re.compile(rf"\s*第({_ORDINAL})条(?= )")
_PART = re.compile(rf"(?<![^。]) *()({_ONE_TO_TEN})、")
_FIRST_PART = re.compile(r"(?<![〇零一二三四五六七八九十百第])()(一)、")
# 「…:(一)…;(二)…」, the items of an article.
_ITEM = re.compile(rf"(?<=[:;。]) *()\(({_ONE_TO_TEN})\)")
_FIRST_ITEM = re.compile(r"(?<=[:;。]) *()\((一)\)")


def lost_breaks(text: str, start: int, end: int, article: int = 0) -> list[Gap]:
    """What stands in a line from `start` to `end` where breaks were: from where to where in the text,
    in order. `article`: the number of the last one before the line, 0 where there is none."""
    if _ROW.match(text, start, end):
        return []
    every = _all_lost(text, start, end) if end - start > _LONGEST_LINE else []
    found = list(every)
    for first, last in between(every, start, end):
        glued = [first + place for place in _glued(text[first:last], article)]
        found += [(place, place) for place in glued]
        for place in (first, *glued):
            article = article_at(text, place) or article
    return sorted({*found})


def between(gaps: Sequence[Gap], start: int, end: int) -> Iterator[Gap]:
    """What gaps leave of a line, from where to where in the text."""
    edges = [start, *(place for gap in gaps for place in gap), end]
    return zip(edges[::2], edges[1::2], strict=True)


def article_at(text: str, place: int) -> int | None:
    """The number of the article that begins at a place of a text."""
    match = _OPENING.match(text, place)
    return number_of(match[1]) if match else None


def _all_lost(text: str, start: int, end: int) -> list[Gap]:
    """Wide gaps, else any gap between Chinese words, else nothing, behind a sentence or a heading and
    before a number."""
    wide = list(_gaps(_BREAK, text, start, end))
    if len(wide) >= _FEWEST_BREAKS:
        return wide
    narrow = _gaps(_GAP_OR_NUMBER, text, start, end)
    chapter = _gaps(_FIRST_CHAPTER, text, start, end)
    headed = (
        (match.end(), match.end()) for pattern in (_HEADING, _CHAPTER)
        for match in pattern.finditer(text, start, end)
    )  # fmt: skip
    found = sorted({*narrow, *chapter, *headed})
    return found if len(found) >= _FEWEST_BREAKS else []


def _gaps(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Gap]:
    found = (gap.span() for gap in pattern.finditer(text, start, end))
    return (gap for gap in found if gap[0] == gap[1] or not _is_of_label(text, gap[0]))


def _is_of_label(text: str, gap: int) -> bool:
    before = text[max(0, gap - _LONGEST_BEFORE_GAP) : gap]
    return _BEFORE_GAP_OF_LABEL.search(before) is not None


def _glued(line: str, article: int) -> Iterator[int]:
    """Where articles and parts begin behind others in a line, and the items of its articles."""
    chapter = _CHAPTER.match(line)
    start = chapter.end() if chapter else 0
    yield from filter(None, [start])
    own = line[start:]
    places = [*_counting(_ARTICLE, own, article), *_listed(_PART, _FIRST_PART, own)]
    if places or _ARTICLE.match(own):
        places += _listed(_ITEM, _FIRST_ITEM, own)
    yield from (start + place for place in places if place)


def _counting(pattern: re.Pattern[str], line: str, last: int = 0, start: int = 0) -> Iterator[int]:
    """Where numbers stand that are one more than the one before, the first than `last`; no 1 does."""
    found = [(match.start(1), number_of(match[2])) for match in pattern.finditer(line, start)]
    for (_, number), (place, later) in pairwise([(0, last), *found]):
        if later == number + 1 and later > 1:
            yield place


def _listed(pattern: re.Pattern[str], first: re.Pattern[str], line: str) -> list[int]:
    """The same, with the 1 where others count on from it: it may stand behind no sentence."""
    opening = first.search(line)
    if opening is None:
        return list(_counting(pattern, line))
    behind = list(_counting(pattern, line, 1, opening.end()))
    return [opening.start(1), *behind] if behind else []
