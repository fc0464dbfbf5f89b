"""Printed characters with their places on the page → lines, paragraphs, page numbers, running heads.

Lengths are in one unit of the caller's choice; heights grow down the page. Every threshold counts
in ems, the size of the characters themselves.
"""

import math
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, count, pairwise
from statistics import median
from typing import NamedTuple

from indexer.errors import DocumentTooLarge
from indexer.folding import Span, fold_text
from indexer.numbering import label_of
from indexer.readers.rawtext import RawText

# The longest printed plan has a few hundred pages and a page some 2,000 characters.
MOST_PAGES = 5_000
MOST_CHARACTERS = 20_000_000
# A page of small print has 10,000; half a kilobyte is kept for each while a page is read.
MOST_ON_A_PAGE = 500_000
# Coordinates beyond this come from damaged numbers; a page is some hundred units wide.
_FARTHEST = 1e6
_SMALLEST_SIZE = 0.01

# Raised and lowered figures stand off the baseline by a third; the next line by a whole em or more.
_SAME_LINE = 0.45
# The narrowest space between Latin words; kerning is less.
_WORD_GAP = 0.18
# Justified Chinese text is spread by less than this between two characters.
_COLUMN_GAP = 1.0
# No table has more columns; what has more is pictures made of characters.
_MOST_COLUMNS = 100
# Rows above and below in which the same gap makes it a gap between columns.
_NEIGHBOURS = 2
# What a narrow character takes where the file does not say.
_NARROW = 0.5

# Sizes that differ by less are of one style.
_SAME_SIZE = 0.08
# Titles are at least this much larger than the body.
_TITLE_SIZE = 1.15
# A first line is indented by two ems; margins vary by less than this.
_INDENT = 0.75
# What a wrapped line may leave free besides the word that did not fit.
_SLACK = 0.5
# A centred line of the body's size stands in by more than a first line does.
_CENTRED_INDENT = 3.0
# Lines of one paragraph are equally far apart.
_WIDE_LEADING = 1.4
# A margin is where at least this share of a page's lines begin or end.
_LEFT_SHARE = 0.1
_RIGHT_SHARE = 0.15
# With fewer lines, left and right pages are taken to have the same margins.
_ENOUGH_LINES = 30
# Running heads have at most this many lines, each on this many pages or more.
_EDGE_LINES = 2
_FEWEST_HEADS = 3

_UNSEEN = re.compile("[\x01-\x1f\x7f-\x9f\u2028\u2029]")
_UNKNOWN = re.compile("[\x00\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[。．.!！?？:：;；…][\"'”’」』)）》〉】〕]*\s*$")
# Typesetters do not break behind an opening bracket, before a closing mark, on either side of a
# quotation mark, or inside a Latin word.
_UNBROKEN = re.compile(
    r"[（《〈「『【〔(\[“‘]*(?:[!-~À-ʯ]+|.)(?:[，。、；：？！…）》〉」』】〕％]|[,.;:!?)\]%][!-~]*|[“‘”’]+.)*"
)
_NUMBER = r"(?:\d{1,4}|[ivxlcIVXLC]{1,7})"
_PAGE_NUMBER = re.compile(
    rf"[-—–―─~·•]+{_NUMBER}[-—–―─~·•]+|第{_NUMBER}页(?:[,/]?共{_NUMBER}页)?"
    rf"|{_NUMBER}[/]{_NUMBER}|Page{_NUMBER}(?:of{_NUMBER})?"
)
_BARE_NUMBER = re.compile(_NUMBER)


