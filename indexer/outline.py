"""Paragraphs → the tree of a document's numbering, and the parts that stand outside it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.asides import asides
from indexer.contents import contents
from indexer.flat_tables import with_rows
from indexer.folding import Folded, Span
from indexer.front import Notice, front
from indexer.labels import settled
from indexer.lines import TITLE_LENGTH, Paragraph, printed
from indexer.nesting import ranks
from indexer.node import Node
from indexer.numbering import ORDINALS, Kind, Label, follows
from indexer.parts import Part, PartKind
from indexer.readers.rawtext import RawText
from indexer.sentences import FULL_STOP
from indexer.table_nodes import heads_table, is_in_table, table_node
from indexer.unnumbered import unnumbered_headings

# A lead sentence names its paragraph's matter: short, without a comma but that of 「第一,…」, and more
# text follows it.
_LEAD = re.compile(
    rf"((?:第[一二三四五六七八九十]{{1,2}},)?[^,。;:!?]{{2,30}}?){FULL_STOP}(?=[^”’\"'」』)》])"
    r"|([^,。;:!?.]{2,12}):(?=.)"
)
# 「第三条 (立法目的)为了…」: drafts of statutes name an article's matter in brackets.
_ARTICLE_HEADING = re.compile(r"\(([^()。,;:]{2,20})\)(?=.)")
# 「二、收案条件:」 heads what follows; 「严禁下列活动:」 and 「目标为:」 begin to say it.
_LEADS_ON = re.compile(
    r"(?!.*(?:[下以如][列下]|不得|可以|[禁须]|应(?!急|用|对)|[的有为是括含]:))[^,。;:!?()]{2,12}:"
)
# What a statute is published with.
_APPENDED = re.compile(r"(?:的说明|名录|目录|清单|解读|一览表)$")
# A longer sentence is an instruction: 「请于6月5日前将报名表、出国培训承诺书及签证申请表传真至…」.
_LONGEST_SENTENCE = 31
# Of a table that fills a box.
_FEWEST_ROWS = 3


@dataclass(frozen=True)
class Outline:
    """The tree of one document and its body's paragraphs; title and history lines; parts outside."""

    root: Node
    body: tuple[Paragraph, ...]
    title: tuple[Paragraph, ...]
    history: tuple[Paragraph, ...]
    parts: tuple[Part, ...]


def outline(raw: RawText) -> Outline:
    """The tree of the numbering; what comes before, inside and after the body but is no text of it."""
    lines = printed(raw)
    whole = with_rows(lines.paragraphs)
    table = contents(whole)
    listed = whole[table.start : table.stop]
    paragraphs = settled(whole[: table.start] + whole[table.stop :])
    before = front(paragraphs, raw.title)
    body = paragraphs[before.end :]
    beside = asides(body)
    text = tuple(paragraph for i, paragraph in enumerate(body) if i not in beside)
    signed = _openings_behind_signatures(body, beside)
    parts = (
        *(Part(PartKind.MARKUP, span) for span in raw.markup),
        *(Part(PartKind.PAGE, span) for span in lines.furniture),
        *(Part(PartKind.CONTENTS, paragraph.span) for paragraph in listed),
        *before.parts,
        *(Part(kind, body[i].span) for i, kind in beside.items()),
    )
    root = _tree(text, signed)
    if before.notice:
        root.children.insert(0, _notice(before.notice))
        text = (*before.notice.text, *text)
    return Outline(root, text, before.title, before.history, parts)


def _notice(notice: Notice) -> Node:
    """A place in front of all others."""
    heading = Span(notice.title[0].span.start, notice.title[-1].span.end)
    return Node(Kind.FOREWORD, heading=heading, titles=[*notice.title], paragraphs=[*notice.text])


def lead(text: str) -> str:
    """The lead sentence that opens a folded paragraph, or an empty string."""
    match = _LEAD.match(text)
    return (match.group(1) or match.group(2)) if match else ""


def _openings_behind_signatures(
    body: Sequence[Paragraph], beside: Mapping[int, PartKind]
) -> frozenset[Span]:
    """Title lines behind a signed text: what is issued or explained with it begins there."""
    dated = [i for i, kind in beside.items() if kind in (PartKind.DATE, PartKind.ISSUER)]
    behind = (i + 1 for i in dated)
    return frozenset(
        body[i].span for i in behind if i < len(body) and i not in beside and body[i].is_title_line
    )


def _tree(body: Sequence[Paragraph], signed: frozenset[Span]) -> Node:
    order = ranks(body)
    headings = dict(unnumbered_headings(body, order))
    stack = [Node(None)]
    for index, paragraph in enumerate(body):
        heading = headings.get(index)
        behind = body[index + 1 : index + 3]
        is_full = stack[-1].kind is Kind.TABLE or (_is_box_of_rows(stack[-1]) and paragraph.is_text_line)
        if is_full and not is_in_table(paragraph, behind, stack[-1]):
            stack.pop()
        if stack[-1].kind is Kind.TABLE:
            stack[-1].paragraphs.append(paragraph)
        elif heads_table(paragraph, behind) and _may_hold_table(stack):
            _open(table_node(paragraph), stack)
        elif paragraph.span in signed or _leaves_articles(paragraph, stack, behind):
            _open(Node(Kind.ANNEX, heading=paragraph.span, titles=[paragraph]), stack)
        elif heading and not (heading.rank > order[Kind.ARTICLE] and _is_in_article(stack)):
            _open(heading, stack)
        else:
            _place(paragraph, stack, order)
    return stack[0]


