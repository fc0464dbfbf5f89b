"""Tables of a web page: a row of data is a line, one that frames text is paragraphs."""

import re
from typing import NamedTuple

from lxml.etree import _Element as Element

from indexer.readers.rawtext import in_one_line

_HAN = re.compile("[\u4e00-\u9fff]")
# Pages are laid out with two columns, or three in a few rows.
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_WIDE_SHARE = 0.6
# Paragraphs in the cells of a table of data are shorter.
_LONG_PARAGRAPH = 120
_ARTICLE = re.compile(r"\s*第[〇零一二三四五六七八九十百千\d]{1,6}[章条]")


class Line(NamedTuple):
    """`continues`: the paragraph of the line before, after a <br>. `heading`: which <h1>, 0 for none."""

    text: str
    continues: bool = False
    heading: int = 0


def is_of_data(table: Element) -> bool:
    """Whether most rows of a table have columns, more than pages are laid out with."""
    rows = [*table.findall("tr"), *table.findall("*/tr")]
    wide = sum(len(row) >= _FEWEST_COLUMNS for row in rows)
    return wide >= _FEWEST_ROWS and wide >= _WIDE_SHARE * len(rows)


def row_lines(cells: list[list[Line]], of_data: bool) -> list[Line]:
    """A row of data is a line; one that frames text, as pages are laid out with, is paragraphs."""
    cells = [*map(_across, cells[:1]), *cells[1:]]
    filled = sum(bool(cell) for cell in cells)
    is_nested = any("\t" in line.text for cell in cells for line in cell)
    frames = any(map(_is_article_or_long if of_data else _is_text, cells))
    if filled <= 1 or is_nested or frames:
        return [line for cell in cells for line in cell]
    return [Line("\t".join(in_one_line(line.text for line in cell) for cell in cells))]


def _across(cell: list[Line]) -> list[Line]:
    """Characters that stand one below the other, as those that head several rows do, are a word."""
    is_downwards = len(cell) > 1 and all(_HAN.fullmatch(line.text) for line in cell)
    return [Line("".join(line.text for line in cell))] if is_downwards else cell


def _is_text(cell: list[Line]) -> bool:
    """Whether a cell holds several paragraphs."""
    return sum(not line.continues for line in cell) > 1


def _is_article_or_long(cell: list[Line]) -> bool:
    """Whether the paragraphs of a cell are the text that a page is made for."""
    if not _is_text(cell):
        return False
    size = sum(len(line.text) for line in cell)
    return size > _LONG_PARAGRAPH * len(cell) or any(_ARTICLE.match(line.text) for line in cell)