class Glyph(NamedTuple):
    """A printed character: `left` and `right` along the writing, `baseline` across it, downwards.

    `turn` is the direction of writing, in degrees; characters of one turn are compared only with
    each other.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    turn: int = 0


class Sheet(NamedTuple):
    """One page and what is printed on it, in the order of the file."""

    width: float
    height: float
    glyphs: Sequence[Glyph]


@dataclass(frozen=True)
class _Line:
    text: str
    left: float
    right: float
    baseline: float
    size: float
    # The width of what cannot be broken off at its start.
    head: float
    turn: int

    @property
    def is_row(self) -> bool:
        return "\t" in self.text

    @property
    def ends_sentence(self) -> bool:
        return _SENTENCE_END.search(self.text) is not None

    def is_like(self, size: float) -> bool:
        return abs(self.size - size) <= _SAME_SIZE * size


class _Page(NamedTuple):
    lines: tuple[_Line, ...]
    # Pages of one format share their margins, or those of one side do, left or right.
    format: tuple[int, int]
    side: int

    @property
    def kind(self) -> tuple[int, int, int]:
        return (*self.format, self.side)


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

    line: _Line
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
    pages = tuple(_within_limits(map(_page, count(), sheets)))
    body = _body_of([page.lines for page in pages])
    furniture = frozenset(_furniture(pages, body.leading))
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


def turned(text: str, x: float, y: float, degrees: float, width: float, size: float) -> Glyph:
    """A character drawn at (x, y), y growing downwards, that is written in a direction clockwise."""
    turn = round(degrees) % 360 if math.isfinite(degrees) else 0
    along, across = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    left = x * along + y * across
    return Glyph(text, left, left + width, y * along - x * across, size, turn)


def usual_width(text: str) -> float:
    """The width of characters in ems where the file does not give it."""
    return sum(_NARROW if _is_narrow(char) else 1.0 for char in text)


def _is_narrow(char: str) -> bool:
    return unicodedata.east_asian_width(char) not in "WFA"


def _within_limits(pages: Iterable[_Page]) -> Iterator[_Page]:
    characters = 0
    for number, page in enumerate(pages, 1):
        characters += sum(len(line.text) for line in page.lines)
        if number > MOST_PAGES or characters > MOST_CHARACTERS:
            raise DocumentTooLarge(
                f"文件超过上限:{MOST_PAGES} 页或 {MOST_CHARACTERS} 字。请检查文件,或拆成几份。"
            )
        yield page


# Lines


def _page(number: int, sheet: Sheet) -> _Page:
    groups: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in map(_readable, filter(_is_placed, sheet.glyphs)):
        groups[glyph.turn].append(glyph)
    by_share = sorted(groups.values(), key=len, reverse=True)
    lines = tuple(chain.from_iterable(map(_lines, by_share)))
    return _Page(lines, (_whole(sheet.width), _whole(sheet.height)), number % 2)


def _whole(length: float) -> int:
    return round(length) if math.isfinite(length) else 0


def _is_placed(glyph: Glyph) -> bool:
    places = (glyph.left, glyph.right, glyph.baseline, glyph.size)
    is_seen = glyph.text != "" and glyph.size >= _SMALLEST_SIZE
    return is_seen and all(abs(place) <= _FARTHEST for place in places)


def _readable(glyph: Glyph) -> Glyph:
    """Without characters that would break a line or cannot be written to a file."""
    if glyph.text.isprintable():
        return glyph
    return glyph._replace(text=_UNKNOWN.sub("\ufffd", _UNSEEN.sub(" ", glyph.text)))


def _lines(glyphs: Iterable[Glyph]) -> Iterator[_Line]:
    rows = [tuple(_parts(row)) for row in _rows(glyphs)]
    gaps = [tuple(_gaps(parts)) for parts in rows]
    columns = [each if len(each) < _MOST_COLUMNS else () for each in gaps]
    for number, parts in enumerate(rows):
        start, end = max(0, number - _NEIGHBOURS), number + _NEIGHBOURS + 1
        others = [*chain.from_iterable(columns[start:number] + columns[number + 1 : end])]
        is_table = bool(columns[number] and others)
        yield _line(
            parts,
            ["\t" if is_table and _is_shared(gap, others) else " " for gap in gaps[number]],
        )


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Characters on one baseline, from left to right; rows of spaces alone left out."""
    row: list[Glyph] = []
    largest: Glyph | None = None
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if largest and glyph.baseline - largest.baseline > _SAME_LINE * max(glyph.size, largest.size):
            yield from _trimmed(row)
            row, largest = [], None
        largest = glyph if largest is None or glyph.size > largest.size else largest
        row.append(glyph)
    yield from _trimmed(row)


