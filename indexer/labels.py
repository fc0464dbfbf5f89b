"""Which of the labels that lines may open with are labels, by what stands around them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.lines import Paragraph
from indexer.numbering import DECIMALS, DOUBTFUL, ORDINALS, Kind, Label, follows

# Who does it may stand in brackets behind the last stop: 「…。(牵头单位:市科技局)」.
_STOP = re.compile(r"[。.;!?][”’\"')》]*(?:\([^()]*\))?$")
_LEAD = re.compile(r"[^,。;:]{2,15}。(?=.)")
_CHAPTERS = [(1,), (2,), (3,)]
_NOTES = re.compile(r"注\s*:\s*1[.、]")
# A document may have lost one number: 2.1, 2.3. 「2.5微米…」 is further off.
_LARGEST_STEP = 2


def settled(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs with the labels that count; 「2.5微米…」 and 「第三条规定…」 lose theirs."""
    count = _Count(_is_decimal(paragraphs), _reentries(paragraphs))
    return tuple(replace(paragraph, label=count.accepted(paragraph)) for paragraph in paragraphs)


class _Count:
    """The numbers reached so far in one document, line after line."""

    def __init__(self, is_decimal: bool, reentries: frozenset[int]) -> None:
        self._is_decimal = is_decimal
        self._reentries = reentries
        self._last: dict[Kind, Label] = {}
        self._behind_stop = True
        # The last number of the notes below a table that a line has opened with 「注:1.」.
        self._note = 0

    def accepted(self, paragraph: Paragraph) -> Label | None:
        label = None if self._is_noted(paragraph) else self._settled(paragraph)
        if label:
            self._last[label.kind] = label
            self._start_again_below(label.kind)
        is_heading = label is not None and paragraph.is_title_like
        self._behind_stop = is_heading or bool(_STOP.search(paragraph.text))
        return label

    def _is_noted(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is one of the notes below a table: 「注:1.…」, 「2.…」."""
        label = paragraph.label
        is_next = label is not None and label.kind is Kind.DIGIT and label.numbers == (self._note + 1,)
        is_noted = self._note > 0 and is_next and not self._goes_on_with_heading(paragraph)
        self._note = 1 if _NOTES.match(paragraph.text) else self._note + 1 if is_noted else 0
        return is_noted

    def _goes_on_with_heading(self, paragraph: Paragraph) -> bool:
        """「3.保障措施。各部门…」 behind 「2.指标体系」 and two notes."""
        last, label = self._last.get(Kind.DIGIT), paragraph.label
        if last is None or label is None or not follows(last.numbers, label.numbers):
            return False
        return paragraph.is_title_like or _LEAD.match(paragraph.text, label.end) is not None

    def _settled(self, paragraph: Paragraph) -> Label | None:
        label = paragraph.label
        if label is None or paragraph.is_table_row:
            return None
        top = label._replace(kind=Kind.DECIMAL_1)
        if label.kind is Kind.DIGIT and paragraph.is_title_like and self._is_next_decimal(top):
            return top
        return label if label.is_certain or self._is_next(paragraph, label) else None

    def _is_next(self, paragraph: Paragraph, label: Label) -> bool:
        """Whether an uncertain label goes on counting, or begins to."""
        if label.kind in ORDINALS and not paragraph.is_title_like:
            return False
        if label.kind in DECIMALS:
            is_apart = self._behind_stop or paragraph.is_title_like
            return is_apart and self._is_next_decimal(label)
        last = self._last.get(label.kind)
        goes_on = last is not None and follows(last.numbers, label.numbers)
        if label.doubt == DOUBTFUL:
            is_item = label.kind in (Kind.NUMERAL, Kind.DIGIT)
            # Where articles stand apart from their text, one that does not is a reference.
            return goes_on and self._behind_stop and (is_item or not self._is_spaced())
        return goes_on or label.numbers == (1,) or paragraph.span.start in self._reentries

    def _is_spaced(self) -> bool:
        last = self._last.get(Kind.ARTICLE)
        return last is not None and last.is_certain

    def _is_next_decimal(self, label: Label) -> bool:
        """1.2 comes after 1.1 or anything below it, 1.1 after 1."""
        *above, number = label.numbers
        last = self._last.get(label.kind)
        if not self._is_decimal:
            return False
        if last is None:
            return number == 1 and tuple(above) in self._parents(label.kind)
        step = number - last.numbers[-1] if list(last.numbers[:-1]) == above else 0
        return 1 <= step <= (_LARGEST_STEP if above else 1)

    def _parents(self, kind: Kind) -> set[tuple[int, ...]]:
        """What 1.1 may stand in: 1, or 第1章."""
        if kind is Kind.DECIMAL_1:
            return {()}
        kinds = (Kind.DECIMAL_1, Kind.CHAPTER) if kind is Kind.DECIMAL_2 else (Kind(kind - 1),)
        return {self._last[above].numbers for above in kinds if above in self._last}

    def _start_again_below(self, kind: Kind) -> None:
        """Sections start again with each chapter, chapters with each part; articles go on."""
        for below in list(self._last):
            if below > kind and below is not Kind.ARTICLE:
                del self._last[below]


def _is_decimal(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a document counts 1, 1.1, 1.1.1: N.1 stands right below 「N 标题」 or 「第N章」, or the
    first such headings above texts are 1, 2 and 3."""
    return _counts_chapters(paragraphs) or any(
        above.label is not None and below.label is not None
        and above.label.kind in (Kind.DECIMAL_1, Kind.DIGIT, Kind.CHAPTER) and above.is_title_like
        and below.label.kind is Kind.DECIMAL_2 and below.label.numbers == (*above.label.numbers, 1)
        for above, below in pairwise(paragraphs)
    )  # fmt: skip


def _counts_chapters(paragraphs: Sequence[Paragraph]) -> bool:
    headings = [above.label.numbers for above, below in pairwise(paragraphs)
                if above.label and above.label.kind is Kind.DECIMAL_1 and above.is_title_like
                and below.label is None and below.is_text_line]  # fmt: skip
    return headings[: len(_CHAPTERS)] == _CHAPTERS


def _reentries(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Where an excerpt begins to count articles: three in a row, each one more than the one before."""
    articles = [(p.span.start, p.label.numbers) for p in paragraphs
                if p.label and p.label.kind is Kind.ARTICLE]  # fmt: skip
    triples = zip(articles, articles[1:], articles[2:], strict=False)
    return frozenset(
        start
        for (start, one), (_, two), (_, three) in triples
        if follows(one, two) and follows(two, three)
    )
