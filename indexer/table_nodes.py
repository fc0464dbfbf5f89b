"""Tables as places of a document: a caption, the rows below it, and the notes below those."""

import re
from collections.abc import Sequence

from indexer.lines import Paragraph
from indexer.node import Node
from indexer.numbering import Kind, table_label_of

# A line above rows inside a table heads some of these, unless it names a table.
_CAPTION = re.compile(
    r"^续?表\s*[0-9一二三四五六七八九十]|(?:表|情况|清单|名单|名录|目录|一览)(?:\([^()]*\))?$"
)
# The rows that head a table may be narrower than those below, their cells merged.
_HEAD_ROWS = 2
# 「单位:万元」, 「(满分100分)」
_UNIT = re.compile(r"\(?(?:(?:计量|金额)?单位|满分|币种)\s*:?[^,。;]{0,20}\)?")
_NEXT_NOTE = re.compile(r"[0-9]{1,2}[.、]")
# What is printed below a table.
_TABLE_NOTE = re.compile(r"(?:附?注|说明|备注|资料来源)\s*[0-9]?\s*[:.]")


def table_node(caption: Paragraph) -> Node:
    """What a caption opens: 「表1 主要指标」, or words alone."""
    label = table_label_of(caption.text)
    words = caption.folded.piece(label.end if label else 0, len(caption.text))
    return Node(
        kind=Kind.TABLE,
        numbers=label.numbers if label else (),
        rank=Kind.TABLE,
        label=caption.folded.span(0, label.printed_end) if label else None,
        heading=words.whole if len(words) else None,
        titles=[caption],
    )


def heads_table(paragraph: Paragraph, behind: Sequence[Paragraph]) -> bool:
    """A title right above the rows of a table, but for the line that tells what they are counted in."""
    if not paragraph.is_title_line or _UNIT.fullmatch(paragraph.text) or paragraph.text.endswith("|"):
        return False
    below = behind[1:] if behind and _UNIT.fullmatch(behind[0].text) else behind
    return bool(below) and _is_row(below[0])


def _is_row(paragraph: Paragraph) -> bool:
    """Whether any of its cells is filled."""
    return paragraph.is_table_row and bool(re.search(r"[^\s|]", paragraph.text))


def is_in_table(paragraph: Paragraph, behind: Sequence[Paragraph], table: Node) -> bool:
    """Whether what stands below a caption or rows belongs to the table: rows, also of one cell between
    others as wide, and notes."""
    if paragraph.is_table_row or not table.paragraphs:
        return paragraph.label is None
    above = table.paragraphs[-1]
    is_between = heads_table(paragraph, behind) and not _CAPTION.search(paragraph.text)
    is_at_top = len(table.paragraphs) <= _HEAD_ROWS
    is_row = is_between and (is_at_top or _columns(above) == _columns(behind[0]))
    return is_row or _is_table_note(paragraph, above)


def _columns(row: Paragraph) -> int:
    return len(re.split(r"\t|\|", row.text))


def _is_table_note(paragraph: Paragraph, above: Paragraph) -> bool:
    """「注:1.…」 below rows, 「2.…」 below that."""
    is_next = paragraph.label is None and bool(_NEXT_NOTE.match(paragraph.text))
    return bool(_TABLE_NOTE.match(paragraph.text)) or (is_next and not above.is_table_row)
