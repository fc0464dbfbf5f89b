"""When a document speaks, and which years it plans for."""

import re
from typing import NamedTuple

from indexer.documents import Document
from indexer.folding import fold_text
from indexer.years import year_of, years_in

# What tells that something was reached.
_DONE = re.compile("已|截至|截止|以来")
# What looks back on the year of its title, and what is given in it.
_LOOKS_BACK = re.compile("公报|统计|总结|回顾|分析|运行情况|执行情况")
_REPORT = re.compile(r"报告(?:\W.*)?$")


class Times(NamedTuple):
    """The year that a document speaks in, and the last one that it plans for, or looks back on;
    `is_yearly`: it is the only one; `is_report`: a year goes on from paragraph to paragraph; `is_plan`:
    the title tells the years that it is for."""

    written: int | None
    planned: int | None
    is_yearly: bool
    is_report: bool = False
    is_plan: bool = False

    def is_open(self, year: int) -> bool:
        """Whether a year may still be aimed at."""
        return self.written is None or year >= self.written

    def is_past(self, year: int | None, words: str, is_aim: bool, is_review: bool = False) -> bool:
        """Whether what is said of a year was reached; in the year itself, and where it is not known when
        the document speaks, the words tell. `is_aim`: by that year something is to be reached;
        `is_review`: it stands below a heading of what was reached."""
        if year is not None and self.written is not None and year != self.written:
            return year < self.written
        if is_review and year is not None and not is_aim:
            return True
        is_told = year is not None and self.written is None and not is_aim
        return is_told or bool(_DONE.search(words))


def times_of(document: Document) -> Times:
    title = fold_text(document.title)
    year, last = year_of(title), document.period[1] if document.period else None
    written = _written(document, title)
    if year and _LOOKS_BACK.search(title):
        return Times(year + 1, year, True)
    if _REPORT.search(title):
        return Times(year or written, last, False, True)
    return Times(
        written, year or last, year is not None, is_plan=last is not None and str(last) in title
    )


def _written(document: Document, title: str) -> int | None:
    if document.period:
        return document.period[0]
    if document.made:
        return document.made.year
    return min(years_in(title), default=None)
