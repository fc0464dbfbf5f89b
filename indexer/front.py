"""What stands before the body of a document: title block, history, contents, covering notice."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from indexer.folding import fold_text
from indexer.lines import Paragraph
from indexer.numbering import ORDINALS
from indexer.parts import Part, PartKind

_YEAR_PRINTED = r"[0-9〇○零一二三四五六七八九]{4}\s*年"
_DATE_PRINTED = (
    rf"{_YEAR_PRINTED}\s*[0-9一二三四五六七八九十]{{1,2}}\s*月\s*[0-9一二三四五六七八九十]{{1,3}}\s*日"
)
DATE = re.compile(_DATE_PRINTED)
NOTE = re.compile(r"\((?:此件|联系|信息公开|本文).*\)")
# 「2018年10月26日 第六次会议《…》修正」: no comma behind the date, as a news item would have.
_HISTORY = re.compile(
    rf"\(?(?:根据|依据)?\s*{_DATE_PRINTED}\s*[^,。]{{0,200}}?"
    r"(?:通过|批准|公布|发布|修订|修正|施行|修改|颁布)"
)
# The rest of such a line, broken in two.
_HISTORY_REST = re.compile(rf"[^。]*{_DATE_PRINTED}[^。]*(?:通过|批准|修订|修正|施行)\)?")
_EFFECT = re.compile(r"\(?(?:自)?(?:公布|发布|颁布)之日起?施行\)?")
_NUMBER = re.compile(r"[\u4e00-\u9fff、]{1,16}\s*\(\d{4}\)\s*(?:第\s*)?\d+\s*号|第\s*\d+\s*号")
_LEAD_IN_END = re.compile(r"(原文|详情|全文|内容|具体内容)?如下:?")
_ADDRESSEE = re.compile(r"[^。;!?]{2,200}:")
_TITLE_END = re.compile(
    r"(?:意见|通知|规划|纲要|方案|办法|规定|条例|细则|决定|报告|计划|要点|通告|公告|预案|规则|法|简本)(?:\(.*\))?$"
)
# 「总体要求」, 「保障措施」: longer lines are more likely the rest of a title.
_SHORT_HEADING = 10
_CONTENTS = re.compile(r"目\s*[录次]")
# One part, one chapter and one section may open together without a list.
_FEWEST_CHAPTERS = 4
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
    first = next((i for i, p in enumerate(paragraphs) if p.label), None)
    end = 0
    for index, paragraph in enumerate(paragraphs[:first]):
        is_dated = first is not None and bool(DATE.fullmatch(paragraph.text) or _is_note(paragraph))
        is_marker = is_dated or bool(_LEAD_IN_END.fullmatch(paragraph.text))
        introduces = index == end and _introduces(paragraphs, index, title)
        if is_marker or introduces:
            end = index + 1
    return end


def _introduces(paragraphs: Sequence[Paragraph], index: int, title: str | None) -> bool:
    """Whether a line that follows the front so far belongs to it."""
    paragraph = paragraphs[index]
    after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    if _is_title(paragraph, title) or _line_kind(paragraph) or _LEAD_IN_END.fullmatch(paragraph.text):
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
    return bool(_ADDRESSEE.fullmatch(paragraph.text)) and not re.search(
        r"(?:如下|以下|通知|规定|意见|公告|通告|决定):$", paragraph.text
    )


def _is_title(paragraph: Paragraph, title: str | None) -> bool:
    return title is not None and _plain(paragraph.text) == _plain(fold_text(title))


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def _is_note(paragraph: Paragraph) -> bool:
    return bool(NOTE.fullmatch(paragraph.text))


def _line_kind(paragraph: Paragraph) -> PartKind | None:
    """What a line is by its own words."""
    text = paragraph.text
    if DATE.fullmatch(text):
        return PartKind.DATE
    if _HISTORY.match(text) or _EFFECT.fullmatch(text) or _HISTORY_REST.fullmatch(text):
        return PartKind.HISTORY
    if _NUMBER.fullmatch(text):
        return PartKind.NUMBER
    return PartKind.NOTE if _is_note(paragraph) else None


def _kinds(before: Sequence[Paragraph], title: str | None) -> Iterator[PartKind]:
    marker = next(
        (i for i, p in reversed(list(enumerate(before))) if _LEAD_IN_END.fullmatch(p.text)), -1
    )
    for index, paragraph in enumerate(before):
        own = _line_kind(paragraph)
        if own:
            yield own
        elif index <= marker:
            yield PartKind.LEAD_IN
        elif index + 1 < len(before) and DATE.fullmatch(before[index + 1].text):
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
