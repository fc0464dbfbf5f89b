"""Tables that a program has printed one cell a line: their rows are put together again."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from indexer.folding import tabbed
from indexer.lines import Paragraph
from indexer.marks import DAY, is_body
from indexer.numbering import Kind

_CAPTION = re.compile(r"(?:附?[表图]|续表)\s*[0-9一二三四五六七八九十]")
# 「100%」, 「≥30」, 「——」, 「2019年8月」
_FIGURE = re.compile(r"[\d.,%‰<>≤≥~+年月日—-]+")
_NUMBERED = ("序号", "编号", "项次", "顺序号")
_DAY = re.compile(DAY)
_LONGEST_ROW_HEADING = 12
# A number and one more cell are no row.
_NARROWEST_ROW = 3
_FEWEST_ROWS = 2
# The headings of a table of indicators: 「指标」, 「单位」, 「2025年目标值」, 「属性」.
_HEADING = re.compile(
    r"(?:主要|具体|核心|规划)?(?:指标|项目|任务|名称)(?:名称|内容|属性|类型|性质)?|(?:计量)?单位|属性|性质|备注|类别|类型|领域"
    r"|\D{0,6}(?:19|20)\d\d年?\D{0,6}|(?:规划|预期)?目标值?|(?:现状|基期|基准)(?:值|水平|年)?"
)
_NAMES = re.compile("(?:主要|具体|核心|规划)?(?:指标|项目|任务|名称)(?:名称|内容)?")
_OF_A_YEAR = re.compile(r"(?:19|20)\d\d|目标|现状")
_WIDEST_TABLE = 8


def with_rows(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs, the cells behind a caption or the title of a box as rows where these count 1, 2,
    3."""
    done: list[Paragraph] = []
    index = 0
    while index < len(paragraphs):
        done.append(paragraphs[index])
        index += 1
        if is_caption(done[-1]) or _opens_box(done[-1]):
            cells = paragraphs[index : index + cells_behind(paragraphs, index)]
            done += _rows(cells)
            index += len(cells)
    return tuple(done)


def is_caption(paragraph: Paragraph) -> bool:
    """「表1 主要指标」 on a line of its own."""
    return paragraph.is_title_line and bool(_CAPTION.match(paragraph.text))


def _opens_box(paragraph: Paragraph) -> bool:
    """「专栏1 主要指标」"""
    label = paragraph.label
    return label is not None and label.kind is Kind.BOX and paragraph.is_title_like


def cells_behind(paragraphs: Sequence[Paragraph], start: int) -> int:
    """How many lines from a place on are cells: those behind a caption, up to a text or its heading."""
    seen: set[str] = set()
    end = start
    for place in range(start, len(paragraphs)):
        after = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        if is_caption(paragraphs[place]) or not _is_cell(paragraphs[place], after, seen):
            break
        seen.add(paragraphs[place].text)
        end = place + 1
    return end - start - _signing(paragraphs[start:end])


def _signing(cells: Sequence[Paragraph]) -> int:
    """How many lines on end sign what the table belongs to: bodies and their day."""
    if not cells or not _DAY.fullmatch(cells[-1].text):
        return 0
    return 1 + sum(1 for _ in takewhile(lambda cell: is_body(cell.text), cells[-2::-1]))


def _is_cell(paragraph: Paragraph, after: Paragraph | None, seen: set[str]) -> bool:
    """What stands right above a text is its heading, but for a number, or what an earlier cell holds."""
    if not paragraph.is_title_line:
        return _heads_rows(paragraph)
    is_above_text = after is not None and after.is_text_line and not _heads_rows(after)
    return not is_above_text or paragraph.text in seen or bool(_FIGURE.fullmatch(paragraph.text))


def _heads_rows(paragraph: Paragraph) -> bool:
    """「“十三五”期间:」 above some rows."""
    is_short = paragraph.label is None and len(paragraph.text) <= _LONGEST_ROW_HEADING
    return is_short and paragraph.text.endswith(":")


def _rows(cells: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The row of headings, one of which heads the numbers, then the counted ones; where none is counted,
    as many cells a row as there are headings of indicators; else the cells as they are."""
    numbers = list(_numbers(cells))
    is_counted = len(numbers) >= _FEWEST_ROWS and numbers[0] >= _NARROWEST_ROW - 1
    if not is_counted or not any(cell.text in _NUMBERED for cell in cells[: numbers[0]]):
        return _headed(cells)
    headings = {place for place, cell in enumerate(cells) if _heads_rows(cell)}
    counted = {place for place in numbers if place - 1 not in headings}
    starts = sorted({0, *counted, *headings, len(cells)})
    return [_row(cells[start:end]) for start, end in pairwise(starts)]


def _headed(cells: Sequence[Paragraph]) -> Sequence[Paragraph]:
    heads = [cell.text for cell in takewhile(lambda cell: bool(_HEADING.fullmatch(cell.text)), cells)]
    width = len(heads)
    is_head = _NARROWEST_ROW <= width <= _WIDEST_TABLE and any(map(_OF_A_YEAR.search, heads))
    # A cell that is missing would shift all that follow.
    if not is_head or len(cells) < _FEWEST_ROWS * width or len(cells) % width:
        return cells
    rows = [cells[start : start + width] for start in range(0, len(cells), width)]
    named = next((place for place, head in enumerate(heads) if _NAMES.fullmatch(head)), 0)
    is_shifted = any(_FIGURE.fullmatch(row[named].text) for row in rows)
    return cells if is_shifted else [_row(row) for row in rows]


def _numbers(cells: Sequence[Paragraph]) -> Iterator[int]:
    """Where the rows begin: at 1, and at each next number that leaves room for a row."""
    wanted, earliest = 1, 0
    for place, cell in enumerate(cells):
        if cell.text == str(wanted) and place >= earliest:
            yield place
            wanted, earliest = wanted + 1, place + _NARROWEST_ROW


def _row(cells: Sequence[Paragraph]) -> Paragraph:
    """One line, its cells apart by tabs in place of the line breaks."""
    return Paragraph((tabbed(cell.folded for cell in cells),), None)
