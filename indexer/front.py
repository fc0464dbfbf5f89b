"""What stands before the body of a document: title block, history, contents, covering notice."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from indexer.folding import fold_text
from indexer.lines import Paragraph
from indexer.marks import mark_of
from indexer.numbering import ORDINALS, Kind
from indexer.parts import Part, PartKind

_LEAD_IN_END = re.compile(r"(原文|详情|全文|内容|具体内容)?如下:?")
_ADDRESSEE = re.compile(r"[^。;!?]{2,200}:")
_PREAMBLE = re.compile(
    r"(?:为|根据|按照|依据|经)[^:]*,|.*(?:如下|以下|下列)|.*(?:通知|规定|意见|公告|通告|决定):$"
)
_TITLE_END = re.compile(
    r"(?:意见|通知|规划|纲要|方案|办法|规定|条例|细则|决定|报告|计划|要点|通告|公告|预案|规则|法|简本|介绍|说明|解读"
    r"|纪要|函|批复|公报|须知|指南|标准|规范|名单|答记者问|讲话|总结|措施|制度|章程)(?:\(.*\))?$"
)
# 「总体要求」, 「保障措施」: longer lines are more likely the rest of a title.
_SHORT_HEADING = 10
_CONTENTS = re.compile(r"目\s*[录次]")
# One part, one chapter and one section may open together without a list.
_FEWEST_CHAPTERS = 4
# No title is printed over more lines.
_LONGEST_TITLE = 4
# A title and its leaders.
_LONGEST_ENTRY = 120
_LEADERS = re.compile(r"[\s.…·⋯-]*\d*$")


class Front(NamedTuple):
    """Named parts, the title's lines, the lines of a statute's history, and where the body begins."""

    parts: tuple[Part, ...]
    title: tuple[Paragraph, ...]
    history: tuple[Paragraph, ...]
    end: int


def front(paragraphs: Sequence[Paragraph], title: str | None) -> Front:
    """`title`: the title where the file's format marks one."""
    end = _end(paragraphs, title)
    before = paragraphs[:end]
    kinds = list(_kinds(before, title))
    lines = _title_lines(before, kinds, title)
    parts = (Part(kind, p.span) for p, kind in zip(before, kinds, strict=True))
    history = (p for p, kind in zip(before, kinds, strict=True) if kind is PartKind.HISTORY)
    return Front(tuple(parts), tuple(lines), tuple(history), end)


def contents(paragraphs: Sequence[Paragraph]) -> range:
    """Where the table of contents stands, its own heading included; empty where there is none."""
    start = next((i for i, p in enumerate(paragraphs) if _CONTENTS.fullmatch(p.text)), None)
    if start is None:
        return _chapters_alone(paragraphs)
    entries = [_entry(p.text) for p in paragraphs[start + 1 :]]
    length = next((i for i, entry in enumerate(entries) if i and entry == entries[0]), None)
    if length is None:
        length = _paged_entries(paragraphs[start + 1 :])
    is_list = all(_is_entry(p) for p in paragraphs[start + 1 : start + 1 + length])
    return range(start, start + 1 + length if is_list else start + 1)


def _chapters_alone(paragraphs: Sequence[Paragraph]) -> range:
    """A table of contents without a heading: chapters in a row, at least one of which comes again."""
    start = next((i for i, p in enumerate(paragraphs) if _is_chapter(p)), 0)
    row = [p.text for p in takewhile(_is_chapter, paragraphs[start:])]
    later = {p.text for p in paragraphs[start + len(row) :] if _is_chapter(p)}
    is_list = len(row) >= _FEWEST_CHAPTERS and not later.isdisjoint(row)
    return range(start, start + len(row)) if is_list else range(0)


def _is_chapter(paragraph: Paragraph) -> bool:
    label = paragraph.label
    return label is not None and label.kind in ORDINALS and paragraph.is_title_like


