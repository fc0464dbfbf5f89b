"""Which of the labels that lines may open with are labels, by what stands before them."""

from collections.abc import Sequence
from dataclasses import replace

from indexer.lines import Paragraph
from indexer.numbering import DECIMALS, ORDINALS, Kind, Label, follows

_Numbers = dict[Kind, tuple[int, ...]]


def settled(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs with the labels that count; 「2.5微米…」 and 「第三条规定…」 lose theirs."""
    last: _Numbers = {}
    kept = []
    sections = _decimal_sections(paragraphs)
    for paragraph in paragraphs:
        label = _accepted(paragraph, last, sections)
        if label:
            _count(label, last)
        kept.append(replace(paragraph, label=label))
    return tuple(kept)


def _accepted(paragraph: Paragraph, last: _Numbers, sections: frozenset[int]) -> Label | None:
    label = paragraph.label
    if label is None or paragraph.is_table_row:
        return None
    top = label._replace(kind=Kind.DECIMAL_1)
    if label.kind is Kind.DIGIT and paragraph.is_title_like and _is_next_decimal(top, last, sections):
        return top
    if label.is_certain or _is_next(paragraph, label, last, sections):
        return label
    return None


def _is_next(paragraph: Paragraph, label: Label, last: _Numbers, sections: frozenset[int]) -> bool:
    """Whether an uncertain label goes on counting, or begins to."""
    if label.kind in ORDINALS and not paragraph.is_title_like:
        return False
    if label.kind in DECIMALS:
        return _is_next_decimal(label, last, sections)
    return _counts_on(label, last) or label.numbers == (1,)


def _counts_on(label: Label, last: _Numbers) -> bool:
    return label.kind in last and follows(last[label.kind], label.numbers)


def _is_next_decimal(label: Label, last: _Numbers, sections: frozenset[int]) -> bool:
    """1.2 comes after 1.1 or anything below it, 1.1 after 1."""
    if label.numbers[0] not in sections:
        return False
    *above, number = label.numbers
    if number > 1:
        return last.get(label.kind) == (*above, number - 1)
    return last.get(Kind(label.kind - 1), tuple(above)) == tuple(above)


def _decimal_sections(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The first numbers of a document that counts 1, 1.1, 1.1.1; empty where it does not."""
    labels = [paragraph.label for paragraph in paragraphs if paragraph.label]
    decimals = [label.numbers for label in labels if label.kind is Kind.DECIMAL_2]
    below = {section for section, number in decimals if number == 1}
    tops = {label.numbers[0] for label in labels if label.kind in (Kind.DECIMAL_1, Kind.DIGIT)}
    if not {1, 2} <= below & tops:
        return frozenset(below if len(below) > 1 and 1 in below else ())
    return frozenset(number for number in tops if number <= max(below) + 2)


def _count(label: Label, last: _Numbers) -> None:
    last[label.kind] = label.numbers
    # Chapters that start again with each part, sections with each chapter; articles go on.
    for kind in list(last):
        if kind > label.kind and kind is not Kind.ARTICLE:
            del last[kind]