def _trimmed(row: list[Glyph]) -> Iterator[list[Glyph]]:
    if any(not glyph.text.isspace() for glyph in row):
        yield _without_doubles(sorted(row, key=lambda glyph: glyph.left))


def _without_doubles(row: Sequence[Glyph]) -> list[Glyph]:
    """Bold is sometimes made by printing a character twice, a hair apart."""
    return [row[0], *(glyph for before, glyph in pairwise(row) if not _is_double(before, glyph))]


def _is_double(before: Glyph, glyph: Glyph) -> bool:
    return before.text == glyph.text and glyph.left < (before.left + before.right) / 2


def _parts(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The row cut where a wide gap stands."""
    part = [row[0]]
    for before, glyph in pairwise(row):
        if glyph.left - before.right > _COLUMN_GAP * max(before.size, glyph.size):
            yield part
            part = []
        part.append(glyph)
    yield part


def _gaps(parts: Sequence[Sequence[Glyph]]) -> Iterator[tuple[float, float]]:
    return ((before[-1].right, after[0].left) for before, after in pairwise(parts))


def _is_shared(gap: tuple[float, float], others: Iterable[tuple[float, float]]) -> bool:
    start, end = gap
    return any(min(end, other_end) > max(start, other_start) for other_start, other_end in others)


def _line(parts: Sequence[Sequence[Glyph]], separators: Sequence[str]) -> _Line:
    glyphs = [glyph for glyph in chain.from_iterable(parts) if not glyph.text.isspace()]
    texts = map(_text, parts)
    sizes = Counter(glyph.size for glyph in glyphs)
    main = max(glyphs, key=lambda glyph: (sizes[glyph.size], glyph.size))
    return _Line(
        "".join(chain.from_iterable(zip(texts, [*separators, ""], strict=True))),
        glyphs[0].left,
        max(glyph.right for glyph in glyphs),
        main.baseline,
        main.size,
        _head_width(parts[0]),
        main.turn,
    )


def _text(part: Sequence[Glyph]) -> str:
    """The characters, with a space where one stands between words without being printed."""
    gaps = [b.left - a.right for a, b in pairwise(part) if _is_wide_pair(a.text[-1:] + b.text[:1])]
    # Justified text is spread evenly: in Chinese only a wider gap than the others is a space.
    usual = max(0.0, median(gaps)) if gaps else 0.0
    spaced = (_spaced(before, glyph, usual) for before, glyph in pairwise(part))
    return "".join([part[0].text, *spaced])


def _spaced(before: Glyph, glyph: Glyph, usual_gap: float) -> str:
    gap = (glyph.left - before.right) / glyph.size
    pair = before.text[-1:] + glyph.text[:1]
    is_wide_pair = _is_wide_pair(pair)
    least = _WORD_GAP + usual_gap / glyph.size if is_wide_pair else _WORD_GAP
    return " " + glyph.text if gap > least and (is_wide_pair or _is_word(pair)) else glyph.text


def _is_wide_pair(pair: str) -> bool:
    return pair.isalnum() and not any(map(_is_narrow, pair))


def _is_word(text: str) -> bool:
    return not any(char.isspace() for char in text) and all(map(_is_narrow, text))


def _head_width(part: Sequence[Glyph]) -> float:
    printed = [glyph for glyph in part if not glyph.text.isspace()]
    if not printed:
        return 0.0
    match = _UNBROKEN.match("".join(glyph.text[:1] for glyph in printed))
    head = printed[: match.end()] if match else printed[:1]
    return head[-1].right - head[0].left


# Page numbers and running heads


def _furniture(pages: Sequence[_Page], leading: float) -> Iterator[tuple[int, int]]:
    """Page and line of each."""
    edges = [(page, number) for page, each in enumerate(pages) for number in _edges(each.lines)]
    heights: dict[str, list[float]] = defaultdict(list)
    for page, number in edges:
        heights[_without_digits(pages[page].lines[number])].append(pages[page].lines[number].baseline)
    for same_text in heights.values():
        same_text.sort()
    for page, number in edges:
        line = pages[page].lines[number]
        is_repeated = _is_repeated(line, heights[_without_digits(line)], len(pages))
        if is_repeated or _is_page_number(pages[page].lines, number, leading):
            yield page, number


def _edges(lines: Sequence[_Line]) -> Iterator[int]:
    """The lines at the top and the bottom, and those written across the page."""
    upright = sum(line.turn == lines[0].turn for line in lines)
    for number in range(len(lines)):
        if number < _EDGE_LINES or number >= upright - _EDGE_LINES:
            yield number


def _without_digits(line: _Line) -> str:
    return re.sub(r"[\d\s]+", "", line.text)


def _is_repeated(line: _Line, heights: Sequence[float], pages: int) -> bool:
    """Whether the same words stand at this height on at least half of the pages behind the cover."""
    nearby = line.size * _SAME_LINE
    first = bisect_left(heights, line.baseline - nearby)
    times = bisect_right(heights, line.baseline + nearby) - first
    return times >= _FEWEST_HEADS and 2 * times >= pages - 1 and not line.is_row


def _is_page_number(lines: Sequence[_Line], number: int, leading: float) -> bool:
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", lines[number].text))
    if _PAGE_NUMBER.fullmatch(text):
        return True
    return _BARE_NUMBER.fullmatch(text) is not None and _stands_apart(lines, number, leading)


def _stands_apart(lines: Sequence[_Line], number: int, leading: float) -> bool:
    """Whether a line is the outermost, away from the text."""
    if len(lines) == 1:
        return True
    if number not in (0, len(lines) - 1):
        return False
    neighbour = lines[1] if number == 0 else lines[-2]
    return abs(lines[number].baseline - neighbour.baseline) > _WIDE_LEADING * leading


# Margins


def _body_of(contents: Sequence[Sequence[_Line]]) -> _Body:
    size = _body_size(contents)
    distances = [
        after.baseline - before.baseline
        for lines in contents
        for before, after in pairwise(lines)
        if before.is_like(size) and after.is_like(size) and after.baseline > before.baseline
    ]
    return _Body(size, median(distances) if distances else 2 * size)


def _body_size(contents: Sequence[Sequence[_Line]]) -> float:
    sizes: Counter[float] = Counter()
    for line in chain.from_iterable(contents):
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 1.0


def _frames(
    pages: Sequence[_Page], contents: Sequence[Sequence[_Line]], size: float
) -> Iterator[_Frame]:
    """The margins of each page, learnt from all pages of its kind."""
    lines: dict[tuple[int, ...], list[_Line]] = defaultdict(list)
    for page, content in zip(pages, contents, strict=True):
        lines[page.kind].extend(content)
        lines[page.format].extend(content)
    frames = {kind: _frame(of_kind, size) for kind, of_kind in lines.items()}
    for page in pages:
        has_enough = len(lines[page.kind]) >= _ENOUGH_LINES
        yield frames[page.kind if has_enough else page.format]


def _frame(lines: Sequence[_Line], size: float) -> _Frame:
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


def _content(lines: Sequence[_Line], page: int, furniture: frozenset[tuple[int, int]]) -> list[_Line]:
    return [line for number, line in enumerate(lines) if (page, number) not in furniture]


def _printed(
    pages: Sequence[_Page], frames: Sequence[_Frame], furniture: frozenset[tuple[int, int]]
) -> Iterator[tuple[_Printed, bool]]:
    """Every line in reading order, and whether it is furniture."""
    offset = 0
    for page, (frame, (lines, *_)) in enumerate(zip(frames, pages, strict=True)):
        for number, line in enumerate(lines):
            yield _Printed(line, page, frame, offset), (page, number) in furniture
            offset += len(line.text) + 1


def _page_starts(pages: Sequence[_Page]) -> tuple[int, ...]:
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
        return not 0 <= distance <= _WIDE_LEADING * leading

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

    def _is_title(self, line: _Line) -> bool:
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
