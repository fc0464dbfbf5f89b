"""What a reader makes of a file: its text, and what the format tells about it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate, takewhile

from indexer.folding import Span


@dataclass(frozen=True)
class RawText:
    """The text that citations count in, line by line as printed; tabs between the cells of a row.

    `title`: the title where the format marks one. `openings`: where each line starts that opens a
    paragraph, in order; None where the format tells lines only. `pages`: where each page starts, ()
    where there are none. `furniture`: page numbers and running heads. `markup`: signs that are
    written, not read, such as the # of a heading. All are offsets in `text`, in code points.
    """

    text: str
    title: str | None = None
    openings: tuple[int, ...] | None = None
    pages: tuple[int, ...] = ()
    furniture: tuple[Span, ...] = ()
    markup: tuple[Span, ...] = ()


# A blank as the source of a page writes it.
BLANK = r"&(?:(?:emsp|ensp|nbsp|thinsp|\#160);|nbsp)"

Reader = Callable[[bytes], RawText]


def unwrapped(text: str) -> str:
    """A stretch of text without the line breaks that wrapping made."""
    return re.sub(r"(?<!\s)\s*[\r\n]\s*", "", text)


def as_printed(raw: RawText, span: Span) -> str:
    """A heading or a title as printed: without markup and the line breaks of wrapping."""
    first = bisect_left(raw.markup, span.start, key=lambda sign: sign.start)
    shown, at = "", span.start
    for start, end in takewhile(lambda sign: sign.start < span.end, raw.markup[first:]):
        shown, at = shown + raw.text[at:start], end
    return unwrapped(shown + raw.text[at : span.end])


def of_paragraphs(paragraphs: Iterable[str], title: str | None = None) -> RawText:
    """The text of a format that knows its paragraphs, one a line."""
    lines = [paragraph + "\n" for paragraph in paragraphs]
    starts = accumulate(map(len, lines[:-1]), initial=0) if lines else ()
    return RawText("".join(lines), title, tuple(starts))


def in_one_line(pieces: Iterable[str]) -> str:
    """Pieces of text as one line: Chinese without a gap, Latin words and numbers with a space."""
    text = ""
    for piece in filter(None, (piece.strip() for piece in pieces)):
        text += " " + piece if re.match(r"[A-Za-z0-9]\Z", text[-1:]) and piece[0].isascii() else piece
    return text