def _is_entry(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= _LONGEST_ENTRY and not paragraph.text.endswith(("。", ";", ":"))


def _entry(text: str) -> str:
    return re.sub(r"\s", "", _LEADERS.sub("", text))


def _paged_entries(paragraphs: Sequence[Paragraph]) -> int:
    """How many lines on end close with a page number."""
    lines = enumerate(paragraphs)
    return next((i for i, p in lines if not re.search(r"[\s.…·⋯]\d+$", p.text)), len(paragraphs))


def _end(paragraphs: Sequence[Paragraph], title: str | None) -> int:
    """Where the body begins: behind the title lines, the addressees and a news lead-in.

    A notice that goes with a numbered document (「…印发给你们…」, signed and dated) is in front too.
    """
    first = next(
        (i for i, p in enumerate(paragraphs) if p.label and p.label.kind is not Kind.DASH), None
    )
    end = 0
    for index, paragraph in enumerate(paragraphs[:first]):
        is_dated = first is not None and mark_of(paragraph.text) in (PartKind.DATE, PartKind.NOTE)
        is_marker = is_dated or bool(_LEAD_IN_END.fullmatch(paragraph.text))
        introduces = index == end and _introduces(paragraphs, index, title)
        if is_marker or introduces:
            end = index + 1
    is_list = first is None and end == len(paragraphs) > _LONGEST_TITLE
    return _end_of_title(paragraphs) if is_list else end


def _end_of_title(paragraphs: Sequence[Paragraph]) -> int:
    """A document of nothing but short lines is a list below its title."""
    last = next((i for i, p in enumerate(paragraphs) if _TITLE_END.search(p.text)), 0)
    return min(last, _LONGEST_TITLE) + 1


def _introduces(paragraphs: Sequence[Paragraph], index: int, title: str | None) -> bool:
    """Whether a line that follows the front so far belongs to it."""
    paragraph = paragraphs[index]
    after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    if _is_title(paragraph, title) or mark_of(paragraph.text) or _LEAD_IN_END.fullmatch(paragraph.text):
        return True
    if paragraph.text.endswith(":"):
        is_above_title = after is not None and after.label is None and after.is_title_like
        return is_above_title or _is_addressee(paragraph)
    above = paragraphs[index - 1] if index else None
    return paragraph.is_title_like and not _heads_text(above, paragraph, after)


def _heads_text(above: Paragraph | None, line: Paragraph, after: Paragraph | None) -> bool:
    """A short line between a whole title and a text is the text's heading."""
    is_title_whole = above is not None and bool(_TITLE_END.search(above.text))
    is_above_text = after is not None and after.label is None and not after.is_title_like
    return is_title_whole and is_above_text and len(line.text) <= _SHORT_HEADING


def _is_addressee(paragraph: Paragraph) -> bool:
    return bool(_ADDRESSEE.fullmatch(paragraph.text)) and not _PREAMBLE.match(paragraph.text)


def _is_title(paragraph: Paragraph, title: str | None) -> bool:
    return title is not None and _plain(paragraph.text) == _plain(fold_text(title))


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def _kinds(before: Sequence[Paragraph], title: str | None) -> Iterator[PartKind]:
    marker = next(
        (i for i, p in reversed(list(enumerate(before))) if _LEAD_IN_END.fullmatch(p.text)), -1
    )
    for index, paragraph in enumerate(before):
        own = mark_of(paragraph.text)
        if own:
            yield own
        elif index <= marker:
            yield PartKind.LEAD_IN
        elif index + 1 < len(before) and mark_of(before[index + 1].text) is PartKind.DATE:
            yield PartKind.ISSUER
        elif _is_title(paragraph, title) or paragraph.is_title_like:
            yield PartKind.TITLE
        else:
            yield PartKind.ADDRESSEE if _is_addressee(paragraph) else PartKind.NOTICE


def _title_lines(
    before: Sequence[Paragraph], kinds: Sequence[PartKind], title: str | None
) -> Sequence[Paragraph]:
    """The line that the format marks; else the last run of title lines, the one above a history."""
    marked = [p for p in before if _is_title(p, title)]
    if marked:
        return marked[:1]
    runs: list[list[Paragraph]] = [[]]
    for paragraph, kind in zip(before, kinds, strict=True):
        if kind is PartKind.TITLE:
            runs[-1].append(paragraph)
        elif kind is PartKind.HISTORY and any(runs):
            break
        elif runs[-1]:
            runs.append([])
    return next((run for run in reversed(runs) if run), [])
