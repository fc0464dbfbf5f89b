"""Lines with their places on pages → a text with its paragraphs, pages and furniture.

Every threshold counts in ems, the size of the characters themselves.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, count, pairwise
from statistics import median
from typing import NamedTuple

from indexer.errors import DocumentTooLarge
from indexer.folding import Span, fold_text
from indexer.numbering import label_of
from indexer.readers.furniture import WIDE_LEADING, furniture_of
from indexer.readers.rawtext import RawText
from indexer.readers.sheet import Line, Page, Sheet, page_of

# The longest printed plan has a few hundred pages and a page some 2,000 characters.
MOST_PAGES = 5_000
MOST_CHARACTERS = 20_000_000
# A page of small print has 10,000; half a kilobyte is kept for each while a page is read.
MOST_ON_A_PAGE = 500_000

# Titles are at least this much larger than the body.
_TITLE_SIZE = 1.15
# A first line is indented by two ems; margins vary by less than this.
_INDENT = 0.75
# What a wrapped line may leave free besides the word that did not fit.
_SLACK = 0.5
# A centred line of the body's size stands in by more than a first line does.
_CENTRED_INDENT = 3.0
# A margin is where at least this share of a page's lines begin or end.
_LEFT_SHARE = 0.1
_RIGHT_SHARE = 0.15
# With fewer lines, left and right pages are taken to have the same margins.
_ENOUGH_LINES = 30


class _Frame(NamedTuple):
    """The margins that the text of a page stands between."""

    left: float
    right: float


class _Body(NamedTuple):
    """The size of most characters, and how far apart their lines are."""

    size: float
    leading: float


class _Printed(NamedTuple):
    """A line in its place: the page it is on, that page's margins, and where it starts in the text."""

    line: Line
    page: int
    frame: _Frame
    offset: int

    @property
    def indent(self) -> float:
        """In ems, against the margin."""
        return (self.line.left - self.frame.left) / self.line.size

    @property
    def room(self) -> float:
        """What is left free at the end of the line."""
        return self.frame.right - self.line.right


def laid_out(sheets: Iterable[Sheet]) -> RawText:
    """The text of the pages, line by line in reading order.

    Raises DocumentTooLarge beyond `MOST_PAGES` pages or `MOST_CHARACTERS` characters.
    """
    pages = tuple(_within_limits(map(page_of, count(), sheets)))
    body = _body_of([page.lines for page in pages])
    furniture = frozenset(furniture_of(pages, body.leading))
    contents = [_content(page.lines, number, furniture) for number, page in enumerate(pages)]
    printed = tuple(_printed(pages, tuple(_frames(pages, contents, body.size)), furniture))
    return RawText(
        "\n".join(each.line.text for each, _ in printed),
        openings=tuple(_openings([each for each, is_out in printed if not is_out], body)),
        pages=_page_starts(pages),
        furniture=tuple(
            Span(each.offset, each.offset + len(each.line.text)) for each, is_out in printed if is_out
        ),
    )


def _within_limits(pages: Iterable[Page]) -> Iterator[Page]:
    characters = 0
    for number, page in enumerate(pages, 1):
        characters += sum(len(line.text) for line in page.lines)
        if number > MOST_PAGES or characters > MOST_CHARACTERS:
            raise DocumentTooLarge(
                f"文件超过上限:{MOST_PAGES} 页或 {MOST_CHARACTERS} 字。请检查文件,或拆成几份。"
            )
        yield page


# Margins


def _body_of(contents: Sequence[Sequence[Line]]) -> _Body:
    size = _body_size(contents)
    distances = [
        after.baseline - before.baseline
        for lines in contents
        for before, after in pairwise(lines)
        if before.is_like(size) and after.is_like(size) and after.baseline > before.baseline
    ]
    return _Body(size, median(distances) if distances else 2 * size)


