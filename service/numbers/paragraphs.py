"""Paragraphs without numbers, asked for by how many stand before them: 「基本原则第二条」."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.clauses import Clause
from indexer.folding import fold_text
from indexer.numbering import Kind
from service.numbers.ladders import Ladder
from service.numbers.levels import Headings, Levels, Steps, at_place
from service.numbers.references import Step
from service.questions.units import ANY, ITEMS, PARAGRAPHS, ROW

# Before each of several things; the paragraph that leads up to them is not counted.
_DASH = "——"
# What rows of a table that have a column for their number are asked for by; an article that does not
# exist is no row of an annex.
_SERIAL = ("项", "号", "点")
# A row with its number in front: 「16\t整治」, 「| 16 | 整治 |」.
_ROW_OF = r"(?:\|\s*)?{number}[.、]?\s*[\t|]"
_NUMBERED_ROW = re.compile(_ROW_OF.format(number=r"\d{1,3}"))
# What paragraphs without numbers are counted by.
_COUNTING = (ANY, "条", "点", "项", "款", "段", "段落", "自然段")
# A line that ends a sentence ends a paragraph; others are headings, or broken by a page's width.
_PARAGRAPH = re.compile(r"[。.;:!?”)]\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Paragraphs:
    """Found by their place below a heading or some levels; all methods tell rows of clauses."""

    clauses: Sequence[Clause]
    levels: Levels

    def is_last_of_all(self, steps: Steps) -> bool:
        """「意见最后一段」: whether what a text ends with is asked for."""
        return len(steps) == 1 and steps[0].kinds == PARAGRAPHS and steps[0].number == (-1,)

    def dashed(self, rows: Sequence[int], steps: Steps, headings: Headings) -> Sequence[int]:
        """「战略定位第三个破折号」: of the paragraphs below that begin with one."""
        [*outer, last] = steps
        below = self.levels.matching(rows, tuple(outer), headings) if outer or headings else []
        return at_place([*filter(self._is_dashed, below)], last)

    def counted(self, rows: Sequence[int], steps: Steps, headings: Headings) -> Sequence[int]:
        """「基本原则第二条」, where nothing but paragraphs without numbers stands below the heading, or
        below the levels that are named."""
        [*outer, last] = steps
        if not (headings or (outer and last.is_ordinal)) or last.unit not in _COUNTING:
            return []
        rows = self.levels.matching(rows, tuple(outer), headings)
        below = [self.levels.below_named(row, headings, outer) for row in rows]
        are_numbered = last.unit in _SERIAL and self._have_serials(rows)
        if are_numbered or not self._are_counted(rows, below, last):
            return []
        places = self._listed(rows, below, last)
        if last.unit == ANY and len(places) == 1:
            return []  # the paragraph whose own heading was named: 「水环境质量第一个」
        return at_place(places, last)

    def inside(self, rows: Sequence[int], steps: Steps, headings: Headings) -> Sequence[int]:
        """「三(三)第二段」 and 「基本原则第二条」, where that is one clause of some paragraphs."""
        [*outer, last] = steps
        holding = self.levels.matching(rows, tuple(outer), headings) if outer or headings else []
        is_counting = last.kinds == PARAGRAPHS or (bool(headings) and last.unit in _COUNTING)
        if not is_counting or last.number is None or len(holding) != 1:
            return []
        count = count_of(self.clauses[holding[0]])
        is_list = last.kinds == PARAGRAPHS or count > 1
        return holding if is_list and 1 <= abs(last.number[0]) <= count else []

    def table_rows(self, rows: Sequence[int], steps: Steps, headings: Headings) -> Sequence[int]:
        """「表2第3行」, as a citation calls it."""
        found = self.levels.matching(rows, steps, headings)
        return [row for row in found if self.clauses[row].citation.endswith(ROW)]

    def in_tables(self, rows: Sequence[int], steps: Steps, headings: Headings) -> Sequence[int]:
        """「考核细则第16项」: the rows of tables whose first cell is that number."""
        [*outer, last] = steps
        if last.number is None or len(last.number) > 1 or last.is_place or last.unit not in _SERIAL:
            return []
        below = self.levels.matching(rows, tuple(outer), headings) if outer or headings else rows
        opening = re.compile(_ROW_OF.format(number=f"0?{last.number[0]}"))
        return [row for row in below if opening.match(self.clauses[row].text)]

    def _have_serials(self, rows: Sequence[int]) -> bool:
        """Whether some rows are those of a table that have their own numbers in front."""
        return sum(bool(_NUMBERED_ROW.match(self.clauses[row].text)) for row in rows) > 1

    def _are_counted(self, rows: Sequence[int], below: Sequence[Ladder], last: Step) -> bool:
        """Whether all are paragraphs, each at a place of its own, and no items count for them."""
        are_headed = all(len(rungs) > 1 for rungs in below)
        is_list = last.unit == ANY or are_headed or any(map(self._is_dashed, rows))
        if not is_list and self.levels.counted(rows) & ITEMS:
            return False
        numbers = [rungs[-1].numbers for rungs in below if _is_paragraph(rungs)]
        return len(rows) == len(numbers) == len(set(numbers))

    def _listed(self, rows: Sequence[int], below: Sequence[Ladder], last: Step) -> Sequence[int]:
        """Those of some paragraphs that a number counts: all as 段; else those with a dash before them,
        as 个 those with headings of their own, where there are any."""
        if last.kinds == PARAGRAPHS:
            return rows
        headed = [row for row, rungs in zip(rows, below, strict=True) if len(rungs) > 1]
        return list(filter(self._is_dashed, rows)) or (last.unit == ANY and headed) or rows

    def _is_dashed(self, row: int) -> bool:
        return self.clauses[row].text.lstrip().startswith(_DASH)


def count_of(clause: Clause) -> int:
    """How many paragraphs a clause has."""
    return len(_PARAGRAPH.findall(fold_text(clause.text)))


def _is_paragraph(rungs: Ladder) -> bool:
    return bool(rungs) and rungs[-1].numbers != () and all(rung.kind is Kind.HEADING for rung in rungs)
