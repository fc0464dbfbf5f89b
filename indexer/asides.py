"""What stands inside or behind the body and is no text of it: captions, signatures, lists of copies."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from indexer.flat_tables import cells_behind, is_caption
from indexer.lines import Paragraph
from indexer.marks import BODY, DAY, is_body, mark_of
from indexer.numbering import Kind
from indexer.parts import PartKind
from indexer.table_nodes import heads_table

_DISTRIBUTION = re.compile(r"(?:抄\s*送|抄\s*报|主\s*送|分\s*送|发\s*送)\s*:")
_PRINTED_ON = re.compile(rf".{{2,30}}?\s*{DAY}\s*印\s*发")
_SIGNED = re.compile(rf"{BODY}\s*{DAY}")
# 「附件:1.甲」 or 「附件:」 opens a list.
_LIST = re.compile(r":\s*(?:1[.、]|$)")
# More bodies than this do not sign one document.
_MOST_ISSUERS = 16
# More annexes than this are not named in one list.
_MOST_ATTACHMENTS = 30
_LONGEST_DISTRIBUTION = 8
# 「上一篇:…」「打印本页」「主办:某市人民政府办公室」
_FOOT = re.compile(
    r"\W*(?:[上下]一[篇条]\s*(?::|$)|打印(?:本页|\s*(?:关闭)?\W*$)|关闭窗口|分享到|扫一扫|附件下载\W*$|相关(?:解读|链接|新闻|阅读)\W{0,3}$"
    r"|版权所有|网站(?:标识码|地图|声明)|.{0,12}ICP备(?!案)|.{0,6}公网安备)"
)
# 「某网声明:本文仅代表作者本人观点」, 「本网转载自…」, and what else can be read: 「某公司14分钟前」
_DISCLAIMS = re.compile(
    r"[^。:]{0,12}(?:网|平台)(?:郑重|免责)?声明\s*:\s*(?:本文(?!件)|凡本网(?!站用户))|本网(?:站)?转载自|凡(?:本网)?注明[^,。]{0,6}来源"
)
_SINCE = re.compile(r"[^,。:;]{2,20}\d{1,2}(?:分钟|小时)前$|图片正在")
_MOST_BELOW, _LONGEST_BELOW = 30, 120


def asides(body: Sequence[Paragraph]) -> Mapping[int, PartKind]:
    """The positions in a body that hold no text of it, and what each holds."""
    foot = _foot(body)
    below = dict.fromkeys(range(foot, len(body)), PartKind.NOTE)
    return {**_beside(body[:foot]), **below}


def _foot(body: Sequence[Paragraph]) -> int:
    """Where what a portal prints below a text begins: a line that says so, and short ones to the end."""
    last = max(0, len(body) - _MOST_BELOW)
    found = (i for i in range(last, len(body)) if _opens_foot(body[i].text))
    return next((i for i in found if all(map(_is_below, body[i:]))), len(body))


def _opens_foot(text: str) -> bool:
    return any(form.match(text) for form in (_FOOT, _DISCLAIMS, _SINCE))


def _is_below(paragraph: Paragraph) -> bool:
    if paragraph.label is not None or paragraph.is_table_row or _is_marked(paragraph, PartKind.DATE):
        return False
    if _DISCLAIMS.match(paragraph.text):
        return True
    return len(paragraph.text) <= _LONGEST_BELOW and not paragraph.text.endswith("。")


def _beside(body: Sequence[Paragraph]) -> dict[int, PartKind]:
    found = {i: PartKind.NOTE for i, p in enumerate(body) if _is_marked(p, PartKind.NOTE)}
    return {**found, **dict(_captions(body)), **dict(_signatures(body)), **dict(_attachments(body)),
            **dict(_distribution(body))}  # fmt: skip


def _is_marked(paragraph: Paragraph, kind: PartKind) -> bool:
    return paragraph.label is None and mark_of(paragraph.text) is kind


def _captions(body: Sequence[Paragraph]) -> Iterator[tuple[int, PartKind]]:
    """Captions, and the cells that a table without its lines has left behind one."""
    for index, paragraph in enumerate(body):
        if is_caption(paragraph) and not heads_table(paragraph, body[index + 1 : index + 3]):
            yield index, PartKind.CAPTION
            cells = range(index + 1, index + 1 + cells_behind(body, index + 1))
            yield from ((cell, PartKind.TABLE) for cell in cells)


def _signatures(body: Sequence[Paragraph]) -> Iterator[tuple[int, PartKind]]:
    for index, paragraph in enumerate(body):
        if paragraph.label is None and _SIGNED.fullmatch(paragraph.text):
            yield index, PartKind.ISSUER
        elif _is_marked(paragraph, PartKind.DATE):
            yield index, PartKind.DATE
            above = reversed(body[max(0, index - _MOST_ISSUERS) : index])
            issuers = sum(1 for _ in takewhile(_is_issuer, above))
            yield from ((i, PartKind.ISSUER) for i in range(index - issuers, index))


def _is_issuer(paragraph: Paragraph) -> bool:
    return paragraph.label is None and is_body(paragraph.text)


def _attachments(body: Sequence[Paragraph]) -> Iterator[tuple[int, PartKind]]:
    """「附件:1.甲 2.乙」 behind the text only names what the annexes behind it hold."""
    last = {_annex_named(p): i for i, p in enumerate(body) if p.label and p.label.kind is Kind.ANNEX}
    for index, paragraph in enumerate(body):
        label = paragraph.label
        is_short = paragraph.is_title_like or paragraph.text.endswith(":")
        if label and label.kind is Kind.ANNEX and is_short:
            after = body[index + 1 : index + 1 + _MOST_ATTACHMENTS]
            items = sum(1 for _ in takewhile(_is_named_item, after))
            listed = items if _LIST.search(paragraph.text) else 0
            is_last = _only_names(body[index + 1 + listed :])
            if last[_annex_named(paragraph)] > index or _is_signed(after) or is_last:
                yield from ((i, PartKind.ATTACHMENTS) for i in range(index, index + 1 + items))


def _annex_named(paragraph: Paragraph) -> tuple[bool, tuple[int, ...]]:
    """附件1 and 附表1 are two."""
    is_table = paragraph.text.startswith("附表")
    return is_table, paragraph.label.numbers if paragraph.label else ()


def _only_names(after: Sequence[Paragraph]) -> bool:
    """Whether nothing follows but the names of further annexes, whose texts are files of their own, and
    what ends a document."""
    return all(
        (p.label is not None and p.label.kind is Kind.ANNEX and p.is_title_like)
        or _is_marked(p, PartKind.NOTE)
        or _DISTRIBUTION.match(p.text)
        or _PRINTED_ON.fullmatch(p.text)
        for p in after
    )


def _is_signed(after: Sequence[Paragraph]) -> bool:
    """Whether a date follows behind nothing but short lines."""
    short = takewhile(lambda p: p.is_title_like and not _opens_place(p), after)
    return any(_is_marked(p, PartKind.DATE) or _SIGNED.fullmatch(p.text) for p in short)


def _opens_place(paragraph: Paragraph) -> bool:
    return paragraph.label is not None and paragraph.label.kind is not Kind.DIGIT


def _is_named_item(paragraph: Paragraph) -> bool:
    label = paragraph.label
    return label is not None and label.kind is Kind.DIGIT and paragraph.is_title_like


def _distribution(body: Sequence[Paragraph]) -> Iterator[tuple[int, PartKind]]:
    """The list of copies near the end of a document, and the line of the printing office."""
    first = next((i for i, p in enumerate(body) if _DISTRIBUTION.match(p.text)), len(body))
    lines = takewhile(lambda p: p.label is None, body[first : first + _LONGEST_DISTRIBUTION])
    yield from ((first + i, PartKind.DISTRIBUTION) for i, _ in enumerate(lines))
    yield from (
        (i, PartKind.DISTRIBUTION)
        for i, p in enumerate(body)
        if p.label is None and _PRINTED_ON.fullmatch(p.text)
    )
