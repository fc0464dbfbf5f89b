"""Tables as places of a document: a caption, the rows below it, and the notes below those."""

import re

from indexer.flat_tables import heads_table
from indexer.lines import Paragraph
from indexer.node import Node
from indexer.numbering import Kind, table_label_of

# A line above rows inside a table heads some of these, unless it names a table.
_CAPTION = re.compile(
    r"^续?表\s*[0-9一二三四五六七八九十]|(?:表|情况|清单|名单|名录|目录|一览)(?:\([^()]*\))?$"
)
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


def is_in_table(paragraph: Paragraph, after: Paragraph | None, table: Node) -> bool:
    """Whether what stands below a caption or rows belongs to the table: rows, also of one cell between
    others, and notes."""
    if paragraph.is_table_row or not table.paragraphs:
        return paragraph.label is None
    is_between = heads_table(paragraph, after) and not _CAPTION.search(paragraph.text)
    return is_between or _is_table_note(paragraph, table.paragraphs[-1])


def _is_table_note(paragraph: Paragraph, above: Paragraph) -> bool:
    """「注:1.…」 below rows, 「2.…」 below that."""
    is_next = paragraph.label is None and bool(_NEXT_NOTE.match(paragraph.text))
    return bool(_TABLE_NOTE.match(paragraph.text)) or (is_next and not above.is_table_row)
