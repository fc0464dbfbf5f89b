"""Documents by the number that they were issued under: 「国务院令第722号」, 「晋政发〔2021〕45号」."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.folding import Span, fold_text
from indexer.parts import Part, PartKind

# GB/T 9704-2012: the sender's signs, the year in 〔〕 (folded to round brackets) and a number.
_YEARLY = (
    r"(?P<signs>[\u4e00-\u9fff]{1,12})\s*[(\[](?P<year>(?:19|20)\d\d)[)\]]\s*"
    r"(?:第\s*)?(?P<of_year>\d{1,4})\s*号"
)
_ORDER = (
    r"(?P<sender>[\u4e00-\u9fff]{2,16}?)\s*(?:令\s*第?\s*(?P<before>\d{1,4})\s*号"
    r"|(?:第\s*)?(?P<behind>\d{1,4})\s*号令)"
)
_NUMBER = re.compile(f"{_YEARLY}|{_ORDER}")
_STATE = "中华人民共和国"
# A statute's history tells orders that only changed it too.
_ISSUED = re.compile(r"\s*(?:公布|发布|颁布)")
_PRINTED_IN = (PartKind.NUMBER, PartKind.HISTORY)


class Number(NamedTuple):
    """`sender`: who issued it, or the signs that stand for that; `year` "" for an order."""

    sender: str
    year: str
    number: str


class Told(NamedTuple):
    """`documents`: those with the number that a query names, none where it is of no document here."""

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
            key: [texts[key][slice(*part.span)] for part in own if part.kind in _PRINTED_IN]
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

    def told(self, folded: str) -> Told | None:
        """None where a query names no such number."""
        match = _NUMBER.search(folded)
        if match is None:
            return None
        typed, start = _number(match), match.start()
        for known, documents in self.issued.items():
            if known[1:] == typed[1:] and typed.sender.endswith(known.sender):
                start += len(typed.sender) - len(known.sender)
                return Told(documents, Span(start, match.end()))
        return Told(frozenset(), Span(*match.span()))


NO_ORDERS = Orders({})


def _issued(line: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(line):
        if match["year"] or _ISSUED.match(line, match.end()):
            number = _number(match)
            yield number._replace(sender=number.sender.removeprefix(_STATE))


def _number(match: re.Match[str]) -> Number:
    found = match.groupdict()
    if found["year"]:
        return Number(found["signs"], found["year"], found["of_year"])
    return Number(found["sender"], "", found["before"] or found["behind"])
