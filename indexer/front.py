"""What stands before the body of a document: title block, history, covering notice."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.folding import fold_text
from indexer.lines import Paragraph
from indexer.marks import front_mark_of, is_body, mark_of
from indexer.numbering import Kind
from indexer.parts import Part, PartKind

_LEAD_IN_END = re.compile(r"(原文|详情|全文|内容|具体内容)?如下:?")
_ADDRESSEE = re.compile(r"[^。;!?]{2,200}:")
_PREAMBLE = re.compile(
    r"(?:为|根据|按照|依据|经)[^:]*,|.*(?:如下|以下|下列)|.*(?:通知|规定|意见|公告|通告|决定):$"
)
# How the last line of a document's title ends.
TITLE_END = re.compile(
    r"(?:意见|通知|规划|纲要|方案|办法|规定|条例|细则|决定|报告|计划|要点|通告|公告|预案|规则|法|简本|介绍|说明|解读"
    r"|纪要|函|批复|公报|须知|指南|标准|规范|名单|答记者问|讲话|总结|措施|制度|章程)(?:\(.*\))?$"
)
# 「总体要求」, 「保障措施」: longer lines are more likely the rest of a title.
_SHORT_HEADING = 10
# A notice says no more than that it sends a document: 「现将《…》印发给你们,请认真贯彻落实」.
_SENDING = re.compile(
    r"现(?:将|予|转|批|印|下|公)|(?:印发|转发|批转|下发|下达|印送)给?你们|予以(?:公布|发布|公告)"
    r"|征求意见|反馈意见|信函|邮政编码|电子邮[件箱]"
)
# The same with its signature in one line: 「现公布《…条例》,自2018年1月1日起施行。总理 某某 2017年…」.
_NAMED = r"(?:(?![到至前]|截止|时间)[ \u4e00-\u9fff])"
_SENT_AND_DATED = re.compile(
    rf"(?=.*(?:{_SENDING.pattern})).*。{_NAMED}{{0,20}}(?:总理|主席|[省市州县区部局厅]长|主任|政府|[厅局委部院])"
    rf"{_NAMED}{{0,12}}\d{{4}}年\d{{1,2}}月\d{{1,2}}日$"
)
_SHORTEST_CONTENT = 60
_SHORTEST_TEXT = 30
# A title that a list of documents has cut off.
_CUT = re.compile(r"^.{4,60}(?:\.{3}|…)$")
# 「赵明远」, 「市委副书记、市长 赵明远」
_SPEAKER = re.compile(
    r"(?:[\u4e00-\u9fff、]{2,24}(?:长|书记|主任|主席|总理|委员|代表)\s+)?[\u4e00-\u9fff]{1,3}\s?[\u4e00-\u9fff]"
)
# No title is printed over more lines.
_LONGEST_TITLE = 4


class Notice(NamedTuple):
    """A covering notice that says something of its own: the lines of its title, and its text."""

    title: tuple[Paragraph, ...]
    text: tuple[Paragraph, ...]


class Front(NamedTuple):
    """Named parts, the title's lines, the lines of a statute's history, the notice that is no such
    part, and where the body begins."""

    parts: tuple[Part, ...]
    title: tuple[Paragraph, ...]
    history: tuple[Paragraph, ...]
    notice: Notice | None
    end: int


def front(paragraphs: Sequence[Paragraph], title: str | None) -> Front:
    """`title`: the title where the file's format marks one."""
    title = _plain(fold_text(title)) if title else None
    end = _end(paragraphs, title)
    before = paragraphs[:end]
    kinds = list(_kinds(before, title))
    lines = _title_lines(before, kinds, title)
    notice = _notice(before, kinds)
    text = notice.text if notice else ()
    parts = (Part(kind, p.span) for p, kind in zip(before, kinds, strict=True) if p not in text)
    history = _of_kind(PartKind.HISTORY, before, kinds)
    return Front(tuple(parts), tuple(lines), tuple(history), notice, end)


def _of_kind(
    wanted: PartKind, before: Sequence[Paragraph], kinds: Sequence[PartKind]
) -> Iterator[Paragraph]:
    return (p for p, kind in zip(before, kinds, strict=True) if kind is wanted)


def _notice(before: Sequence[Paragraph], kinds: Sequence[PartKind]) -> Notice | None:
    text = tuple(p for p in _of_kind(PartKind.NOTICE, before, kinds) if p.is_text_line)
    is_content = any(len(p.text) >= _SHORTEST_CONTENT and not _SENDING.search(p.text) for p in text)
    title = tuple(next(iter(_runs(before, kinds)), ()))
    is_headed = bool(title and text) and title[0].span.start < text[0].span.start
    return Notice(title, text) if is_content and is_headed else None


