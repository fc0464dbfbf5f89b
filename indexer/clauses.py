"""The tree of a document → clauses: the units that are ranked and cited."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple, TypeVar

from indexer.documents import Document
from indexer.folding import Folded, Span, fold_text
from indexer.lines import Paragraph
from indexer.node import Node
from indexer.numbering import DECIMALS, Kind
from indexer.outline import Outline, lead
from indexer.places import places
from indexer.readers.rawtext import RawText, as_printed
from indexer.sentences import sentence_bounds

_Name = TypeVar("_Name", bound=Hashable)

_SLUGS = {Kind.ANNEX: "annex", Kind.FOREWORD: "foreword", Kind.BOX: "box", Kind.TABLE: "table"}
# Below this share of unnumbered paragraphs with a lead sentence, an item is one matter.
_LEAD_SHARE = 0.5
# So much text in so many paragraphs treats more than one matter.
_MANY = 5
_LONGEST = 2000
# The rows of a longer table are clauses of their own.
_LONGEST_TABLE = 1000
# What comes so often is a field of a form.
_FEWEST_FIELDS = 3
_LONGEST_FIELD = 12
# What is decided or asked of somebody, and sums; no heading has them.
_SAID = re.compile(r"会议|请(?=于|将|在|各)|逾期|不予|\d[余多]?(?:万|亿)?(?:元|人|名|家|台|辆)")


class Level(NamedTuple):
    """One step of a clause's path, label and heading as printed; "" where nothing is printed."""

    label: str
    heading: str


class Source(NamedTuple):
    """Where a clause stands: `file` within the corpus, code points from `start` to before `end`."""

    file: str
    start: int
    end: int


class NearCopy(NamedTuple):
    """Another clause and how much of the shorter of the two it shares, above 0 and at most 1."""

    clause_id: str
    likeness: float


@dataclass(frozen=True)
class Clause:
    """One citable unit; `text` is the file's text from `source.start` to `source.end`.

    `similar` are its near-copies in the index, None where it stands in none.
    """

    clause_id: str
    document_id: str
    path: tuple[Level, ...]
    citation: str
    text: str
    source: Source
    similar: tuple[NearCopy, ...] | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class ParsedClause(Clause):
    """A clause with what an index is built from.

    `search_text` is the folded text, one line a paragraph. `paragraphs` and `sentences` are spans
    in the file, in order; `folded_sentences` the sentences as they are searched; `places` where in
    an article each sentence stands (「第二款」), None elsewhere.
    """

    search_text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    folded_sentences: tuple[str, ...]
    places: tuple[str | None, ...]


def document_of(clause_id: str) -> str:
    """The id of the document that a clause stands in.

    >>> document_of("shanxi-meili/3/8")
    'shanxi-meili'
    """
    return clause_id.partition("/")[0]


def title_and_headings(clause: Clause, document: Document) -> str:
    """What stands above a clause, as printed."""
    return " ".join([document.title, *(level.heading for level in clause.path if level.heading)])


def context(clause: Clause, document: Document) -> str:
    """The same, folded: what its sentences are read with."""
    return fold_text(title_and_headings(clause, document))


class _Place(NamedTuple):
    """What the levels above have settled: id parts, path and citation so far."""

    slugs: tuple[str, ...]
    path: tuple[Level, ...]
    citation: str


class _Unit(NamedTuple):
    place: _Place
    paragraphs: tuple[Paragraph, ...]
    is_article: bool = False


class _Reading(NamedTuple):
    """What cutting the tree of one text needs to know: the text, and the fields that its items have."""

    raw: RawText
    fields: frozenset[str]


def clauses(document: Document, raw: RawText, tree: Outline) -> tuple[ParsedClause, ...]:
    """Every clause of a document in reading order; they do not overlap."""
    start = _Place((document.document_id,), (), f"《{document.title}》")
    reading = _Reading(raw, _fields(tree.body))
    # A covering notice stands in front of the paragraphs that the text itself opens with.
    in_order = sorted(_units(tree.root, start, reading), key=lambda unit: unit.paragraphs[0].span)
    return tuple(_clause(unit, document, raw) for unit in _with_unique_names(in_order))


def _fields(body: Sequence[Paragraph]) -> frozenset[str]:
    """「责任单位:…」「完成时限:…」 that item after item has; they name no matter of their own."""
    opened = (paragraph.text.partition(":") for paragraph in body if paragraph.label is None)
    names = Counter(name for name, colon, _ in opened if colon and len(name) <= _LONGEST_FIELD)
    return frozenset(name for name, count in names.items() if count >= _FEWEST_FIELDS)