def _body_size(contents: Sequence[Sequence[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for line in chain.from_iterable(contents):
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 1.0


def _frames(pages: Sequence[Page], contents: Sequence[Sequence[Line]], size: float) -> Iterator[_Frame]:
    """The margins of each page, learnt from all pages of its kind."""
    lines: dict[tuple[int, ...], list[Line]] = defaultdict(list)
    for page, content in zip(pages, contents, strict=True):
        lines[page.kind].extend(content)
        lines[page.format].extend(content)
    frames = {kind: _frame(of_kind, size) for kind, of_kind in lines.items()}
    for page in pages:
        has_enough = len(lines[page.kind]) >= _ENOUGH_LINES
        yield frames[page.kind if has_enough else page.format]


def _frame(lines: Sequence[Line], size: float) -> _Frame:
    body = [line for line in lines if line.is_like(size) and not line.is_row] or lines
    if not body:
        return _Frame(0.0, 0.0)
    lefts = _clusters(sorted(line.left for line in body), _INDENT * size)
    rights = _clusters(sorted(-line.right for line in body), size)
    # First lines and all other lines have the two most frequent beginnings.
    usual = sorted(lefts, key=len, reverse=True)[:2]
    left = min(each for each in usual if each is usual[0] or len(each) >= _LEFT_SHARE * len(body))
    fewest = max(2.0, _RIGHT_SHARE * len(body))
    right = next((cluster for cluster in rights if len(cluster) >= fewest), rights[0])
    return _Frame(median(left), -median(right))


def _clusters(values: Sequence[float], width: float) -> list[list[float]]:
    """Ascending values in groups, each no wider than `width`."""
    clusters: list[list[float]] = []
    for value in values:
        if not clusters or value - clusters[-1][0] > width:
            clusters.append([])
        clusters[-1].append(value)
    return clusters


# Paragraphs


def _content(lines: Sequence[Line], page: int, furniture: frozenset[tuple[int, int]]) -> list[Line]:
    return [line for number, line in enumerate(lines) if (page, number) not in furniture]


def _printed(
    pages: Sequence[Page], frames: Sequence[_Frame], furniture: frozenset[tuple[int, int]]
) -> Iterator[tuple[_Printed, bool]]:
    """Every line in reading order, and whether it is furniture."""
    offset = 0
    for page, (frame, (lines, *_)) in enumerate(zip(frames, pages, strict=True)):
        for number, line in enumerate(lines):
            yield _Printed(line, page, frame, offset), (page, number) in furniture
            offset += len(line.text) + 1


def _page_starts(pages: Sequence[Page]) -> tuple[int, ...]:
    lengths = [sum(len(line.text) + 1 for line in page.lines) for page in pages]
    starts = list(accumulate(lengths, initial=0))
    # The last line has no break behind it.
    last = max(starts[-1] - 1, 0)
    return tuple(min(start, last) for start in starts[:-1])


def _openings(printed: Sequence[_Printed], body: _Body) -> Iterator[int]:
    is_first = True
    followers: list[_Printed | None] = [*printed[2:], None]
    for number, each in enumerate(printed):
        if number:
            pair = _Pair(printed[number - 1], each, followers[number - 1], is_first, body)
            is_first = pair.opens
        if is_first:
            yield each.offset


class _Pair(NamedTuple):
    """Two lines that follow each other, and the one behind them; `before_opens` a paragraph or not."""

    before: _Printed
    each: _Printed
    after: _Printed | None
    before_opens: bool
    body: _Body

    @property
    def opens(self) -> bool:
        """Whether the second line opens a paragraph."""
        line, before = self.each.line, self.before.line
        is_other = line.turn != before.turn or not line.is_like(before.size)
        if is_other or line.is_row or before.is_row or self._is_far:
            return True
        if self._is_centred(self.each):
            return not self._goes_on_centred
        if self._is_centred(self.before):
            return True
        if self.each.indent > _INDENT:
            return not self._hangs
        is_item = self.before.line.ends_sentence and self._is_labelled
        return self._ends_short or self._steps_out or is_item

    @property
    def _is_far(self) -> bool:
        """A wider distance than between lines, or back up the page."""
        if self.each.page != self.before.page:
            return False
        line = self.each.line
        distance = line.baseline - self.before.line.baseline
        leading = self.body.leading * max(1.0, line.size / self.body.size)
        return not 0 <= distance <= WIDE_LEADING * leading

    @property
    def _ends_short(self) -> bool:
        """Whether the start of the second line would have had room on the first."""
        return self.before.room > self.each.line.head + _SLACK * self.each.line.size

    @property
    def _steps_out(self) -> bool:
        """Back at the margin behind lines that were indented as a block."""
        return not self.before_opens and self.before.indent > self.each.indent + _INDENT

    @property
    def _hangs(self) -> bool:
        """Whether an indented line goes on with what is before it: a hanging or block indent."""
        if self._ends_short or self.before.line.ends_sentence or self._is_labelled:
            return False
        deeper = self.each.indent - self.before.indent
        if deeper > _INDENT:
            return self.before_opens and self.before.indent < _INDENT
        return deeper >= -_INDENT and not self._is_first_of_indented

    @property
    def _is_labelled(self) -> bool:
        """Whether the line starts with a number that is no reference."""
        label = label_of(fold_text(self.each.line.text).strip())
        return label is not None and label.is_certain

    @property
    def _is_first_of_indented(self) -> bool:
        """Behind a heading that fills its line, a first line is known by the second."""
        if not self.before_opens:
            return False
        return self.after is None or self.after.indent < self.each.indent - _INDENT

    def _is_centred(self, printed: _Printed) -> bool:
        line = printed.line
        is_balanced = abs(line.left - printed.frame.left - printed.room) < line.size
        return is_balanced and (self._is_title(line) or printed.indent > _CENTRED_INDENT)

    def _is_title(self, line: Line) -> bool:
        return line.size > _TITLE_SIZE * self.body.size

    @property
    def _goes_on_centred(self) -> bool:
        """A title set in several lines, or a heading that filled its first."""
        before, line = self.before.line, self.each.line
        if self._is_title(line) and self._is_centred(self.before):
            return label_of(fold_text(line.text).strip()) is None
        width = self.before.frame.right - self.before.frame.left
        is_full = width - (before.right - before.left) <= line.head + _SLACK * line.size
        return self.before_opens and is_full and not before.ends_sentence
