"""Documents by the number that they were issued under: 「国务院令第722号」, 「晋政发〔2021〕45号」."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from indexer.folding import Span, fold_text
from indexer.numbering import number_of
from indexer.parts import Part, PartKind

_COUNT = r"(?:\d{1,4}|[一二三四五六七八九十百千零〇]{1,8})"
# GB/T 9704-2012: the sender's signs, the year in 〔〕 (folded to round brackets) and a number.
_YEARLY = (
    r"(?P<signs>[\u4e00-\u9fff]{1,12})\s*(?:[(\[](?P<year>(?:19|20)\d\d)[)\]]|(?P<typed>(?:19|20)\d\d)年?)\s*"
    r"(?:第\s*)?(?P<of_year>\d{1,4})\s*号"
)
_ORDER = (
    rf"(?P<sender>[\u4e00-\u9fff]{{2,16}}?)\s*(?:令\s*\(?(?:第\s*)?(?P<before>{_COUNT})\s*号"
    rf"|(?:第\s*)?(?P<behind>{_COUNT})\s*号令)"
)
_NUMBER = re.compile(f"{_YEARLY}|{_ORDER}")
# 「辽政发9号」: people leave the year out.
_YEARLESS = re.compile(
    r"(?P<signs>[\u4e00-\u9fff]{2,12}?)\s*(?:第\s*)?(?P<number>\d{1,4})\s*号(?![院楼房线路会])"
)
_STATE = "中华人民共和国"
# A statute's history tells orders that only changed it too.
_ISSUED = re.compile(r"\s*(?:公布|发布|颁布)")
# 「关于…的通知(川发改价格〔2025〕480号)」
_ENDING = re.compile(r"\(([^()]+[(\[]\d{4}[)\]]\d+号)\)\s*$")
_FIELD = re.compile(
    r"\s*(?:-|(?:文号|发文字号|number|doc_?(?:no|number)):)\s*[\"']?([^\s:\"']+号)[\"']?\s*"
)
_PRINTED_IN = (PartKind.NUMBER, PartKind.HISTORY)
# What may stand right in front of a sender in a query: 「根据…」; 「晋政发」 is no 「政发」.
_IN_FRONT = re.compile(rf"(?:.*[据照按查找看的在是和与及了见由把依年日要])?(?:{_STATE})?")


class Number(NamedTuple):
    """`sender`: who issued it, or the signs that stand for that; `year` "" for an order."""

    sender: str
    year: str
    number: int


class Cited(NamedTuple):
    """A number as a query cites it; `documents`: those that it is of, none where none is here."""

    documents: frozenset[str]
    span: Span


@dataclass(frozen=True)
class Orders:
    """The documents that were issued under each number."""

    issued: Mapping[Number, frozenset[str]]

    @classmethod
    def of(cls, texts: Mapping[str, str], parts: Mapping[str, Sequence[Part]]) -> "Orders":
        """From the texts of documents and what stands in them besides their clauses."""
        return cls.printed({
            key: [line for part in own for line in _told(texts[key][slice(*part.span)], part.kind)]
            for key, own in parts.items()
        })  # fmt: skip

    @classmethod
    def printed(cls, lines: Mapping[str, Sequence[str]]) -> "Orders":
        """From the lines in front of each document that tell its number or history."""
        issued: dict[Number, frozenset[str]] = {}
        for key, own in lines.items():
            for number in (number for line in own for number in _issued(fold_text(line))):
                issued[number] = issued.get(number, frozenset()) | {key}
        return cls(issued)

    def cited(self, folded: str) -> tuple[Cited, ...]:
        """Every such number that a query names, in order."""
        found = ((match, self._cited(match, _number(match))) for match in _NUMBER.finditer(folded))
        whole = [cited for match, cited in found if cited.documents or not match["typed"]]
        spans = [cited.span for cited in whole]
        short = (
            one
            for one in self._without_year(folded)
            if not any(one.span.start < span.end and span.start < one.span.end for span in spans)
        )
        return tuple(sorted((*whole, *short), key=lambda cited: cited.span))

    def _without_year(self, folded: str) -> Iterator[Cited]:
        """The same without the year, where one document has such a number."""
        for match in _YEARLESS.finditer(folded):
            number = int(match["number"])
            years = {own.year for own in self.issued if own.year and own.number == number}
            typed = (Number(match["signs"], year, number) for year in years)
            found = [cited for one in typed if (cited := self._cited(match, one)).documents]
            if len(found) == 1:
                yield found[0]

    def _cited(self, match: re.Match[str], typed: Number) -> Cited:
        known = [own for own in self.issued if own[1:] == typed[1:] and _is_sender(own, typed)]
        if not known:
            # Where the name of a sender that is not known begins, nothing tells.
            return Cited(frozenset(), Span(match.start() + len(typed.sender), match.end()))
        best = max(known, key=lambda own: len(own.sender))
        start = match.start() + len(typed.sender) - len(best.sender)
        return Cited(self.issued[best], Span(start, match.end()))


NO_ORDERS = Orders({})


def _told(text: str, kind: PartKind) -> Iterator[str]:
    """Where a part tells the number of its own document: a line for it, brackets that end the title, the
    first such field or tag in front of a Markdown file."""
    if kind in _PRINTED_IN:
        yield text
    elif kind is PartKind.TITLE:
        yield from _ENDING.findall(fold_text(text))
    elif kind is PartKind.MARKUP:
        yield from islice((line[1] for line in map(_FIELD.fullmatch, text.splitlines()) if line), 1)


def _is_sender(known: Number, typed: Number) -> bool:
    front = typed.sender[: max(len(typed.sender) - len(known.sender), 0)]
    return typed.sender == front + known.sender and bool(_IN_FRONT.fullmatch(front))


def _issued(line: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(line):
        if match["signs"] or _ISSUED.match(line, match.end()):
            number = _number(match)
            yield number._replace(sender=number.sender.removeprefix(_STATE))


def _number(match: re.Match[str]) -> Number:
    found = match.groupdict()
    if found["signs"]:
        return Number(found["signs"], found["year"] or found["typed"], int(found["of_year"]))
    return Number(found["sender"], "", number_of(found["before"] or found["behind"]))
