"""The places of a document's numbering, each with its own text and the places inside it."""

from dataclasses import dataclass, field

from indexer.folding import Span
from indexer.lines import Paragraph
from indexer.numbering import Kind


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
