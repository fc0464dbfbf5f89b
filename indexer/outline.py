"""Paragraphs → the tree of a document's numbering."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from indexer.folding import Folded, Span
from indexer.lines import TITLE_LENGTH, Paragraph
from indexer.numbering import Kind, Label
from indexer.sentences import FULL_STOP

# A lead sentence names its paragraph's matter: short, without a comma, and more text follows it.
_LEAD = re.compile(rf"([^,。;:!?]{{2,30}}?){FULL_STOP}(?=.)|([^,。;:!?.]{{2,12}}):(?=.)")
_LEAD_IN_END = re.compile(r"(原文|详情|全文|内容|具体内容)?如下:?")
_SIGNATURE = re.compile(
    r"[0-9〇一二三四五六七八九十]{2,4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日|\(此件.*\)"
)
_CAPTION = re.compile(r"(附?[表图])\s*[0-9一二三四五六七八九十]")
_DISTRIBUTION = re.compile(r"(抄送|抄报)\s*:")


@dataclass
class Node:
    """A numbered place of the document: its own paragraphs, then the places inside it.

    `label` and `heading` are the spans as printed, None where there is none. `opening` is the
    labelled paragraph itself where its line goes on after the heading (「(八)持续改善…。围绕…」).
    """

    kind: Kind | None
    number: int
    label: Span | None
    heading: Span | None
    opening: Paragraph | None
    title: Paragraph | None
    paragraphs: list[Paragraph] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)


@dataclass(frozen=True)
class Outline:
    """The tree of one document, and the title lines that stand before it."""

    root: Node
    title: tuple[Paragraph, ...]


def outline(paragraphs: Sequence[Paragraph]) -> Outline:
    """The tree of the numbering; what comes before and after the body stays out of it."""
    front = _front_end(paragraphs)
    stack = [_root()]
    for paragraph in _without_captions(_until_distribution(paragraphs[front:])):
        _place(paragraph, stack)
    return Outline(stack[0], tuple(_title_lines(paragraphs[:front])))


def lead(text: str) -> str:
    """The lead sentence that opens a folded paragraph, or an empty string."""
    match = _LEAD.match(text)
    return (match.group(1) or match.group(2)) if match else ""


def _root() -> Node:
    return Node(None, 0, None, None, None, None)


def _front_end(paragraphs: Sequence[Paragraph]) -> int:
    """Where the body begins: behind the title lines, the addressees and a news lead-in.

    A notice that goes with a numbered document (「…印发给你们…」, signed and dated) is in front too.
    """
    first = next((i for i, p in enumerate(paragraphs) if p.label), None)
    end = 0
    for index, paragraph in enumerate(paragraphs[:first]):
        is_dated = first is not None and bool(_SIGNATURE.fullmatch(paragraph.text))
        is_marker = is_dated or bool(_LEAD_IN_END.fullmatch(paragraph.text))
        introduces = paragraph.is_title_like or paragraph.text.endswith(":")
        if is_marker or (introduces and index == end):
            end = index + 1
    return end


def _title_lines(front: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The last run of title lines that is not the signature above a date."""
    runs: list[list[Paragraph]] = [[]]
    for paragraph in front:
        if _SIGNATURE.fullmatch(paragraph.text):
            runs[-1] = []
        elif paragraph.is_title_like:
            runs[-1].append(paragraph)
        elif runs[-1]:
            runs.append([])
    return next((run for run in reversed(runs) if run), [])


def _without_captions(body: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The body without captions of tables and figures and without headings that have no number."""
    in_caption = False
    previous: Paragraph | None = None
    for paragraph, after in zip_longest(body, body[1:]):
        is_short = paragraph.label is None and paragraph.is_title_like
        in_caption = is_short and (in_caption or bool(_CAPTION.match(paragraph.text)))
        if not in_caption and not (is_short and _heads(after) and not _opens_annex(previous)):
            yield paragraph
        previous = paragraph


def _heads(after: Paragraph | None) -> bool:
    """Whether a short line above `after` is a heading: a text without a number follows it."""
    return after is not None and after.label is None and not after.is_title_like


def _opens_annex(paragraph: Paragraph | None) -> bool:
    label = paragraph.label if paragraph else None
    return label is not None and label.kind is Kind.ANNEX


def _until_distribution(body: Sequence[Paragraph]) -> Sequence[Paragraph]:
    for index, paragraph in enumerate(body):
        if _DISTRIBUTION.match(paragraph.text):
            return body[:index]
    return body


def _place(paragraph: Paragraph, stack: list[Node]) -> None:
    label = paragraph.label
    if label is None or label.kind is Kind.DASH or _is_inside_article(label, stack):
        _add_unlabelled(paragraph, stack[-1])
        return
    node = _node(paragraph, label)
    _close(label, stack)
    stack[-1].children.append(node)
    stack.append(node)


def _is_inside_article(label: Label, stack: Sequence[Node]) -> bool:
    """In a statute the article is the clause; its items stay inside it."""
    return label.kind > Kind.ARTICLE and any(node.kind is Kind.ARTICLE for node in stack)


def _add_unlabelled(paragraph: Paragraph, node: Node) -> None:
    is_untitled_annex = node.kind is Kind.ANNEX and node.heading is None and not node.paragraphs
    if paragraph.is_title_like and is_untitled_annex:
        node.heading = paragraph.span
        node.title = paragraph
    else:
        node.paragraphs.append(paragraph)


def _node(paragraph: Paragraph, label: Label) -> Node:
    words = paragraph.folded.piece(label.end, len(paragraph.text))
    heading, has_text = _heading(words, label)
    return Node(
        kind=label.kind,
        number=label.number,
        label=paragraph.folded.span(0, label.printed_end),
        heading=heading.whole if len(heading) else None,
        opening=paragraph if has_text else None,
        title=None if has_text else paragraph,
    )


def _heading(words: Folded, label: Label) -> tuple[Folded, bool]:
    """The heading behind a label, and whether a text of its own follows on the same line."""
    if label.kind is Kind.ARTICLE:
        return words.piece(0, 0), True
    opening = lead(words.text)
    if opening:
        return words.piece(0, len(opening)), True
    if _is_heading(words.text):
        return words.piece(0, len(words.text.rstrip("。.:;"))), False
    return words.piece(0, 0), bool(words.text)


def _is_heading(text: str) -> bool:
    """Short, and no sentence ends before its last character."""
    return len(text) <= TITLE_LENGTH and not re.search(r"[。!?;](?=.)|[,:;]$", text)


def _close(label: Label, stack: list[Node]) -> None:
    """Leave the places that a new label does not belong into."""
    while len(stack) > 1 and not _may_hold(stack, label):
        stack.pop()


def _may_hold(stack: Sequence[Node], label: Label) -> bool:
    node = stack[-1]
    if node.kind is None:
        return True
    if node.kind is Kind.FOREWORD or node.kind >= label.kind:
        return False
    return not (node.kind is Kind.BOX and _continues(stack[-2], label))


def _continues(node: Node, label: Label) -> bool:
    """Whether the label counts on from the last of its kind directly inside `node`."""
    numbers = [child.number for child in node.children if child.kind is label.kind]
    return bool(numbers) and label.number == numbers[-1] + 1
