"""The tree of a document → clauses: the units that are ranked and cited."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.documents import Document
from indexer.folding import Folded, Span, fold, fold_text
from indexer.lines import Paragraph, paragraphs
from indexer.numbering import Kind
from indexer.outline import Node, lead, outline
from indexer.sentences import sentence_bounds

_SLUGS = {Kind.ANNEX: "annex", Kind.FOREWORD: "foreword", Kind.BOX: "box"}
# Below this share of unnumbered paragraphs with a lead sentence, an item is one matter.
_LEAD_SHARE = 0.5


class Level(NamedTuple):
    """One step of a clause's path, label and heading as printed; "" where nothing is printed."""

    label: str
    heading: str


class Source(NamedTuple):
    """Where a clause stands: `file` within the corpus, code points from `start` to before `end`."""

    file: str
    start: int
    end: int


@dataclass(frozen=True)
class Clause:
    """One citable unit; `text` is the file's text from `source.start` to `source.end`."""

    clause_id: str
    document_id: str
    path: tuple[Level, ...]
    citation: str
    text: str
    source: Source


@dataclass(frozen=True)
class ParsedClause(Clause):
    """A clause with what an index is built from.

    `search_text` is the folded text, one line a paragraph. `paragraphs` and `sentences` are spans
    in the file, in order; `folded_sentences` the sentences as they are searched.
    """

    search_text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    folded_sentences: tuple[str, ...]


def title_and_headings(clause: Clause, document: Document) -> str:
    """What stands above a clause, as printed."""
    return " ".join([document.title, *(level.heading for level in clause.path if level.heading)])


class _Place(NamedTuple):
    """What the levels above have settled: id parts, path and citation so far."""

    slugs: tuple[str, ...]
    path: tuple[Level, ...]
    citation: str


class _Unit(NamedTuple):
    place: _Place
    paragraphs: tuple[Paragraph, ...]


def clauses(document: Document, text: str) -> tuple[ParsedClause, ...]:
    """Every clause of a document in reading order; they do not overlap."""
    tree = outline(paragraphs(fold(text))).root
    start = _Place((document.document_id,), (), f"《{document.title}》")
    units = _units(tree, start, text)
    return tuple(_clause(unit, document, text) for unit in _with_unique_names(units))


def _units(node: Node, place: _Place, text: str) -> Iterator[_Unit]:
    own = ([node.opening] if node.opening else []) + node.paragraphs
    if _is_one_matter(node, own):
        head = [node.title] if node.title else []
        yield _Unit(place, tuple(head + own))
    else:
        for position, paragraph in enumerate(own, start=1):
            yield _Unit(_paragraph_place(place, paragraph, position, text), (paragraph,))
    for child in node.children:
        yield from _units(child, _child_place(place, child, text), text)


def _is_one_matter(node: Node, own: Sequence[Paragraph]) -> bool:
    """Whether a numbered item is one clause as a whole."""
    if node.kind is None or node.kind is Kind.FOREWORD or node.children:
        return False
    if not own:
        return _is_bare_item(node)
    if node.kind is Kind.ARTICLE or len(own) == 1:
        return True
    leads = [_names_its_matter(paragraph) for paragraph in node.paragraphs]
    return sum(leads) < _LEAD_SHARE * len(leads)


def _is_bare_item(node: Node) -> bool:
    """A list item of one short line is a text of its own; a heading above nothing is not."""
    if node.kind is None or node.title is None:
        return False
    is_sentence = node.title.text.endswith(("。", ";", "!", "?"))
    return node.kind > Kind.BOX or (node.kind is Kind.NUMERAL and is_sentence)


def _names_its_matter(paragraph: Paragraph) -> bool:
    """Whether an unnumbered paragraph says at its start what it is about."""
    return paragraph.label is not None or bool(lead(paragraph.text))


