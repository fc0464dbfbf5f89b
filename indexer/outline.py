"""Paragraphs → the tree of a document's numbering."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from indexer.folding import Folded, Span
from indexer.lines import Paragraph
from indexer.numbering import Kind, Label
from indexer.sentences import FULL_STOP

# A lead sentence names its paragraph's matter: short, without a comma, and more text follows it.
_LEAD = re.compile(rf"([^,。;:!?]{{2,30}}?){FULL_STOP}(?=.)|([^,。;:!?.]{{2,12}}):(?=.)")
_LEAD_IN_END = re.compile(r"(原文|详情|全文|内容|具体内容)?如下:?")
_DISTRIBUTION = re.compile(r"(抄送|主送|抄报)\s*:")
_TITLE_LINE_LIMIT = 60


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
    body = _until_distribution(paragraphs[front:])
    stack = [_root()]
    for paragraph in body:
        _place(paragraph, stack)
    return Outline(stack[0], tuple(_title_lines(paragraphs[:front])))


def lead(text: str) -> str:
    """The lead sentence that opens a folded paragraph, or an empty string."""
    match = _LEAD.match(text)
    return (match.group(1) or match.group(2)) if match else ""


def _root() -> Node:
    return Node(None, 0, None, None, None, None)


def _front_end(paragraphs: Sequence[Paragraph]) -> int:
    """Where the body begins: behind the last title line before the first label."""
    end = 0
    for index, paragraph in enumerate(paragraphs):
        if paragraph.label:
            break
        if paragraph.is_title_like or _LEAD_IN_END.fullmatch(paragraph.text):
            end = index + 1
    return end


def _title_lines(front: Sequence[Paragraph]) -> Iterable[Paragraph]:
    """The last unbroken run of title lines in front of the body."""
    start = len(front)
    while start and front[start - 1].is_title_like:
        start -= 1
    return front[start:]


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
    if not paragraph.is_title_like:
        node.paragraphs.append(paragraph)
    elif node.kind is Kind.ANNEX and node.heading is None and not node.paragraphs:
        node.heading = paragraph.span
        node.title = paragraph


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
    return len(text) <= _TITLE_LINE_LIMIT and not re.search(r"[。!?;](?=.)|[,:;]$", text)


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
