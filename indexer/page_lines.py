"""Which physical lines are page numbers and running heads: of a text that does not tell its pages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, starmap
from typing import NamedTuple

from indexer.physical_lines import Line

NUMBER = r"(?:\d{1,4}|[ivxlcIVXLC]{1,7})"
# Without spaces: 「—3—」, 「第3页,共20页」, 「Page3of20」, 「#Page3:」, 「下一页」.
MARKED_NUMBER = (
    rf"[-—–―─~·•]+{NUMBER}[-—–―─~·•]+|第{NUMBER}页(?:[,/]?共{NUMBER}页)?"
    rf"|#{{0,3}}Page{NUMBER}(?:of{NUMBER})?:?|[上下]一页"
)
_MARKED = re.compile(MARKED_NUMBER)
_DIGITS = re.compile(r"\d{1,3}")
# 「3 山西省…规划」, 「山西省…规划 3」: what is printed above or below every page beside its number.
_HEADED = re.compile(
    r"(?P<before>\d{1,3})\s+(?P<head>\S.{2,50})|(?P<words>\S.{2,50}?)\s+(?P<behind>\d{1,3})"
)
# A page with a figure holds little text, or has no number at all.
_SHORTEST_PAGE = 150
_MOST_UNNUMBERED = 3
_FEWEST_PAGES = 3
_PARTING_SHARE = 0.3
# Words that stand on every page tell more than a number alone.
_HEADED_PARTING_SHARE = 0.1
# So many counts at once: figures on lines of their own between two page numbers.
_MOST_RUNS = 50


class _Numbered(NamedTuple):
    """A line with what may be the number of its page, and whether it parts a sentence."""

    number: int
    line: Line
    parts_sentence: bool


def page_lines(lines: Sequence[Line], has_pages: bool = True) -> frozenset[int]:
    """Where the lines begin that are no text. `has_pages`: bare numbers, running heads may be some."""
    marked = frozenset(line.start for line in lines if _MARKED.fullmatch(re.sub(r"\s", "", line.text)))
    if not has_pages:
        return marked
    numbers = marked | _bare_numbers(lines)
    heads = numbers | _numbered_heads(lines) | _heads_beside(lines, numbers, must_be_titled=False)
    # The second line of a head is beside its first.
    return heads | _heads_beside(lines, heads, must_be_titled=True)


def _bare_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Where page numbers stand that are nothing but digits: they count on beside wide lines, a page's
    text between two, and part sentences. The rows of a table count on line after line, among its cells,
    and items behind sentences."""
    runs: list[list[_Numbered]] = []
    for before, line, after in zip((None, *lines), lines, (*lines[1:], None), strict=False):
        if _DIGITS.fullmatch(line.text) and any(one and one.tells_width for one in (before, after)):
            bare = _Numbered(int(line.text), line, _breaks_off(before))
            recent = reversed(runs[-_MOST_RUNS:])
            run = next((run for run in recent if _is_next_page(run[-1], bare)), None)
            if run is None:
                runs.append(run := [])
            run.append(bare)
    return _starts(run for run in runs if _are_pages(run, _PARTING_SHARE))


def _numbered_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Where the same words stand beside a number that counts on from page to page and parts sentences;
    「典型案例 1」 heads a text."""
    heads: dict[str, list[_Numbered]] = defaultdict(list)
    for before, line in zip((None, *lines), lines, strict=False):
        match = _HEADED.fullmatch(line.text)
        if match:
            number = int(match["before"] or match["behind"])
            heads[match["head"] or match["words"]].append(_Numbered(number, line, _breaks_off(before)))
    counting = (run for run in heads.values() if all(starmap(_is_next_page, pairwise(run))))
    return _starts(run for run in counting if _are_pages(run, _HEADED_PARTING_SHARE))


def _breaks_off(line: Line | None) -> bool:
    """Whether a line of a text ends in mid-sentence."""
    return line is not None and line.tells_width and not line.ends_sentence


def _is_next_page(one: _Numbered, after: _Numbered) -> bool:
    is_far = after.line.start - one.line.start >= _SHORTEST_PAGE
    return is_far and 0 < after.number - one.number <= _MOST_UNNUMBERED


def _are_pages(run: Sequence[_Numbered], parting_share: float) -> bool:
    parting = sum(one.parts_sentence for one in run)
    return len(run) >= _FEWEST_PAGES and parting >= parting_share * len(run)


def _starts(runs: Iterable[Sequence[_Numbered]]) -> frozenset[int]:
    return frozenset(one.line.start for run in runs for one in run)


def _heads_beside(
    lines: Sequence[Line], numbers: frozenset[int], must_be_titled: bool
) -> frozenset[int]:
    """Where the same words stand right before or behind page numbers, or heads; once before, as the
    title. `must_be_titled`: only such words; a table that goes on from page to page has no title that
    is its own head."""
    beside: dict[str, list[int]] = defaultdict(list)
    for line in _neighbours(lines, numbers):
        beside[line.text].append(line.start)
    printed: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        printed[line.text].append(line.start)
    heads = (
        own for text, own in beside.items()
        if len(own) >= _FEWEST_PAGES
        and (own == printed[text][1:] or (own == printed[text] and not must_be_titled))
    )  # fmt: skip
    return frozenset(start for starts in heads for start in starts)


def _neighbours(lines: Sequence[Line], numbers: frozenset[int]) -> Iterator[Line]:
    for before, line, after in zip((None, *lines), lines, (*lines[1:], None), strict=False):
        is_beside = any(one and one.start in numbers for one in (before, after))
        if is_beside and line.start not in numbers:
            yield line