def _paragraph_place(place: _Place, paragraph: Paragraph, position: int, text: str) -> _Place:
    heading = _lead_as_printed(paragraph, text)
    path = (*place.path, Level("", heading)) if heading else place.path
    name = f"引言第{position}段" if not place.path else f"第{position}段"
    return _Place((*place.slugs, f"p{position}"), path, place.citation + name)


def _lead_as_printed(paragraph: Paragraph, text: str) -> str:
    start = paragraph.label.end if paragraph.label else 0
    words = paragraph.folded.piece(start, len(paragraph.text))
    found = lead(words.text)
    return _printed(words.span(0, len(found)), text) if found and not _is_item(paragraph) else ""


def _is_item(paragraph: Paragraph) -> bool:
    return paragraph.label is not None and paragraph.label.kind is not Kind.DASH


def _child_place(place: _Place, node: Node, text: str) -> _Place:
    label = _printed(node.label, text)
    level = Level(label, _printed(node.heading, text))
    slugs = (*place.slugs, _slug(node))
    return _Place(slugs, (*place.path, level), place.citation + _cited(node, level, place))


def _slug(node: Node) -> str:
    word = _SLUGS.get(node.kind, "") if node.kind is not None else ""
    is_alone = node.kind is Kind.FOREWORD or (node.kind is Kind.ANNEX and node.number == 1)
    return word if is_alone else f"{word}{node.number}"


def _cited(node: Node, level: Level, place: _Place) -> str:
    """How a place is written in a citation: the label, in half width, told apart from its neighbours."""
    label = re.sub(r"\s", "", fold_text(level.label))
    if node.kind is Kind.ANNEX:
        return f"{label}《{level.heading}》" if level.heading else label
    is_in_box = bool(re.search(r"专栏[^、]*$", place.citation))
    return f"第{node.number}项" if is_in_box and node.kind is Kind.DIGIT else label


def _printed(span: Span | None, text: str) -> str:
    """A label or heading as printed; only the line breaks of a wrapped heading are left out."""
    return re.sub(r"(?<!\s)\s*[\r\n]\s*", "", text[span.start : span.end]) if span else ""


def _with_unique_names(units: Iterator[_Unit]) -> Iterator[_Unit]:
    """A number printed twice under one heading is told apart on its second use."""
    ids: Counter[tuple[str, ...]] = Counter()
    citations: Counter[str] = Counter()
    for unit in units:
        _, path, citation = unit.place
        slugs = _counted(ids, unit.place.slugs)
        citations[citation] += 1
        again = f"(第{citations[citation]}处)" if citations[citation] > 1 else ""
        yield unit._replace(place=_Place(slugs, path, citation + again))


def _counted(seen: Counter[tuple[str, ...]], slugs: tuple[str, ...]) -> tuple[str, ...]:
    seen[slugs] += 1
    return slugs if seen[slugs] == 1 else (*slugs[:-1], f"{slugs[-1]}-{seen[slugs]}")


def _clause(unit: _Unit, document: Document, text: str) -> ParsedClause:
    start, end = unit.paragraphs[0].span.start, unit.paragraphs[-1].span.end
    sentences = tuple(_sentences(unit.paragraphs))
    return ParsedClause(
        clause_id="/".join(unit.place.slugs),
        document_id=document.document_id,
        path=unit.place.path,
        citation=unit.place.citation,
        text=text[start:end],
        source=Source(document.file, start, end),
        search_text="\n".join(paragraph.text for paragraph in unit.paragraphs),
        paragraphs=tuple(paragraph.span for paragraph in unit.paragraphs),
        sentences=tuple(sentence.whole for sentence in sentences),
        folded_sentences=tuple(sentence.text for sentence in sentences),
    )


def _sentences(paragraphs: Sequence[Paragraph]) -> Iterator[Folded]:
    for paragraph in paragraphs:
        for start, end in sentence_bounds(paragraph.text):
            yield paragraph.folded.piece(start, end)