def _units(node: Node, place: _Place, reading: _Reading, is_listed: bool = False) -> Iterator[_Unit]:
    own = ([node.opening] if node.opening else []) + node.paragraphs
    matters = _matters(own)
    if _is_one_matter(node, matters, reading.fields, is_listed):
        yield _Unit(place, tuple(node.titles + own), node.kind is Kind.ARTICLE)
    else:
        if matters and _says_its_title(node):
            yield _Unit(place, tuple(node.titles))
        for position, matter in enumerate(matters, start=1):
            yield _Unit(_paragraph_place(place, matter[0], position, reading.raw), matter)
    are_listed = all(_is_leaf(child) for child in node.children)
    unnumbered, uses = 0, Counter[tuple[Kind | None, str]]()
    for child in node.children:
        unnumbered += not child.numbers
        slug = _slug(child, unnumbered)
        use = uses[child.kind, slug] + 1
        below = _used_again(_child_place(place, child, slug, reading.raw), use)
        found = list(_units(child, below, reading, are_listed))
        # A heading above nothing, as in a list of contents, uses no number.
        uses[child.kind, slug] += bool(found)
        yield from found


def _says_its_title(node: Node) -> bool:
    """「三、会议决定垫付资金1200万元。」 says something, 「三、提高站位。」 heads what follows."""
    if not node.titles or any(child.kind is not Kind.HEADING for child in node.children):
        return False
    title = node.titles[-1]
    start = title.label.end if title.label else 0
    return title.text.endswith("。") and bool(_SAID.search(title.text, start))


def _is_leaf(node: Node) -> bool:
    return not (node.children or node.paragraphs or node.opening)


def _matters(own: Sequence[Paragraph]) -> Sequence[tuple[Paragraph, ...]]:
    """Each paragraph is a matter of its own, the rows of one table are one together, or each where they
    are long: the row that heads them goes with the first."""
    matters: list[tuple[Paragraph, ...]] = []
    for are_rows, group in groupby(own, key=lambda paragraph: paragraph.is_table_row):
        paragraphs = tuple(group)
        if are_rows and _size(paragraphs) <= _LONGEST_TABLE:
            matters.append(paragraphs)
        else:
            head = 2 if are_rows else 1
            matters += [paragraphs[:head], *((paragraph,) for paragraph in paragraphs[head:])]
    return matters


def _size(paragraphs: Iterable[Paragraph]) -> int:
    return sum(len(paragraph.text) for paragraph in paragraphs)


def _is_one_matter(
    node: Node, matters: Sequence[object], fields: frozenset[str], is_listed: bool
) -> bool:
    """Whether a numbered item is one clause as a whole."""
    if node.kind is None or node.kind is Kind.FOREWORD or _is_divided(node):
        return False
    if not matters:
        return _is_bare_item(node, is_listed)
    if node.kind is Kind.ARTICLE or len(matters) == 1:
        return True
    if node.kind is Kind.TABLE:
        return _size(node.paragraphs) <= _LONGEST_TABLE
    if len(matters) >= _MANY and _size(node.paragraphs) > _LONGEST:
        return False
    leads = [_names_its_matter(paragraph, fields) for paragraph in node.paragraphs]
    return sum(leads) < _LEAD_SHARE * len(leads)


def _is_divided(node: Node) -> bool:
    """Whether anything but tables at its end stands inside a place; a table is a clause of its own."""
    if any(child.kind is not Kind.TABLE for child in node.children):
        return True
    captions = [child.titles[0].span for child in node.children]
    return any(paragraph.span > captions[0] for paragraph in node.paragraphs if captions)


def _is_bare_item(node: Node, is_listed: bool) -> bool:
    """A list item of one short line is a text of its own; a heading above nothing is not.

    `is_listed`: all items beside it are such lines too.
    """
    if node.kind in (None, Kind.HEADING) or not node.titles:
        return False
    is_sentence = node.titles[-1].text.endswith(("。", ";", "!", "?"))
    return node.kind > Kind.BOX or (node.kind is Kind.NUMERAL and (is_sentence or is_listed))


def _names_its_matter(paragraph: Paragraph, fields: frozenset[str]) -> bool:
    """Whether an unnumbered paragraph says at its start what it is about."""
    found = lead(paragraph.text)
    return paragraph.label is not None or (bool(found) and found not in fields)


def _paragraph_place(place: _Place, paragraph: Paragraph, position: int, raw: RawText) -> _Place:
    heading = _lead_as_printed(paragraph, raw)
    path = (*place.path, Level("", heading)) if heading else place.path
    counted = f"第{position}{'行' if paragraph.is_table_row else '段'}"
    name = counted if place.path else f"引言{counted}"
    return _Place((*place.slugs, f"p{position}"), path, place.citation + name)


def _lead_as_printed(paragraph: Paragraph, raw: RawText) -> str:
    start = paragraph.label.end if paragraph.label else 0
    words = paragraph.folded.piece(start, len(paragraph.text))
    found = lead(words.text)
    return _printed(words.span(0, len(found)), raw) if found and not _is_item(paragraph) else ""


def _is_item(paragraph: Paragraph) -> bool:
    return paragraph.label is not None and paragraph.label.kind is not Kind.DASH


