"""Where a folded text has lost its line breaks: all of it, or only those between its articles."""

import re
from bisect import bisect_left
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
# 「第一章 总则第一条 …」; 「第三章规定的情形以及第十条 …」 names no chapter's article.
_CHAPTER_NAME = rf"第{_ORDINAL}[章节](?:(?!规定|以及|第{_ORDINAL}[章节条])[\u4e00-\u9fff、 ]){{2,30}}?"
_CHAPTER = re.compile(rf"{_CHAPTER_NAME}(?=第{_ORDINAL}[节条] )")
# 「…管理办法第一章 总则」
_FIRST_CHAPTER = re.compile(r"(?<=[\u4e00-\u9fff)])(?=第一章 )")
# A gap that belongs to a label, or to a heading of two characters: 「第一条  为」, 「第一章 总    则」.
_BEFORE_GAP_OF_LABEL = re.compile(rf"第{_ORDINAL}[章节条](?: +[\u4e00-\u9fff])?$")
_LONGEST_BEFORE_GAP = 20
# What begins a line wherever it counts on behind a sentence: 「…。第二条 …」, 「…。二、…」; an article
# with its chapter. 「第七条 第二款」 is cited.
_ARTICLE = re.compile(
    rf"(?<![^。;:!?]) *()(?:{_CHAPTER_NAME}())?第({_ORDINAL})条(?= (?! *第{_ORDINAL}[款项]))"
)
_OPENING = re.compile(rf"[ \t]*第({_ORDINAL})条(?= )")
_PART = re.compile(rf"(?<![^。]) *()({_ONE_TO_TEN})、")
# 「统一、」, 「一、二等奖」 and 「每周一、三」 are none.
_FIRST_PART = re.compile(
    rf"(?:(?<![^。;:!?)》])|(?<=通知|方案|意见|办法|规定|报告|公告|分工)) *()(一)、"
    rf"(?!{_ONE_TO_TEN}[、等级])"
)
# 「…:(一)…;(二)…」, the items of an article.
_ITEM = re.compile(rf"(?<=[:;。]) *()\(({_ONE_TO_TEN})\)")
_FIRST_ITEM = re.compile(r"(?<=[:;。]) *()\((一)\)")
_SECOND = 2


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


def _glued(line: str, article: int) -> list[int]:
    """Where articles and parts begin behind others in a line, and the items of each."""
    places = {*_articles(line, article), *_listed(_PART, _FIRST_PART, line)}
    edges = [0, *sorted(places), len(line)]
    if places or _ARTICLE.match(line):
        for start, end in pairwise(edges):
            places |= {start + place for place in _listed(_ITEM, _FIRST_ITEM, line[start:end])}
    return sorted(places - {0})


def _articles(line: str, last: int) -> Iterator[int]:
    """Where the articles stand that count on from `last`, 0 where none is known, and the chapters
    above them."""
    for match in _ARTICLE.finditer(line):
        before, last = last, number_of(match[3])
        is_first = before == 0 and match[2] is not None
        if last == before + 1 or is_first:
            yield match.start(1)
            yield from [] if match[2] is None else [match.start(2)]


def _listed(pattern: re.Pattern[str], first: re.Pattern[str], line: str) -> list[int]:
    """Where numbers stand that count on, with the 1 before a 2: that may stand behind no sentence."""
    found = [(match.start(1), number_of(match[2])) for match in pattern.finditer(line)]
    for opening in first.finditer(line):
        behind = bisect_left(found, (opening.end(), 0))
        if found[behind : behind + 1] and found[behind][1] == _SECOND:
            return [opening.start(1), *_counting(found[behind:], 1)]
    return _counting(found, 0)


def _counting(found: Sequence[tuple[int, int]], last: int) -> list[int]:
    """Of places with their numbers those with one more than the one before, the first than `last`;
    no 1 is."""
    steps = pairwise([(0, last), *found])
    return [place for (_, number), (place, later) in steps if later == number + 1 and later > 1]