def _place(paragraph: Paragraph, stack: list[Node], order: Mapping[Kind, int]) -> None:
    label = paragraph.label
    if label is None or label.kind is Kind.DASH or _is_inside_article(label, stack, order):
        _add_unlabelled(paragraph, stack[-1])
    else:
        _open(_node(paragraph, label, order[label.kind]), stack)


def _is_inside_article(label: Label, stack: Sequence[Node], order: Mapping[Kind, int]) -> bool:
    """In a statute the article is the clause; its items stay inside it."""
    return order[label.kind] > order[Kind.ARTICLE] and _is_in_article(stack)


def _leaves_articles(paragraph: Paragraph, stack: Sequence[Node], behind: Sequence[Paragraph]) -> bool:
    """「关于《…条例》的说明」, 「…名录」 behind the last article belong to no article."""
    is_heading = paragraph.is_title_line and bool(_APPENDED.search(paragraph.text))
    if not behind or not is_heading or not _is_in_article(stack):
        return False
    return behind[0].label is None or behind[0].label.kind is Kind.NUMERAL


def _is_in_article(stack: Sequence[Node]) -> bool:
    return any(node.kind is Kind.ARTICLE for node in stack)


def _add_unlabelled(paragraph: Paragraph, node: Node) -> None:
    if paragraph.is_title_like and _is_untitled_annex(node):
        node.heading = paragraph.span
        node.titles.append(paragraph)
    else:
        node.paragraphs.append(paragraph)


def _is_box_of_rows(node: Node) -> bool:
    """A box that is filled with a table, not only headed by a row: a text behind it stands outside."""
    is_filled = node.kind is Kind.BOX and len(node.paragraphs) >= _FEWEST_ROWS
    return is_filled and all(paragraph.is_table_row for paragraph in node.paragraphs)


def _may_hold_table(stack: Sequence[Node]) -> bool:
    """An article is one clause with its tables; the first title in an annex is its own."""
    return not (_is_in_article(stack) or _is_untitled_annex(stack[-1]))


def _is_untitled_annex(node: Node) -> bool:
    return node.kind is Kind.ANNEX and node.heading is None and not node.paragraphs


def _node(paragraph: Paragraph, label: Label, rank: float) -> Node:
    words = paragraph.folded.piece(label.end, len(paragraph.text))
    heading, has_text = _heading(words, label)
    return Node(
        kind=label.kind,
        numbers=label.numbers,
        rank=rank,
        label=paragraph.folded.span(0, label.printed_end),
        heading=heading.whole if len(heading) else None,
        opening=paragraph if has_text else None,
        titles=[] if has_text else [paragraph],
    )


def _heading(words: Folded, label: Label) -> tuple[Folded, bool]:
    """The heading behind a label, and whether a text of its own follows on the same line."""
    if label.kind is Kind.ARTICLE:
        named = _ARTICLE_HEADING.match(words.text)
        return words.piece(*named.span(1)) if named else words.piece(0, 0), True
    opening = lead(words.text)
    is_whole = label.kind in ORDINALS and _is_heading(words.text)
    if opening and not is_whole:
        return words.piece(0, len(opening)), True
    if _is_heading(words.text) or _LEADS_ON.fullmatch(words.text):
        return words.piece(0, len(words.text.rstrip("。.:;"))), False
    return words.piece(0, 0), bool(words.text)


def _is_heading(text: str) -> bool:
    """Short, and no sentence ends before its last character."""
    longest = _LONGEST_SENTENCE if text.endswith("。") else TITLE_LENGTH
    return len(text) <= longest and not re.search(r"[。!?;](?=.)|[,:;]$", text)


def _open(node: Node, stack: list[Node]) -> None:
    """Leave the places that a new one does not belong into, and enter it."""
    while len(stack) > 1 and not _may_hold(stack, node):
        stack.pop()
    stack[-1].children.append(node)
    if node.kind is not None:
        stack[-1].last[node.kind] = node.numbers
    stack.append(node)


def _may_hold(stack: Sequence[Node], entering: Node) -> bool:
    node = stack[-1]
    if node.kind is None:
        return True
    if node.kind is Kind.FOREWORD or node.rank >= entering.rank:
        return False
    return not (node.kind is Kind.BOX and _continues(stack[-2], entering))


def _continues(node: Node, entering: Node) -> bool:
    """Whether a place counts on from the last of its kind directly inside `node`."""
    return entering.kind in node.last and follows(node.last[entering.kind], entering.numbers)
