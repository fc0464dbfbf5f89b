"""The lines of a folded text as they are printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from indexer.folding import Folded
from indexer.marks import mark_of
from indexer.numbering import Label, label_of
from indexer.parts import PartKind

_SENTENCE_END = re.compile(r"[。.!?:;]['\"”’)》]*$")
_CONTENTS_ENTRY = re.compile(r"(?<![.…·⋯])[.…·⋯]{2,}[\s—–-]*\d*[\s—–-]*$")
# What is narrower may be a heading or a cell and tells nothing of the width.
_NARROWEST_LINE = 20.0
# A line that opens a paragraph stands in by so much.
INDENT = 2.0
# A text that has lost its line breaks: 「  」 stands in their place.
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
    rf"|(?<=[。!?])(?={_NUMBERED})|(?<=:)(?={_TOP})|(?<=[:;])(?=\({_ONE_TO_TEN}\))"
)
# 「一、招聘要求(一)…」, 「第一章 总则第一条…」: a heading and the first number below it.
_HEADING = re.compile(
    rf"(?:(?<=[。:]){_TOP}|(?<=[。:])\({_ONE_TO_TEN}\))[\u4e00-\u9fff、]{{2,20}}(?=\(一\)|1[.、](?!\d)|\(1\))"
    rf"|第{_ORDINAL}[章节][\u4e00-\u9fff、 ]{{2,30}}?(?=第{_ORDINAL}[节条])"
)
# 「…管理办法第一章 总则」
_FIRST_CHAPTER = re.compile(r"(?<=[\u4e00-\u9fff)])(?=第一章 )")
# A gap that belongs to a label, or to a heading of two characters: 「第一条  为」, 「第一章 总    则」.
_BEFORE_GAP_OF_LABEL = re.compile(rf"第{_ORDINAL}[章节条](?: +[\u4e00-\u9fff])?$")
_LONGEST_BEFORE_GAP = 20


def width(text: str) -> float:
    """In ems: Han characters and their punctuation one, Latin letters and digits a half."""
    return sum(0.5 if char.isascii() and char.isalnum() else 1.0 for char in text)


@dataclass(frozen=True)
class Line:
    """A physical line without the spaces around it; `indent` counts those before it."""

    folded: Folded
    indent: int

    @property
    def text(self) -> str:
        return self.folded.text

    @cached_property
    def width(self) -> float:
        return width(self.text)

    @cached_property
    def label(self) -> Label | None:
        return label_of(self.text)

    @property
    def start(self) -> int:
        """Where it begins in the text as stored."""
        return self.folded.whole.start

    @property
    def is_indented(self) -> bool:
        return self.indent >= INDENT

    @cached_property
    def is_of_its_own(self) -> bool:
        """A date, a document number or a note: never joined to another line."""
        return mark_of(self.text) in (PartKind.DATE, PartKind.NUMBER, PartKind.NOTE)

    @property
    def ends_sentence(self) -> bool:
        return _SENTENCE_END.search(self.text) is not None

    @property
    def tells_width(self) -> bool:
        """Whether it is a text's: what is narrower may be a heading or a cell, an entry of the contents
        is filled up with dots."""
        return self.width >= _NARROWEST_LINE and not _CONTENTS_ENTRY.search(self.text)


def physical_lines(folded: Folded) -> tuple[Line, ...]:
    """Those that are not empty."""
    return tuple(line for piece in _pieces(folded) for line in _line(folded, *piece))


def _pieces(folded: Folded) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\r\n\v\f\x85\u2028\u2029]+", folded.text):
        start, end = match.span()
        breaks = _lost_breaks(folded.text, start, end)
        edges = [start, *(place for gap in breaks for place in gap), end]
        yield from zip(edges[::2], edges[1::2], strict=True)


def _lost_breaks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands where a text has lost its line breaks: wide gaps, else any gap between Chinese words,
    else nothing, behind a sentence or a heading and before a number."""
    if end - start <= _LONGEST_LINE or _ROW.match(text, start, end):
        return []
    wide = list(_gaps(_BREAK, text, start, end))
    if len(wide) >= _FEWEST_BREAKS:
        return wide
    narrow = _gaps(_GAP_OR_NUMBER, text, start, end)
    chapter = _gaps(_FIRST_CHAPTER, text, start, end)
    headed = ((match.end(), match.end()) for match in _HEADING.finditer(text, start, end))
    found = sorted({*narrow, *chapter, *headed})
    return found if len(found) >= _FEWEST_BREAKS else []


def _gaps(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    found = (gap.span() for gap in pattern.finditer(text, start, end))
    return (gap for gap in found if gap[0] == gap[1] or not _is_of_label(text, gap[0]))


def _is_of_label(text: str, gap: int) -> bool:
    before = text[max(0, gap - _LONGEST_BEFORE_GAP) : gap]
    return _BEFORE_GAP_OF_LABEL.search(before) is not None


def _line(folded: Folded, start: int, end: int) -> Iterator[Line]:
    text = folded.text[start:end]
    content = text.strip()
    if content:
        indent = len(text) - len(text.lstrip())
        yield Line(folded.piece(start + indent, start + indent + len(content)), indent)