def _end(paragraphs: Sequence[Paragraph], title: str | None) -> int:
    """Where the body begins: behind the title lines, the addressees and a news lead-in.

    A notice that goes with a numbered document (「…印发给你们…」, signed and dated) is in front too;
    one that has annexes only is a text of its own. So is what stands above the document's own number,
    as a portal prints it, but for a text or an addressee.
    """
    labels = ((i, p.label.kind) for i, p in enumerate(paragraphs) if p.label)
    first, kind = next(((i, kind) for i, kind in labels if kind is not Kind.DASH), (None, Kind.ANNEX))
    end = 0
    for index, paragraph in enumerate(paragraphs[:first]):
        mark = mark_of(paragraph.text)
        is_signed = mark in (PartKind.DATE, PartKind.NOTE) or _SENT_AND_DATED.match(paragraph.text)
        is_dated = bool(is_signed) and kind is not Kind.ANNEX
        is_lead_in = bool(_LEAD_IN_END.fullmatch(paragraph.text))
        is_numbered = mark is PartKind.NUMBER and not any(map(_is_content, paragraphs[:index]))
        is_marker = is_lead_in or is_dated or is_numbered
        introduces = index == end and _introduces(paragraphs, index, title)
        if is_marker or introduces:
            end = index + 1
    is_list = first is None and end == len(paragraphs) > _LONGEST_TITLE
    return _end_of_title(paragraphs) if is_list else end


def _is_content(paragraph: Paragraph) -> bool:
    """A text, an addressee, or the number of another document."""
    is_long = paragraph.is_text_line and len(paragraph.text) >= _SHORTEST_TEXT
    return is_long or _is_addressee(paragraph) or mark_of(paragraph.text) is PartKind.NUMBER


def _end_of_title(paragraphs: Sequence[Paragraph]) -> int:
    """A document of nothing but short lines is a list below its title."""
    last = next((i for i, p in enumerate(paragraphs) if TITLE_END.search(p.text)), 0)
    return min(last, _LONGEST_TITLE) + 1


def _introduces(paragraphs: Sequence[Paragraph], index: int, title: str | None) -> bool:
    """Whether a line that follows the front so far belongs to it."""
    paragraph = paragraphs[index]
    after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    if (
        _is_title(paragraph, title)
        or front_mark_of(paragraph.text)
        or _LEAD_IN_END.fullmatch(paragraph.text)
        or (index == 0 and _CUT.search(paragraph.text))
    ):
        return True
    if paragraph.text.endswith(":"):
        is_above_title = after is not None and after.is_title_line
        return is_above_title or _is_addressee(paragraph)
    above = paragraphs[index - 1] if index else None
    return paragraph.is_title_like and not _heads_text(above, paragraph, after)


def _heads_text(above: Paragraph | None, line: Paragraph, after: Paragraph | None) -> bool:
    """A short line between a whole title and a text is the text's heading."""
    is_title_whole = above is not None and bool(TITLE_END.search(above.text))
    is_above_text = after is not None and after.is_text_line
    return is_title_whole and is_above_text and len(line.text) <= _SHORT_HEADING


def _is_addressee(paragraph: Paragraph) -> bool:
    return bool(_ADDRESSEE.fullmatch(paragraph.text)) and not _PREAMBLE.match(paragraph.text)


def _is_title(paragraph: Paragraph, title: str | None) -> bool:
    return title is not None and _plain(paragraph.text) == title


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def _kinds(before: Sequence[Paragraph], title: str | None) -> Iterator[PartKind]:
    marker = max((i for i, p in enumerate(before) if _LEAD_IN_END.fullmatch(p.text)), default=-1)
    marks = [front_mark_of(paragraph.text) for paragraph in before]
    for index, (paragraph, own) in enumerate(zip(before, marks, strict=True)):
        if own:
            yield own
        elif index <= marker:
            yield PartKind.LEAD_IN
        elif marks[index + 1 : index + 2] == [PartKind.DATE] and is_body(paragraph.text):
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
    runs = _runs(before, kinds)
    if len(runs) > 1 and _is_title_end(runs[-2][-1].text) and all(_is_speaker(p.text) for p in runs[-1]):
        runs = runs[:-1]
    return _without_speaker(runs[-1]) if runs else []


def _is_speaker(line: str) -> bool:
    """「通 知」 is none."""
    return bool(_SPEAKER.fullmatch(line)) and not _is_title_end(line)


def _is_title_end(line: str) -> bool:
    return TITLE_END.search(_plain(line)) is not None


def _without_speaker(run: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Title lines without who held a speech, behind its title."""
    end = len(run)
    while end > 1 and _is_speaker(run[end - 1].text) and _is_title_end(run[end - 2].text):
        end -= 1
    return run[:end]


def _runs(before: Sequence[Paragraph], kinds: Sequence[PartKind]) -> list[list[Paragraph]]:
    """Title lines that stand together, up to a history."""
    runs: list[list[Paragraph]] = [[]]
    for paragraph, kind in zip(before, kinds, strict=True):
        if kind is PartKind.TITLE:
            runs[-1].append(paragraph)
        elif kind is PartKind.HISTORY and any(runs):
            break
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