def _used_again(place: _Place, use: int) -> _Place:
    """A number printed twice under one heading is told apart on its second use."""
    if use == 1:
        return place
    return _Place(_slugs_again(place.slugs, use), place.path, _cited_again(place.citation, use))


def _child_place(place: _Place, node: Node, slug: str, raw: RawText) -> _Place:
    level = Level(_printed(node.label, raw), _printed(node.heading, raw))
    slugs = (*place.slugs, slug)
    above = _without_decimal(place) if node.kind in DECIMALS[1:] else place.citation
    return _Place(slugs, (*place.path, level), above + _cited(node, level, place))


def _without_decimal(place: _Place) -> str:
    """「3.1」 says already that it stands in 「3」."""
    label = re.sub(r"\s", "", fold_text(place.path[-1].label)) if place.path else ""
    is_decimal = bool(re.fullmatch(r"[0-9.]+", label))
    return place.citation.removesuffix(label) if is_decimal else place.citation


def _slug(node: Node, unnumbered: int) -> str:
    """3, annex, box2, 120.1 for 第一百二十条之一, h1 for the first heading without a number."""
    if node.kind is Kind.FOREWORD:
        return _SLUGS[node.kind]
    if not node.numbers:
        return f"h{unnumbered}"
    word = _SLUGS.get(node.kind, "") if node.kind is not None else ""
    is_only = node.kind is Kind.ANNEX and node.numbers == (1,)
    return word if is_only else word + ".".join(map(str, node.numbers))


def _cited(node: Node, level: Level, place: _Place) -> str:
    """How a place is written in a citation: the label, in half width, told apart from its neighbours."""
    label = re.sub(r"\s", "", fold_text(level.label))
    if node.kind is Kind.ANNEX:
        heading = re.sub(r"[《》]", "", level.heading) if not label else level.heading
        return f"{label}《{heading}》" if level.heading else label
    if not level.label:
        return f"“{level.heading}”"
    is_in_box = bool(re.search(r"专栏[^、]*$", place.citation))
    return f"第{node.numbers[0]}项" if is_in_box and node.kind is Kind.DIGIT else label


def _printed(span: Span | None, raw: RawText) -> str:
    """A label or heading, "" where nothing is printed."""
    return as_printed(raw, span) if span else ""


def _with_unique_names(units: Iterable[_Unit]) -> Iterator[_Unit]:
    """What is still named alike, as 第二条 and 二、 in one place are, is told apart."""
    ids, citations = Counter[tuple[str, ...]](), Counter[str]()
    for unit in units:
        slugs = _unused(ids, unit.place.slugs, _slugs_again)
        citation = _unused(citations, unit.place.citation, _cited_again)
        yield unit._replace(place=_Place(slugs, unit.place.path, citation))


def _unused(uses: Counter[_Name], name: _Name, again: Callable[[_Name, int], _Name]) -> _Name:
    """A name, or where it is taken the next that is not."""
    uses[name] += 1
    free = name if uses[name] == 1 else again(name, uses[name])
    return free if free == name else _unused(uses, free, again)


def _slugs_again(slugs: tuple[str, ...], use: int) -> tuple[str, ...]:
    return (*slugs[:-1], f"{slugs[-1]}-{use}")


def _cited_again(citation: str, use: int) -> str:
    return f"{citation}(第{use}处)"


def _clause(unit: _Unit, document: Document, raw: RawText) -> ParsedClause:
    start, end = unit.paragraphs[0].span.start, unit.paragraphs[-1].span.end
    cut = [_sentences(paragraph) for paragraph in unit.paragraphs]
    sentences = [sentence for of_paragraph in cut for sentence in of_paragraph]
    where = places(unit.paragraphs) if unit.is_article else [None] * len(cut)
    return ParsedClause(
        clause_id="/".join(unit.place.slugs),
        document_id=document.document_id,
        path=unit.place.path,
        citation=unit.place.citation + _pages(raw, start, end),
        text=raw.text[start:end],
        source=Source(document.file, start, end),
        search_text="\n".join(paragraph.text for paragraph in unit.paragraphs),
        paragraphs=tuple(paragraph.span for paragraph in unit.paragraphs),
        sentences=tuple(sentence.whole for sentence in sentences),
        folded_sentences=tuple(sentence.text for sentence in sentences),
        places=tuple(place for place, found in zip(where, cut, strict=True) for _ in found),
    )


def _sentences(paragraph: Paragraph) -> list[Folded]:
    return [paragraph.folded.piece(start, end) for start, end in sentence_bounds(paragraph.text)]


def _pages(raw: RawText, start: int, end: int) -> str:
    """The printed pages a clause stands on, where the file has pages."""
    if not raw.pages:
        return ""
    first, last = bisect_right(raw.pages, start), bisect_right(raw.pages, end - 1)
    return f"(第{first}页)" if first == last else f"(第{first}—{last}页)"
