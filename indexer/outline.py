"""Paragraphs → the tree of a document's numbering, and the parts that stand outside it."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.asides import asides
from indexer.contents import contents
from indexer.flat_tables import with_rows
from indexer.folding import Folded, Span
from indexer.front import TITLE_END, Notice, front
from indexer.labels import settled
from indexer.lines import TITLE_LENGTH, Paragraph, printed
from indexer.nesting import ranks
from indexer.numbering import ORDINALS, Kind, Label, follows
from indexer.parts import Part, PartKind
from indexer.readers.rawtext import RawText
from indexer.sentences import FULL_STOP

# A lead sentence names its paragraph's matter: short, without a comma, and more text follows it.
_LEAD = re.compile(rf"([^,。;:!?]{{2,30}}?){FULL_STOP}(?=[^”’\"'」』)》])|([^,。;:!?.]{{2,12}}):(?=.)")
# 「第三条 (立法目的)为了…」: drafts of statutes name an article's matter in brackets.
_ARTICLE_HEADING = re.compile(r"\(([^()。,;:]{2,20})\)(?=.)")
# What a journalist or a citizen asks heads its answer.
_QUESTION = re.compile(r"(?:问|记者|提问)\s*:.{2,200}|[^。;]{4,60}\?")
# What a statute is published with.
_APPENDED = re.compile(r"(?:的说明|名录|目录|清单|解读|一览表)$")
# A further text that says more before its first number is not told from a heading and its text.
_LONGEST_PREAMBLE = 2
# A heading without a number is shorter than a title may be.
_UNNUMBERED_HEADING = 30


@dataclass
class Node:
    """A numbered place of the document: its own paragraphs, then the places inside it.

    `label` and `heading` are the spans as printed, None where there is none. `opening` is the
    labelled paragraph itself where its line goes on after the heading (「(八)持续改善…。围绕…」);
    else it stands in `titles`. `last`: the number of the last child of each kind.
    """

    kind: Kind | None
    numbers: tuple[int, ...] = ()
    rank: float = -1
    label: Span | None = None
    heading: Span | None = None
    opening: Paragraph | None = None
    titles: list[Paragraph] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    last: dict[Kind, tuple[int, ...]] = field(default_factory=dict)


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
    headings = dict(_unnumbered_headings(body, order))
    stack = [Node(None)]
    for index, paragraph in enumerate(body):
        heading = headings.get(index)
        if paragraph.span in signed or _leaves_articles(paragraph, stack, body[index + 1 : index + 2]):
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


def _leaves_articles(paragraph: Paragraph, stack: Sequence[Node], after: Sequence[Paragraph]) -> bool:
    """「关于《…条例》的说明」, 「…名录」 behind the last article belong to no article."""
    is_heading = paragraph.is_title_line and bool(_APPENDED.search(paragraph.text))
    is_in_article = is_heading and _is_in_article(stack)
    return (
        is_in_article and bool(after) and (after[0].label is None or after[0].label.kind is Kind.NUMERAL)
    )


def _is_in_article(stack: Sequence[Node]) -> bool:
    return any(node.kind is Kind.ARTICLE for node in stack)


def _add_unlabelled(paragraph: Paragraph, node: Node) -> None:
    is_untitled_annex = node.kind is Kind.ANNEX and node.heading is None and not node.paragraphs
    if paragraph.is_title_like and is_untitled_annex:
        node.heading = paragraph.span
        node.titles.append(paragraph)
    else:
        node.paragraphs.append(paragraph)


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
    if _is_heading(words.text):
        return words.piece(0, len(words.text.rstrip("。.:;"))), False
    return words.piece(0, 0), bool(words.text)


def _is_heading(text: str) -> bool:
    """Short, and no sentence ends before its last character."""
    return len(text) <= TITLE_LENGTH and not re.search(r"[。!?;](?=.)|[,:;]$", text)


def _unnumbered_headings(
    body: Sequence[Paragraph], order: Mapping[Kind, int]
) -> Iterator[tuple[int, Node]]:
    """Short lines without a number that head what follows: articles, a count from one, or a text."""
    chapters = [(i, n) for i, p in enumerate(body) if (n := _chapter_of(p))]
    for index, paragraph in enumerate(body[:-1]):
        if _may_be_heading(paragraph, body[index - 1] if index else None):
            place = _place_of_heading(body, index, chapters, order)
            if place:
                yield index, Node(*place, heading=paragraph.span, titles=[paragraph])


def _may_be_heading(paragraph: Paragraph, previous: Paragraph | None) -> bool:
    is_short = paragraph.is_title_like and len(paragraph.text) <= _UNNUMBERED_HEADING
    is_heading = is_short or bool(_QUESTION.fullmatch(paragraph.text))
    return paragraph.label is None and is_heading and not _opens_annex(previous)


def _place_of_heading(
    body: Sequence[Paragraph], index: int, chapters: Sequence[tuple[int, int]], order: Mapping[Kind, int]
) -> tuple[Kind, tuple[int, ...], float] | None:
    """Kind, numbers and rank of a line without a number, by what follows it; None: no heading."""
    after = body[index + 1]
    label = after.label or _opened_by_title(body, index)
    if label is None:
        is_text = after.is_text_line and not after.is_table_row
        return (Kind.HEADING, (), order[Kind.HEADING]) if is_text else None
    if after.label and label.kind is Kind.ARTICLE:
        kind = _level_of_lost_number(chapters, index)
        return kind, (), order[kind]
    opens = label.numbers == (1,) and label.kind not in (Kind.ANNEX, Kind.BOX)
    return (Kind.HEADING, (), order[label.kind] - 0.5) if opens else None


def _opened_by_title(body: Sequence[Paragraph], index: int) -> Label | None:
    """What counts from one behind the title and the preamble of a further text: 「…的规定」,
    「为…,制定以下规定:」, 「一、…」."""
    if not TITLE_END.search(body[index].text):
        return None
    behind = body[index + 1 : index + 2 + _LONGEST_PREAMBLE]
    label = next((paragraph.label for paragraph in behind if paragraph.label), None)
    if label is None or label.numbers != (1,):
        return None
    is_further = any(earlier.label and earlier.label.kind is label.kind for earlier in body[:index])
    return label if is_further else None


def _level_of_lost_number(chapters: Sequence[tuple[int, int]], index: int) -> Kind:
    """A heading above articles is a chapter where a chapter's number is missing, else a section."""
    at = bisect(chapters, (index, 0))
    before = chapters[at - 1][1] if at else 0
    return Kind.SECTION if at < len(chapters) and chapters[at][1] == before + 1 else Kind.CHAPTER


def _chapter_of(paragraph: Paragraph) -> int | None:
    label = paragraph.label
    return label.numbers[0] if label and label.kind is Kind.CHAPTER else None


def _opens_annex(paragraph: Paragraph | None) -> bool:
    label = paragraph.label if paragraph else None
    return label is not None and label.kind is Kind.ANNEX


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
