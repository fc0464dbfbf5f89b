"""What headings and annexes are called, and which of them a text names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from indexer.folding import fold_text

_SHORTEST_OPENING = 4
_SHORTEST_PART = 2
_SHORTEST_ANNEX = 6
_SHORTEST_HINT, _LONGEST_HINT = 4, 20
# How much of a heading has to be named, and where the text says that it is one.
_LEAST_SHARE, _POINTED_SHARE = 0.5, 0.34
# 「附  则」 and 「通 知」 as they are printed, and where a title goes on in the next line.
_SPREAD = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_QUOTED = re.compile('^[“"][^”"]*[”"]')


class Heading(NamedTuple):
    document_id: str
    text: str
    is_annex: bool
    depth: int = 0


@dataclass(frozen=True)
class HeadingNames:
    """`titles` of the documents; `texts`: the headings of each one's clauses, `annexes` those of its
    annexes; `depths`: how many levels stand above each."""

    titles: Mapping[str, str]
    texts: Mapping[str, frozenset[str]]
    annexes: Mapping[str, frozenset[str]]
    depths: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, titles: Mapping[str, str], headings: Iterable[Heading]) -> "HeadingNames":
        texts: dict[str, set[str]] = {key: set() for key in titles}
        annexes: dict[str, set[str]] = {key: set() for key in titles}
        depths: dict[tuple[str, str], int] = {}
        for one in headings:
            key = one.document_id, one.text
            depths[key] = min(one.depth, depths.get(key, one.depth))
            texts[one.document_id].add(one.text)
            if one.is_annex:
                annexes[one.document_id].add(one.text)
        return cls(titles, _frozen(texts), _frozen(annexes), depths)

    def named(self, text: str, inside: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Headings that stand in a text, or that it ends with the first words of, each with its
        document: 「保障措施(五)」. Of an annex's heading any words will do, but 「主要任务」 is no part
        of 「重点任务分工」 where it is a heading itself."""
        found = frozenset(
            (key, heading) for key in inside for heading in self.texts[key]
            if self._is_begun(heading, text, key)
        )  # fmt: skip
        if any(text.endswith(heading) for _, heading in found):
            return found
        return found | {
            (key, heading) for key in inside for heading in self.annexes[key]
            if self._ends_with_part(text, heading, key)
        }  # fmt: skip

    def hinted(
        self, text: str, inside: Iterable[str], is_pointed: bool = False
    ) -> frozenset[tuple[str, str]]:
        """The heading that a text ends with some characters of, one or the outermost that has them:
        「能源革命综合改革那部分」 → 「深化能源革命综合改革」. `is_pointed`: the text says that it is a
        heading, which may be a short one then: 「计划那一章」."""
        end = text[-_SHORTEST_PART:]
        near = [
            (key, heading) for key in inside for heading in self.texts[key] if end and end in heading
        ]  # fmt: skip
        pieces = [text[-length:] for length in range(min(len(text), _LONGEST_HINT), 1, -1)]
        for piece in pieces:
            if (is_pointed or len(piece) >= _SHORTEST_HINT) and (held := self._holding(piece, near)):
                return self._outermost(held)
        least, shortest = (
            (_POINTED_SHARE, _SHORTEST_HINT) if is_pointed else (_LEAST_SHARE, _SHORTEST_HINT + 1)
        )
        for piece in pieces:
            if len(piece) >= shortest and (found := self._shortened(piece, near, least)):
                return found if len(found) == 1 else frozenset()
        return frozenset()

    def _holding(self, piece: str, near: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """Headings with a piece in them; a short piece has to be all of it."""
        is_long = len(piece) >= _SHORTEST_HINT
        return frozenset(
            (key, heading) for key, heading in near
            if (piece in heading if is_long else piece == heading) and piece not in self.titles[key]
        )  # fmt: skip

    def _outermost(self, found: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """Of headings that share what is named the one above the others of its document; none where
        several are."""
        least: dict[str, int] = {}
        for one in found:
            least[one[0]] = min(self.depths[one], least.get(one[0], self.depths[one]))
        outermost = frozenset(one for one in found if self.depths[one] == least[one[0]])
        return outermost if len({heading for _, heading in outermost}) == 1 else frozenset()

    def _shortened(
        self, piece: str, near: Iterable[tuple[str, str]], least: float
    ) -> frozenset[tuple[str, str]]:
        """Headings with such a share of their characters in a piece, to their end: 「面临的问题」."""
        return frozenset(
            (key, heading) for key, heading in near
            if _is_most(piece, heading, least) and piece not in self.titles[key]
        )  # fmt: skip

    def at_end(self, text: str, inside: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Headings that a text ends with, whole or up to their first comma, each with its document."""
        return frozenset(
            (key, heading) for key in inside for heading in self.texts[key]
            if any(text.endswith(own) and own not in self.titles[key] for own in _called_by(heading))
        )  # fmt: skip

    def annexes_called(self, text: str, inside: Iterable[str]) -> frozenset[tuple[str, str]]:
        """The annex that a text ends with the name of, be it in short: 「奉贤严格管控方案」, with its
        document; none where several may be meant, or the document itself."""
        found = [
            (key, heading) for key in inside for heading in self.annexes[key]
            if length_of_name(text, heading) > length_of_name(text, self.titles[key])
        ]  # fmt: skip
        return frozenset(found if len(found) == 1 else ())

    def is_annex(self, text: str) -> bool:
        """Whether a text ends with words of an annex's heading."""
        return any(
            self._ends_with_part(text, heading, key)
            for key, annexes in self.annexes.items() for heading in annexes
        )  # fmt: skip

    def _is_begun(self, heading: str, text: str, document_id: str) -> bool:
        title = self.titles[document_id]
        if heading in text and heading not in title:
            return True
        lengths = range(_SHORTEST_OPENING, min(len(heading), len(text)) + 1)
        return any(
            text.endswith(heading[:length]) and heading[:length] not in title for length in lengths
        )

    def _ends_with_part(self, text: str, heading: str, document_id: str) -> bool:
        part = text[-_SHORTEST_PART:]
        return len(part) == _SHORTEST_PART and part in heading and part not in self.titles[document_id]


def unspread(printed: str) -> str:
    """A heading or title folded, without the blanks that spread it over a line.

    >>> unspread("附　　則")
    '附则'
    """
    return _SPREAD.sub("", fold_text(printed))


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(own) for key, own in sets.items()}


def _is_most(piece: str, heading: str, least: float) -> bool:
    is_ended = heading.endswith(piece[-_SHORTEST_PART:])
    return is_ended and len(piece) >= least * len(heading) and abbreviates(piece, heading)


def _called_by(heading: str) -> list[str]:
    """What a heading may be called in short: 「“十四五”面临的主要问题」 without the quoted words."""
    short = (heading, re.split("[,、:;]", heading)[0], _QUOTED.sub("", heading))
    return [name for name in short if len(name) >= _SHORTEST_OPENING]


def length_of_name(text: str, heading: str) -> int:
    """How much of the end of a text is a name of an annex: characters of its heading in their order, up
    to its end; 0 where nothing is."""
    starts = range(len(text) - _SHORTEST_ANNEX + 1)
    is_ended = text[-_SHORTEST_PART:] == heading[-_SHORTEST_PART:]
    return next(
        (len(text) - start for start in starts if is_ended and abbreviates(text[start:], heading)), 0
    )


def abbreviates(word: str, name: str) -> bool:
    """Whether a name has the characters of a word in their order: 环保, 生态环境保护."""
    rest = iter(name)
    return all(char in rest for char in word)
